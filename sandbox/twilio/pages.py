"""Pages of a list, in the two forms Twilio has: `meta` in the newer APIs, flat in the one of 2010."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

from sandbox.twilio.errors import TwilioError
from sandbox.twilio.parameters import declare

if TYPE_CHECKING:
    from sandbox.twilio.operations import Call, Operation

PAGING = declare("Page:int PageSize:int PageToken")
USUAL, MOST = 50, 1000


def page(
    operation: Operation, call: Call, items: list[dict[str, Any]], show: Callable[[dict[str, Any]], dict[str, Any]]
) -> dict[str, Any]:
    """Return one page of the items, with the addresses of its neighbours."""
    size = call.get("PageSize", USUAL)
    if size > MOST:
        raise TwilioError(20007, f"Page size must be lower than or equal to {MOST}")
    size = size or USUAL
    start, number = start_of(call, items, size), call.get("Page", 0)
    picked = items[start : start + size]
    shown = [show(item) for item in picked]
    places = Places(operation, call, size)
    following = places.url(number + 1, picked[-1]) if start + size < len(items) else None
    before = places.url(number - 1, None) if number > 0 else None
    ends = (places.url(0, None), before, following)
    if operation.product != "api":
        return meta_page(str(operation.key), shown, number, size, places.url(number, None), ends)
    return flat_page(str(operation.key), shown, number, size, start, places.url(number, None), ends)


Ends = tuple[str, str | None, str | None]  # first, previous, next


def meta_page(key: str, shown: list[Any], number: int, size: int, here: str, ends: Ends) -> dict[str, Any]:
    """Return a page of the newer APIs."""
    first, before, following = ends
    meta = {
        "page": number,
        "page_size": size,
        "first_page_url": first,
        "previous_page_url": before,
        "url": here,
        "next_page_url": following,
        "key": key,
    }
    return {key: shown, "meta": meta}


def flat_page(key: str, shown: list[Any], number: int, size: int, start: int, here: str, ends: Ends) -> dict[str, Any]:
    """Return a page of the 2010 API."""
    first, before, following = ends
    return {
        key: shown,
        "page": number,
        "page_size": size,
        "start": start,
        "end": start + max(len(shown) - 1, 0),
        "uri": here,
        "first_page_uri": first,
        "previous_page_uri": before,
        "next_page_uri": following,
    }


def start_of(call: Call, items: list[dict[str, Any]], size: int) -> int:
    """Return where a page starts: behind the item its token names, so that new items shift nothing."""
    after = str(call.get("PageToken", "")).removeprefix("PA")
    for index, item in enumerate(items):
        if after and mark(item) == after:
            return index + 1
    return int(call.get("Page", 0)) * size


def mark(item: dict[str, Any]) -> str:
    """Return what tells an item from its neighbours."""
    return str(item.get("sid") or item.get("phone_number") or item.get("type"))


class Places:
    """Addresses of one list's pages."""

    def __init__(self, operation: Operation, call: Call, size: int) -> None:
        self._old = operation.product == "api"
        path = operation.path.format(**{name: quote(value) for name, value in call.path.items()})
        self._base = path if self._old else f"https://{operation.product}.twilio.com{path}"
        kept = {name: value for name, value in call.form.items() if name not in ("Page", "PageSize", "PageToken")}
        self._filters = {name: str(value).lower() if isinstance(value, bool) else value for name, value in kept.items()}
        self._size = size

    def url(self, number: int, last: dict[str, Any] | None) -> str:
        """Return the address of the page with this number, that begins behind the last item of the one before."""
        token = {"PageToken": f"PA{mark(last)}"} if last else {}
        return f"{self._base}?{urlencode({**self._filters, 'PageSize': self._size, 'Page': number, **token})}"
