"""What a window shows while something is read that takes a moment."""

from __future__ import annotations

from modals.blocks import Block, modal, section
from modals.meta import Meta


def loading(title: str = "One moment", meta: Meta | None = None) -> Block:
    """Return a window that will be replaced."""
    return modal("loading", title, [section("⏳ One moment, please…")], meta or Meta())
