"""Texts for a business's own pages, to copy."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.site_texts import Text
from modals.blocks import Block, context, header, modal, paragraphs, section
from modals.meta import Meta


def site_texts(texts: Sequence[Text], meta: Meta) -> Block:
    """Return a window with the texts as they are to be copied: plain, whatever they hold."""
    blocks = [
        section(
            "Select a text and copy it. What stands in [brackets] is still open; everything else comes from your answers."
        ),
        *(block for one in texts for block in (header(one.where), *paragraphs(one.text))),
        context("Reviewers open these pages: put the texts online first, then press *Check again* in the review."),
    ]
    return modal("site_texts", "Texts for your pages", blocks, meta)
