"""Print files, and the median and 90 % length of functions, per folder; then the files over 400 lines."""

from __future__ import annotations

import ast
import statistics
import subprocess
from collections import defaultdict
from pathlib import Path

LARGE = 400


def python_files() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "*.py"], capture_output=True, text=True, check=True).stdout
    return [Path(line) for line in listed.splitlines() if Path(line).exists()]


def function_lengths(file: Path) -> list[int]:
    nodes = ast.walk(ast.parse(file.read_text()))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [(node.end_lineno or node.lineno) - node.lineno + 1 for node in nodes if isinstance(node, kinds)]


def percentile(lengths: list[int], share: float) -> int:
    return sorted(lengths)[max(0, round(len(lengths) * share) - 1)] if lengths else 0


def main() -> None:
    rooms: dict[str, list[Path]] = defaultdict(list)
    for file in python_files():
        rooms[str(file.parent)].append(file)
    print(f"{'folder':<28}{'files':>6}{'functions':>11}{'median':>8}{'90 %':>6}{'longest':>9}")
    for room, files in sorted(rooms.items()):
        lengths = [length for file in files for length in function_lengths(file)]
        median = int(statistics.median(lengths)) if lengths else 0
        print(
            f"{room:<28}{len(files):>6}{len(lengths):>11}{median:>8}{percentile(lengths, 0.9):>6}{max(lengths, default=0):>9}"
        )
    large = sorted((file.read_text().count("\n"), str(file)) for files in rooms.values() for file in files)
    for lines, name in reversed(large):
        if lines > LARGE:
            print(f"{lines} lines: {name}")


if __name__ == "__main__":
    main()
