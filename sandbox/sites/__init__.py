"""Example web sites of the businesses in the cases, served under `/<host>/<path>`."""

from collections.abc import Mapping
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from sandbox.sites.business import bare, read_business
from sandbox.sites.pages import VARIANTS, pages_of


class Sites:
    """All sites that were put up; a business that puts up its site again replaces it."""

    def __init__(self) -> None:
        self._sites: dict[str, dict[str, str | None]] = {}

    def put(self, business: str, site: str, answers: Mapping[str, Any]) -> None:
        """Put up a business's site; raises `ValueError` when there is no such example site."""
        variant = site or "complete"
        if variant not in VARIANTS:
            raise ValueError(f"There is no site {variant!r}; the sites are {', '.join(VARIANTS)}.")
        made = pages_of(read_business(business, answers), variant, answers)
        shown = {url: None if variant == "down" else html for url, html in made.items()}
        # A new mapping each time: pages are read from another thread.
        self._sites = {business: shown, **{name: pages for name, pages in self._sites.items() if name != business}}

    def urls(self) -> list[str]:
        """Return the addresses of all pages."""
        return sorted({url for pages in self._sites.values() for url in pages})

    def app(self) -> Starlette:
        """Return the web server of all sites."""
        return Starlette(
            routes=[Route("/", self._index), Route("/{host}", self._page), Route("/{host}/{path:path}", self._page)]
        )

    async def _index(self, _: Request) -> Response:
        items = "\n".join(f'<li><a href="{_local(url)}">{url}</a></li>' for url in self.urls())
        head = (
            '<!DOCTYPE html>\n<html lang="en">\n<head><meta charset="utf-8"><title>Example web sites</title></head>\n'
        )
        return HTMLResponse(f"{head}<body>\n<h1>Example web sites</h1>\n<ul>\n{items}\n</ul>\n</body>\n</html>\n")

    async def _page(self, request: Request) -> Response:
        url = bare(f"https://{request.path_params['host']}/{request.path_params.get('path', '')}")
        for pages in self._sites.values():
            if url in pages:
                html = pages[url]
                return PlainTextResponse("Service unavailable", 503) if html is None else HTMLResponse(html)
        return PlainTextResponse("Not found", 404)


def _local(url: str) -> str:
    """Return where a page is to be found here; a host's front page ends with a slash, so that its links hold."""
    path = url.removeprefix("https://")
    return path if "/" in path else f"{path}/"
