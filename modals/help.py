"""What can be typed after the command."""

from __future__ import annotations

from modals.blocks import Block
from modals.message import sentence
from modals.text import inert

HELP = """*What you can type*
`/sms-register` goes on where your registration needs you, or begins one
`/sms-register new` begins another registration
`/sms-register status` shows how things stand; there the contact and the channel are changed, and a registration is withdrawn
`/sms-register history` shows every filed version, what was answered, and who did what
`/sms-register list` shows the registrations you may see
`/sms-register access` lets an admin give the right to set up SMS
`/sms-register help` shows this"""


def help_message(typed: str = "") -> Block:
    """Return the commands, for the person who asked, or who `typed` something else."""
    return sentence(f"“{inert(typed, 60)}” is not something I know.\n{HELP}" if typed else HELP)
