"""Ordered outcomes: what the reviewers will say about one business, stage by stage.

An order waits until a customer profile with its business name appears, and stays with that profile and all that is made
from it, whatever the name becomes later.
"""

from collections import deque
from dataclasses import dataclass, field
from typing import Any

DECIDED = ("profile", "trust_product", "brand", "campaign", "number")  # stages that somebody reviews
ALSO = ("evaluation", "address", "reopening")  # what is answered at once
STAGES = DECIDED + ALSO


@dataclass(frozen=True)
class Refusal:
    """One reason given for a no."""

    code: int
    fields: tuple[str, ...] = ()
    reason: str | None = None
    tcr: bool = True  # whether a failed brand ever reached the campaign registry


@dataclass(frozen=True)
class Decision:
    """What becomes of one submission: approved, unless there are refusals or a word of its own."""

    refusals: tuple[Refusal, ...] = ()
    after: bool = False  # happens to something already approved
    word: str | None = None  # said in place of every word we know

    @property
    def approves(self) -> bool:
        """Return whether this is a plain yes."""
        return not self.refusals and self.word is None

    @property
    def codes(self) -> set[int]:
        """Return the codes of all refusals."""
        return {refusal.code for refusal in self.refusals}

    def reason(self) -> str:
        """Return the refusals as sentences."""
        return " ".join(refusal.reason or f"Rejected, see error {refusal.code}." for refusal in self.refusals)


APPROVE = Decision()


@dataclass
class Order:
    """All decisions ordered for one business, taken in turn."""

    business: str
    stages: dict[str, deque[Decision]] = field(default_factory=dict)
    mails: deque[str] = field(default_factory=deque)

    def next(self, stage: str) -> Decision:
        """Take the decision on one submission; approval when nothing is left."""
        waiting = self.stages.get(stage)
        return waiting.popleft() if waiting and not waiting[0].after else APPROVE

    def peek(self, stage: str) -> Decision:
        """Return what `next` would take."""
        waiting = self.stages.get(stage)
        return waiting[0] if waiting and not waiting[0].after else APPROVE

    def afterwards(self, stage: str) -> Decision | None:
        """Take what happens to something just approved, if anything will."""
        waiting = self.stages.get(stage)
        return waiting.popleft() if waiting and waiting[0].after else None

    def next_mail(self) -> str:
        """Take what becomes of one mailed link: `click` or `ignore`."""
        return self.mails.popleft() if self.mails else "click"

    def left(self) -> dict[str, int]:
        """Return how many decisions have not been taken, by stage."""
        counts = {stage: len(waiting) for stage, waiting in self.stages.items() if waiting}
        return {**counts, "mailed_link": len(self.mails)} if self.mails else counts


class OrderBook:
    """Orders that wait for their business, and those that found it."""

    def __init__(self) -> None:
        self.waiting: list[Order] = []
        self.bound: list[Order] = []

    def take(self, business: str) -> Order | None:
        """Bind and return the oldest order that waits for this business."""
        for order in self.waiting:
            if order.business == business:
                self.waiting.remove(order)
                self.bound.append(order)
                return order
        return None

    def of(self, business: str) -> Order:
        """Return the order that speaks for a name right now: one that waits, else the latest one bound."""
        named = (order for order in (*self.waiting, *reversed(self.bound)) if order.business == business)
        return next(named, Order(business))


def read_order(order: dict[str, Any]) -> Order:
    """Return an order in our form, or raise the sentence that says what is wrong with it."""
    business = str(order.get("business", "")).strip()
    if not business:
        raise ValueError("An order names the business it is for.")
    unknown = set(order) - {"business", "mailed_link", *STAGES}
    if unknown:
        raise ValueError(f"There is no stage {sorted(unknown)[0]}; the stages are {', '.join(STAGES)}.")
    stages = {stage: deque(read_decision(entry) for entry in order.get(stage) or []) for stage in STAGES}
    mails = deque(str(mail) for mail in order.get("mailed_link") or [])
    if not set(mails) <= {"click", "ignore"}:
        raise ValueError("A mailed link is a click or an ignore.")
    return Order(business, stages, mails)


def read_decision(entry: Any) -> Decision:
    """Return one ordered decision: `approve`, a refusal, several refusals, or `{said: WORD}`."""
    if entry == "approve":
        return APPROVE
    if isinstance(entry, dict) and "said" in entry:
        refusals = (read_refusal(entry),) if "code" in entry else ()
        return Decision(refusals, after="after" in entry, word=str(entry["said"]))
    refusals_given = entry if isinstance(entry, list) else [entry]
    if not refusals_given or not all(isinstance(one, dict) and "code" in one for one in refusals_given):
        raise ValueError("A decision is approve, {code, fields}, a list of these, or {said: WORD}.")
    after = any(one.get("after") for one in refusals_given)
    return Decision(tuple(read_refusal(one) for one in refusals_given), after=after)


def read_refusal(entry: dict[str, Any]) -> Refusal:
    """Return one ordered refusal."""
    reason = entry.get("reason")
    return Refusal(
        code=int(entry["code"]),
        fields=tuple(str(name) for name in entry.get("fields") or ()),
        reason=None if reason is None else str(reason),
        tcr=bool(entry.get("tcr", True)),
    )
