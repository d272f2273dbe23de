"""Views and messages rebuilt from the classes of slackblocks, which refuse what Slack would refuse.

An opinion independent of the sandbox's: a key or a kind that the library does not know is a complaint too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import slackblocks as sb

Thing = Mapping[str, Any]
_ELEMENTS: Mapping[str, type] = {
    "button": sb.Button,
    "checkboxes": sb.CheckboxGroup,
    "conversations_select": sb.ConversationSelectMenu,
    "email_text_input": sb.EmailInput,
    "external_select": sb.ExternalSelectMenu,
    "multi_static_select": sb.StaticMultiSelectMenu,
    "plain_text_input": sb.PlainTextInput,
    "radio_buttons": sb.RadioButtonGroup,
    "static_select": sb.StaticSelectMenu,
    "url_text_input": sb.URLInput,
    "users_select": sb.UserSelectMenu,
}


def _text(thing: Thing) -> sb.Text:
    more = {key: thing[key] for key in thing.keys() - {"type", "text"}}
    return sb.Text(thing["text"], sb.TextType(thing["type"]), **more)


def _option(thing: Thing) -> sb.Option:
    return sb.Option(**_with(thing, text=_text, description=_text))


def _options(things: list[Thing]) -> list[sb.Option]:
    return [_option(thing) for thing in things]


def _confirm(thing: Thing) -> sb.ConfirmationDialogue:
    return sb.ConfirmationDialogue(**_with(thing, title=_text, text=_text, confirm=_text, deny=_text))


def _with(thing: Thing, **how: Callable[[Any], Any]) -> dict[str, Any]:
    """Return a thing's keys with some of its values rebuilt, without its type."""
    return {key: how[key](value) if key in how else value for key, value in thing.items() if key != "type"}


def _element(thing: Thing) -> Any:
    rebuilt = {"options": _options, "initial_options": _options, "initial_option": _option, "confirm": _confirm}
    texts = {"text": _text, "placeholder": _text}
    return _ELEMENTS[thing["type"]](**_with(thing, **rebuilt, **texts, filter=lambda one: sb.ConversationFilter(**one)))


def _elements(things: list[Thing]) -> list[Any]:
    return [_element(thing) for thing in things]


def _texts(things: list[Thing]) -> list[Any]:
    return [_text(thing) for thing in things]


def _block(thing: Thing) -> Any:
    match thing["type"]:
        case "section":
            return sb.SectionBlock(**_with(thing, text=_text, fields=_texts, accessory=_element))
        case "input":
            return sb.InputBlock(**_with(thing, label=_text, hint=_text, element=_element))
        case "context":
            return sb.ContextBlock(**_with(thing, elements=_texts))
        case "actions":
            return sb.ActionsBlock(**_with(thing, elements=_elements))
        case "header":
            return sb.HeaderBlock(**_with(thing, text=_text))
        case "divider":
            return sb.DividerBlock(**_with(thing))
    raise LookupError(f"outside of the palette: {thing['type']}")


def _blocks(things: list[Thing]) -> list[Any]:
    return [_block(thing) for thing in things]


def rebuilt(thing: Thing) -> Any:
    """Return a view or message as slackblocks makes it; raises what it objects to."""
    match thing.get("type"):
        case "modal":
            return sb.ModalView(**_with(thing, title=_text, submit=_text, close=_text, blocks=_blocks))
        case "home":
            return sb.HomeTabView(**_with(thing, blocks=_blocks))
    return sb.Message("C0HERE", text=thing["text"], blocks=_blocks(thing["blocks"]), metadata=thing.get("metadata"))
