"""Settings, read once from the environment; what is missing or contradictory stops the start and is named."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from urllib.parse import urlsplit


class BadSettings(Exception):
    """The settings do not allow a start; the text says which and why."""


@dataclass(frozen=True)
class Settings:
    """Everything that can be set. A field's name in capitals is the variable's name; secrets stay out of its repr."""

    twilio_account_sid: str
    twilio_primary_profile_sid: str
    twilio_notify_email: str
    data_keys: str = field(repr=False)
    slack_bot_token: str = field(repr=False)
    slack_app_token: str = field(default="", repr=False)
    slack_signing_secret: str = field(default="", repr=False)
    slack_api_url: str = "https://slack.com/api/"
    operator_channel: str = ""
    twilio_auth_token: str = field(default="", repr=False)
    twilio_secondary_auth_token: str = field(default="", repr=False)
    twilio_api_key: str = field(default="", repr=False)
    twilio_api_secret: str = field(default="", repr=False)
    twilio_api_url: str = ""
    twilio_mock_brands: str = ""
    ready_test_to: str = field(default="", repr=False)
    database_url: str = field(default="sqlite:///var/sms-register.db", repr=False)
    public_url: str = ""
    port: str = "8080"
    number_purchase: str = "on_approval"
    watch_days: str = "7"
    reasons_file: str = ""
    fees_file: str = ""
    log_format: str = "text"
    pages_url: str = ""
    clock_url: str = ""

    @property
    def mode(self) -> str:
        """How Slack reaches us: "socket" or "http"."""
        return "socket" if self.slack_app_token else "http"

    @property
    def mock_brands(self) -> bool:
        """Whether brands are registered as Twilio's free mocks."""
        return self.twilio_mock_brands.lower() in {"1", "true", "yes", "on"}


def load(environment: Mapping[str, str]) -> Settings:
    """Return the settings of an environment; raises `BadSettings` naming every one that is missing or wrong."""
    given = {f.name: environment.get(f.name.upper(), "").strip() for f in fields(Settings)}
    wrong = [*_missing(given), *_mistaken(given)]
    if wrong:
        raise BadSettings("The bot cannot start:\n" + "\n".join(f"- {line}" for line in wrong))
    return Settings(**{name: value for name, value in given.items() if value})


_NEEDED = {
    "slack_bot_token": "the bot token of the Slack app (xoxb-…), from its page “OAuth & Permissions”",
    "twilio_account_sid": "the Twilio account's SID (AC…)",
    "twilio_primary_profile_sid": "the SID of your approved primary customer profile (BU…), from Trust Hub in the Twilio Console",
    "twilio_notify_email": "the mailbox that Twilio writes to about profiles",
    "data_keys": "at least one key that encrypts answers; make one with `sms-register new-key`",
}


def _missing(given: Mapping[str, str]) -> list[str]:
    wrong = [f"{name.upper()} is missing: {meaning}." for name, meaning in _NEEDED.items() if not given[name]]
    if not given["slack_app_token"] and not given["slack_signing_secret"]:
        wrong.append(
            "SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) is missing: without one Slack cannot reach the bot."
        )
    if not given["twilio_auth_token"] and not (given["twilio_api_key"] and given["twilio_api_secret"]):
        wrong.append(
            "TWILIO_AUTH_TOKEN, or TWILIO_API_KEY with TWILIO_API_SECRET, is missing: Twilio asks for one of them."
        )
    return wrong


# What else a setting must look like, if it is given, and how to say so.
FORMS = {
    "twilio_account_sid": (r"AC\w+", "the SID of an account, AC…"),
    "twilio_primary_profile_sid": (r"BU\w+", "the SID of a customer profile, BU…"),
    "twilio_notify_email": (r"[^@\s]+@[^@\s]+", "an e-mail address"),
    "twilio_mock_brands": (r"(?i:1|true|yes|on|0|false|no|off)", "1 or 0"),
    "ready_test_to": (r"\+1\d{10}", "a US mobile number, like +12075550148"),
    "public_url": (r"https?://[^/\s]+\S*", "an address, like https://sms.your-company.com"),
}


def _mistaken(given: Mapping[str, str]) -> list[str]:
    wrong = [
        f"{name.upper()} must be {meaning}."
        for name, (form, meaning) in FORMS.items()
        if given[name] and not re.fullmatch(form, given[name], re.ASCII)
    ]
    if given["number_purchase"] not in {"", "on_approval", "at_once"}:
        wrong.append("NUMBER_PURCHASE must be on_approval or at_once.")
    if given["log_format"] not in {"", "text", "json"}:
        wrong.append("LOG_FORMAT must be text or json.")
    if not (given["port"] or "0").isdigit() or int(given["port"] or "0") > 65_535:
        wrong.append("PORT must be a number up to 65535.")
    if not (given["watch_days"] or "7").isdigit():
        wrong.append("WATCH_DAYS must be a number of days; 0 watches no pages.")
    sandboxed = (
        given["slack_api_url"]
        and given["twilio_api_url"]
        and all(map(_loopback, (given["slack_api_url"], given["twilio_api_url"])))
    )
    for name in ("pages_url", "clock_url"):
        if given[name] and not (sandboxed and _loopback(given[name])):
            wrong.append(
                f"{name.upper()} is for the sandbox: SLACK_API_URL, TWILIO_API_URL and it must all be on this machine."
            )
    return wrong


def _loopback(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
