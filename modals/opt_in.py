"""How people agree to be texted, and what they are answered."""

from __future__ import annotations

from modals.blocks import Block, actions, button, context
from modals.fields import Scene, Text, Url
from modals.menus import Boxes, Option
from modals.step import Step

METHODS = (
    Option("web_form", "On a web page", "A form with an optional, unticked box"),
    Option("login", "In their account, behind a login", "Needs a public screenshot"),
    Option("paper", "On paper", "Needs a public scan of the form"),
    Option("spoken", "Aloud, on the phone or in person", "Needs the script that is read"),
    Option("keyword", "By texting a word", "Like JOIN, to your number"),
)


def _reply(name: str, label: str, hint: str) -> Text:
    return Text(name, label, hint, multiline=True, least=20, most=320)


def _below(_scene: Scene) -> list[Block]:
    return [
        context("Do your pages not say all this yet? Here is text to put on them, made from your answers."),
        *actions([button("site_texts", "Texts for your pages")], "opt_in.texts"),
    ]


STEP = Step(
    name="opt_in",
    title="How people agree",
    intro="Reviewers look hardest at this. They open your pages, so what is described has to be there already, open "
    "to everyone. We have drafted "
    "the texts: tick how people agree, fill in the links, then make the wording match your page.",
    fields=(
        Boxes("methods", "How do people agree to be texted?", "Tick all that apply.", options=METHODS, dispatch=True),
        Url(
            "opt_in_url",
            "Sign-up page, or a public picture of it",
            "Needed for a web page. For an account, paper or script: a public page that shows it.",
            optional=True,
            placeholder="https://www.acme.com/texts",
        ),
        Text(
            "message_flow",
            "How people agree, step by step",
            "Where they do it, the words they agree to, how often you text, that rates may apply, STOP and HELP, and "
            "both links. 40 to 2,048 "
            "characters. Emptied, it is drafted anew.",
            multiline=True,
            least=40,
            most=2048,
        ),
        Url(
            "privacy_policy_url",
            "Privacy policy",
            "It has to say that mobile numbers are not shared with others for marketing.",
            placeholder="https://www.acme.com/privacy",
        ),
        Url(
            "terms_url",
            "Terms of the texts",
            "With what you send, how often, that rates may apply, STOP and HELP, and whom to ask.",
            placeholder="https://www.acme.com/terms",
        ),
        Text(
            "opt_in_keywords",
            "Words people text to sign up",
            "Only if they sign up by text. Letters and digits, like JOIN, START.",
            optional=True,
            most=255,
            placeholder="JOIN",
        ),
        _reply(
            "opt_in_message",
            "Answer when somebody signs up",
            "Company, frequency, rates, HELP and STOP. 20 to 320 characters.",
        ),
        _reply("opt_out_message", "Answer to STOP", "Company, and that no more texts will come. 20 to 320 characters."),
        _reply("help_message", "Answer to HELP", "Company and how to reach you. 20 to 320 characters."),
    ),
    below=_below,
)
