"""What a page says to somebody who opens it: its words, its forms, its boxes and their state, its links.

Pure: HTML goes in, a `Page` comes out. Old HTML counts as much as new: a box's label may be a `<label>`, an ARIA attribute,
the text that follows it, or the table cell beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode


class Answer(StrEnum):
    """How opening an address ended."""

    OPENED = "opened"
    PICTURE = "picture"  # a picture or PDF: people read it, we cannot
    LOGIN = "login"  # a sign-in form came back
    MISSING = "missing"  # nothing there: 404, 410
    DOWN = "down"  # no such host, refused, broken certificate, 5xx
    UNREADABLE = "unreadable"  # not readable by us: robots refused, too slow, too long, needs JavaScript
    UNSAFE = "unsafe"  # not an address that we open


@dataclass(frozen=True)
class Box:
    """One box, switch or radio button, with what stands beside it."""

    label: str
    checked: bool
    required: bool


@dataclass(frozen=True)
class Form:
    """What a form asks."""

    words: str
    boxes: tuple[Box, ...]
    asks_phone: bool


@dataclass(frozen=True)
class Link:
    """Where a link leads and what it says."""

    url: str
    text: str


@dataclass(frozen=True)
class Page:
    """What one address gave; `note` says why it could not be read."""

    url: str
    answer: Answer
    note: str = ""
    title: str = ""
    text: str = ""
    forms: tuple[Form, ...] = ()
    boxes: tuple[Box, ...] = ()
    links: tuple[Link, ...] = ()
    asks_birth_date: bool = False

    @property
    def readable(self) -> bool:
        """Whether its words are known."""
        return self.answer is Answer.OPENED


MISSING = frozenset({404, 410})
# What sites answer to programs they do not know; a person may well see the page.
SHY = frozenset({403, 405, 406, 408, 423, 425, 429, 451, 999})
FEW_WORDS = 25


def page_of(url: str, status: int, html: str, *, login_wall: bool = False) -> Page:
    """Return what an answer with this HTTP status and HTML says."""
    if status in MISSING:
        return Page(url, Answer.MISSING, f"the server answers {status}, “not found”")
    if status in (401, 407):
        return Page(url, Answer.LOGIN, f"the server answers {status} and asks for a password")
    if status in SHY:
        return Page(url, Answer.UNREADABLE, f"the server answers {status} to programs like ours")
    if not 200 <= status < 300:
        return Page(url, Answer.DOWN, f"the server answers {status}")
    return _read(url, html, login_wall)


def _read(url: str, html: str, login_wall: bool) -> Page:
    if _is_heaped(html):
        return Page(url, Answer.UNREADABLE, OVERGROWN)
    tree = LexborHTMLParser(html or "<html></html>")
    for node in tree.css("script, style, noscript, template, svg, head > meta"):
        if node.tag in {"script", "noscript"} and _wants_script(node):
            continue
        node.decompose()
    title = _line(found.text()) if (found := tree.css_first("title")) else ""
    if _is_overgrown(tree):
        return Page(url, Answer.UNREADABLE, OVERGROWN, title=title)
    scripted = bool(tree.css("noscript, script"))
    for node in tree.css("script, noscript, head"):
        node.decompose()
    text, names = words_of(tree.body), _Names(tree)
    page = Page(
        url,
        Answer.OPENED,
        title=title,
        text=text,
        forms=tuple(_form(node, names) for node in tree.css("form")[:MOST_FORMS]),
        boxes=tuple(_boxes(tree, names)),
        links=tuple(_links(tree, url)),
        asks_birth_date=_asks_birth_date(tree, text, names),
    )
    if login_wall or _is_login(tree, text, names):
        return Page(url, Answer.LOGIN, "a sign-in form comes back", title=title, text=text)
    if scripted and len(text.split()) < FEW_WORDS and not page.boxes:
        return Page(url, Answer.UNREADABLE, "the page shows its words only with JavaScript", title=title)
    return page


# A page made to keep us busy: what is looked for costs more the more there is, and the deeper it lies.
MOST_ELEMENTS, DEEPEST = 30_000, 250
MOST_FORMS, MOST_BOXES, MOST_FIELDS, MOST_LABELS = 40, 300, 300, 3


OVERGROWN = "the page is larger than any that people read"
TAG = re.compile(r"<(/?)([a-z][a-z0-9-]*)", re.IGNORECASE)
# These end by themselves, or hold nothing.
UNCLOSED = frozenset(
    "p li dt dd tr td th thead tbody tfoot option br hr img input meta link area base col embed source track wbr html head body".split()
)
HEAPED = 1_000  # tags open at once in the source, where some are forgotten


def _is_heaped(html: str) -> bool:
    """Tell whether a source nests deeper than a parser can follow in reasonable time."""
    depth = 0
    for closing, name in TAG.findall(html):
        if name.lower() not in UNCLOSED:
            depth = max(depth - 1, 0) if closing else depth + 1
            if depth > HEAPED:
                return True
    return False


def _is_overgrown(tree: LexborHTMLParser) -> bool:
    if tree.root is None:
        return False
    depths: dict[int, int] = {}
    for node in tree.root.traverse():
        above = depths.get(node.parent.mem_id, 0) if node.parent is not None else 0
        depths[node.mem_id] = above + 1
        if above > DEEPEST or len(depths) > MOST_ELEMENTS:
            return True
    return False


class _Names:
    """The labels and ids of a page, found once."""

    def __init__(self, tree: LexborHTMLParser) -> None:
        self.labels: dict[str, list[LexborNode]] = {}
        self.ids: dict[str, list[LexborNode]] = {}
        for node in tree.css("label[for]"):
            self.labels.setdefault(node.attributes.get("for") or "", []).append(node)
        for node in tree.css("[id]"):
            self.ids.setdefault(node.attributes.get("id") or "", []).append(node)


# A page that is drawn by a script: it loads one from a file, or says that it needs it.
def _wants_script(node: LexborNode) -> bool:
    if node.tag == "noscript":
        return "javascript" in (node.html or "").casefold()
    return bool(node.attributes.get("src"))


LONGEST = 60_000  # characters of a page that are judged
UNBROKEN = re.compile(r"\S{300,}")  # no word: a key, a picture written as text

BLOCKS = frozenset(
    "address article aside blockquote body br button caption dd details div dl dt fieldset figcaption footer form h1 h2 h3 h4 h5 h6 "
    "header hr input label legend li main nav ol option p pre section select summary table td textarea th tr ul".split()
)
INLINE_BOXES = frozenset({"label", "input", "button", "option"})  # a sentence may run through them


def words_of(node: LexborNode | None) -> str:
    """Return the words inside an element, one line a block."""
    if node is None:
        return ""
    pieces: list[str] = []
    for child in node.traverse(include_text=True):
        if child.tag == "-text":
            pieces.append((child.text_content or "").replace("\n", " "))
        elif child.tag in BLOCKS and child.tag not in INLINE_BOXES:
            pieces.append("\n")
        else:
            pieces.append(" " if child.tag in INLINE_BOXES else "")
        if child.first_child is None:
            _end_line(child, pieces)
    lines = (_line(UNBROKEN.sub(" ", line)) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)[:LONGEST]


def _end_line(node: LexborNode, pieces: list[str]) -> None:
    """Break the line after a block whose last leaf this is."""
    while node.next is None and node.parent is not None:
        node = node.parent
        if node.tag in BLOCKS and node.tag not in INLINE_BOXES:
            pieces.append("\n")
            return


def _line(text: str) -> str:
    return " ".join(text.split())


TICKED = ("checkbox", "radio")
LONGEST_LABEL = 3_000  # characters; whatever is judged looks at each of them more than once


def _boxes(tree: LexborHTMLParser | LexborNode, names: _Names) -> Iterator[Box]:
    return islice(_all_boxes(tree, names), MOST_BOXES)


def _all_boxes(tree: LexborHTMLParser | LexborNode, names: _Names) -> Iterator[Box]:
    for node in tree.css("input, [role=checkbox], [role=switch]"):
        kind = (node.attributes.get("type") or "").lower()
        if node.tag == "input" and kind not in TICKED:
            continue
        checked = "checked" in node.attributes or node.attributes.get("aria-checked") == "true"
        required = "required" in node.attributes or node.attributes.get("aria-required") == "true"
        yield Box(_label(node, names)[:LONGEST_LABEL], checked, required)
    for node in tree.css("select"):
        yield from _menu(node, names)


YES = re.compile(r"\W*(?:yes|i agree|agree|opt(?:ed)?[ -]?(?:me )?in|sure|subscribe|text me|send me)\b", re.IGNORECASE)
ABOUT_TEXTS = re.compile(r"\btext(?:s|ing|ed)?\b|\bsms\b", re.IGNORECASE)
MOST_OPTIONS = 40


def _menu(node: LexborNode, names: _Names) -> Iterator[Box]:
    """Yield a menu that asks whether texts are wanted, as the box it stands for: ticked where it opens on yes."""
    options = node.css("option")[:MOST_OPTIONS]
    label = _own_label(node, names)
    yes = next((option for option in options if YES.match(option.text() or "")), None)
    if yes is None or not ABOUT_TEXTS.search(f"{label} {yes.text() or ''}"):
        return
    shown = next((option for option in options if "selected" in option.attributes), options[0])
    words = label if ABOUT_TEXTS.search(label) else f"{label} {_line(yes.text() or '')}"
    yield Box(
        words[:LONGEST_LABEL], bool(YES.match(shown.text() or "")), required=False
    )  # who has to choose may choose no


def _label(node: LexborNode, names: _Names) -> str:
    """Return what stands beside a box, wherever its author put it."""
    return _own_label(node, names) or _following(node) or _beside(node)


def _own_label(node: LexborNode, names: _Names) -> str:
    attributes = node.attributes
    around = _ancestor(node, {"label"})
    named = names.labels.get(attributes.get("id") or "", [])[:MOST_LABELS] if attributes.get("id") else []
    pointed = (attributes.get("aria-labelledby") or "").split()[:MOST_LABELS]
    named = [*named, *(found for key in pointed for found in names.ids.get(key, [])[:MOST_LABELS])]
    texts = [_line(words_of(found)) for found in (*named, *([around] if around else []))]
    return next((text for text in texts if text), "") or (attributes.get("aria-label") or "")


def _ancestor(node: LexborNode, tags: set[str]) -> LexborNode | None:
    found = node.parent
    while found is not None and found.tag not in tags:
        found = found.parent
    return found


ENDS_LABEL = frozenset("br input p div select textarea button form table tr td hr ul ol li h1 h2 h3 h4".split())


def _following(node: LexborNode) -> str:
    pieces = []
    after = node.next
    while after is not None and after.tag not in ENDS_LABEL:
        pieces.append(after.text() or "")
        after = after.next
    return _line(" ".join(pieces))


def _beside(node: LexborNode) -> str:
    """Return the text of the next cell or block, else of what holds the box."""
    holder = node.parent
    for _ in range(2):
        if holder is None or holder.tag in {"form", "body"}:
            return ""
        after = holder.next
        while after is not None and not after.is_element_node:
            after = after.next
        if after is not None and not after.css("input, button") and words_of(after):
            return _line(words_of(after))
        if text := _line(words_of(holder)):
            return text
        holder = holder.parent
    return ""


PHONE = re.compile(r"phone|mobile|\bcell|msisdn|\bsms\b|\btel\b", re.IGNORECASE)
TYPED = ("tel", "text", "number", "")


def _form(node: LexborNode, names: _Names) -> Form:
    asks = any(_asks_phone(field, names) for field in node.css("input")[:MOST_FIELDS])
    return Form(_line(words_of(node)), tuple(_boxes(node, names)), asks)


def _asks_phone(field: LexborNode, names: _Names) -> bool:
    attributes = field.attributes
    kind = (attributes.get("type") or "").lower()
    hints = (attributes.get(key) or "" for key in ("name", "id", "placeholder", "aria-label", "autocomplete"))
    return kind == "tel" or (kind in TYPED and bool(PHONE.search(" ".join([*hints, _own_label(field, names)]))))


def _links(tree: LexborHTMLParser, url: str) -> Iterator[Link]:
    for node in tree.css("a[href]"):
        href = (node.attributes.get("href") or "").strip()
        if href and not href.lower().startswith(("mailto:", "tel:", "sms:", "javascript:", "#")):
            yield Link(_joined(url, href), _line(node.text() or ""))


def _joined(url: str, href: str) -> str:
    try:
        return urljoin(url, href).partition("#")[0]
    except ValueError:  # a link that is no address, like https://[
        return ""


def _is_login(tree: LexborHTMLParser, text: str, names: _Names) -> bool:
    """Tell whether a page is little more than a sign-in form."""
    return (
        bool(tree.css("input[type=password]")) and len(text.split()) < 120 and not list(_boxes_about_texts(tree, names))
    )


def _boxes_about_texts(tree: LexborHTMLParser, names: _Names) -> Iterator[Box]:
    return (box for box in _boxes(tree, names) if re.search(r"\btexts?\b|\bsms\b", box.label, re.IGNORECASE))


BIRTH = re.compile(r"\b(?:date of birth|birth\s?date|birthday|d\.?o\.?b\.?|when were you born)\b", re.IGNORECASE)
BORN_FIELD = re.compile(r"birth|born|\bdob\b|\bbday|\b(?:birth)?(?:year|month|yyyy)\b", re.IGNORECASE)


def _asks_birth_date(tree: LexborHTMLParser, text: str, names: _Names) -> bool:
    """Tell whether a full date of birth is asked for: a date field, or fields for its parts."""
    fields = [node for node in tree.css("input, select") if (node.attributes.get("type") or "") not in TICKED]
    named = [node for node in fields[:MOST_FIELDS] if BORN_FIELD.search(_hints(node, names))]
    if any((node.attributes.get("type") or "").lower() == "date" for node in named):
        return True
    return bool(named) and bool(BIRTH.search(text) or any(BIRTH.search(_hints(node, names)) for node in named))


def _hints(node: LexborNode, names: _Names) -> str:
    keys = ("name", "id", "placeholder", "aria-label", "autocomplete", "title")
    return " ".join([*(node.attributes.get(key) or "" for key in keys), _own_label(node, names)]).replace("_", " ")
