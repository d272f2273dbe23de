"""Refusals in Twilio's form: an HTTP code, Twilio's number and a sentence."""

from typing import Any

INVALID, MISSING, NOT_FOUND, CONFLICT = 20422, 20001, 20404, 20409
MORE_INFO = "https://www.twilio.com/docs/errors/{}"


class TwilioError(Exception):
    """A refused call; `ordered` when the sandbox was told to refuse it."""

    def __init__(self, code: int, message: str, http: int = 400, *, ordered: bool = False) -> None:
        super().__init__(message)
        self.code, self.message, self.http, self.ordered = code, message, http, ordered

    def body(self) -> dict[str, Any]:
        """Return the body Twilio answers with."""
        return error_body(self.http, self.code, self.message)


def error_body(http: int, code: int, message: str) -> dict[str, Any]:
    """Return an error in the form of Twilio's REST APIs."""
    return {"code": code, "message": message, "more_info": MORE_INFO.format(code), "status": http}


def not_found(path: str) -> TwilioError:
    """Return the refusal for something that is not there."""
    return TwilioError(NOT_FOUND, f"The requested resource {path} was not found", 404)


def error_url(code: int) -> str:
    """Return the address of Twilio's page about a code."""
    return f"https://www.twilio.com/docs/api/errors/{code}"
