"""Try every rule, of what is shown and answered and then of calls in a row: one line each with how the wrong example is refused.

Exit 1 when a rule does not hold.
"""

import sys

from sandbox.slack.conduct import CONDUCT, Conduct
from sandbox.slack.rules.catalogue import Rule, rules


def line(rule: Rule) -> tuple[bool, str]:
    """Return whether a rule holds, and the line that says how."""
    refused, complaints = rule.refusal(), rule.complaints()
    held = refused is not None and not complaints
    wrong = f"refused: {refused.message}" if refused else "NOT REFUSED"
    right = "accepted" if not complaints else f"REFUSED: {complaints[0].rule} {complaints[0].message}"
    return held, f"{'ok  ' if held else 'FAIL'} {rule.id} | {rule.sentence} | wrong {wrong} | right {right}"


def conduct_line(rule: Conduct) -> tuple[bool, str]:
    """Return whether a rule of conduct holds, and the line that says how."""
    refused, accepted = rule.refusal(), rule.acceptance()
    held = refused.get("error") == rule.error and accepted.get("ok") is True
    right = "accepted" if accepted.get("ok") else f"REFUSED: {accepted}"
    return held, f"{'ok  ' if held else 'FAIL'} {rule.id} | {rule.sentence} | wrong refused: {refused} | right {right}"


def main() -> int:
    """Print a line per rule and return the exit code."""
    lines = [*(line(rule) for rule in rules()), *(conduct_line(rule) for rule in CONDUCT)]
    sys.stdout.writelines(f"{text}\n" for _, text in lines)
    return 0 if all(held for held, _ in lines) else 1


if __name__ == "__main__":
    sys.exit(main())
