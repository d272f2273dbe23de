"""Plain sentences: a window or a message that only one person sees."""

from __future__ import annotations

from modals.blocks import Block, modal, section
from modals.meta import Meta


def sentence_view(title: str, text: str) -> Block:
    """Return a window that says something of ours; there is nothing to do but close it."""
    return modal("message", title, [section(text)], Meta())


def sentence(text: str) -> Block:
    """Return a message of ours for one person's eyes."""
    return {"response_type": "ephemeral", "text": text, "blocks": [section(text)]}
