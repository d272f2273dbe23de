"""The message in a registration's thread, whatever it tells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate

from bot.domain.cards import Telling
from bot.domain.notices import Kind, Notice
from modals.blocks import Block, actions, context, section
from modals.card import metadata
from modals.notices import people, progress, trouble
from modals.notices.words import Wording
from modals.people import point_of_contact
from modals.text import LONGEST, clip

WORDINGS: dict[Kind, Callable[[Notice, Telling], Wording]] = {
    Kind.FILED: progress.filed,
    Kind.WAITING: progress.waiting,
    Kind.APPROVED: progress.approved,
    Kind.REFUSED: trouble.refused,
    Kind.LINK: progress.link,
    Kind.RESENT: progress.resent,
    Kind.READY: progress.ready,
    Kind.LOST: trouble.lost,
    Kind.WATCH: trouble.watch,
    Kind.SENT: people.sent,
    Kind.UNSENT: people.unsent,
}


def reply(notice: Notice, telling: Telling) -> Block:
    """Return the message in the thread: text, blocks and what the app recognises it by."""
    worded = WORDINGS[notice.kind](notice, telling)
    lead = f"{worded.lead} {point_of_contact(telling)}"
    blocks = [
        section(lead),
        *(section(text) for text in worded.more),
        *([context(worded.small)] if worded.small else []),
        *actions(worded.buttons, "notice.actions"),
    ]
    return {
        "text": _whole([lead, *worded.more]),
        "blocks": blocks,
        "metadata": metadata(telling, notice.kind.value, notice.key, [clip(code, 20) for code in notice.codes[:20]]),
    }


def _whole(texts: Sequence[str]) -> str:
    """Return as many of the texts as fit into what is read where blocks are not shown; none is cut, for it may hold a link."""
    lengths = accumulate(len(text) + 1 for text in texts)
    return "\n".join(text for text, length in zip(texts, lengths, strict=True) if length <= LONGEST)
