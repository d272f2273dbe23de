"""The pages of a site by their addresses, and what each example site gets wrong."""

from dataclasses import replace
from html import escape
from urllib.parse import urlsplit

from sandbox.sites import sections
from sandbox.sites.business import Business, urls_in
from sandbox.sites.sections import Section

OTHER = "Copperline Trading Co."
LEGAL_FORMS = {"llc", "inc", "corp", "ltd", "co", "lp", "llp", "pc"}
STYLE = "body{font:16px/1.5 sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}nav a{margin-right:1rem}"
VARIANTS = tuple(
    "complete login_wall no_sms_clause third_party_sharing prechecked_box no_opt_in_form other_brand down".split()
)
CLAUSES = {"third_party_sharing": sections.SHARING_CLAUSE, "no_sms_clause": ""}


def pages_of(business: Business, variant: str, answers: object) -> dict[str, str]:
    """Return the HTML of every page of a site by its address."""
    shown = other_brand(business) if variant == "other_brand" else business
    found = urls_in(answers) | {url for url in (business.website, root(business.website)) if url}
    return {url: page(shown, url, variant) for url in sorted(found)}


def other_brand(business: Business) -> Business:
    """Return the business as if its pages were another company's."""
    names = sorted({business.brand, business.legal_name, short_name(business.legal_name)}, key=len, reverse=True)

    def renamed(text: str) -> str:
        for name in names:
            text = text.replace(name, OTHER)
        return text

    return replace(
        business, legal_name=OTHER, brand=OTHER, goal=renamed(business.goal), consent=renamed(business.consent)
    )


def short_name(legal_name: str) -> str:
    """Return a legal name without the word for its legal form, as consents are often written."""
    head, _, last = legal_name.replace(",", "").rpartition(" ")
    return head if head and last.replace(".", "").lower() in LEGAL_FORMS else legal_name


def root(url: str) -> str:
    """Return the address of a host's front page."""
    host = urlsplit(url).netloc
    return f"https://{host}" if host else ""


def page(business: Business, url: str, variant: str) -> str:
    """Return one page: a section for each thing the business says is at this address."""
    found = []
    if url in (business.website, root(business.website)):
        found.append(sections.home(business, url))
    if url == business.opt_in_url or url in business.evidence_urls:
        found.append(opt_in(business, url, variant))
    if url == business.privacy_url:
        found.append(sections.privacy(business, CLAUSES.get(variant, sections.MOBILE_CLAUSE)))
    if url == business.terms_url:
        found.append(sections.terms(business, url))
    return document(business, url, found or [sections.elsewhere(business)])


def opt_in(business: Business, url: str, variant: str) -> Section:
    """Return the section about agreeing to texts."""
    if variant == "login_wall":
        return sections.sign_in()
    if variant == "no_opt_in_form":
        return sections.no_form(business)
    return sections.sign_up(business, url, ticked=variant == "prechecked_box")


def document(business: Business, url: str, found: list[Section]) -> str:
    """Return a whole HTML document."""
    brand = escape(business.brand)
    body = "\n".join(f"<section>\n<h1>{escape(one.heading)}</h1>\n{one.html}\n</section>" for one in found)
    places = {"Home": root(business.website), "Texts": business.opt_in_url}
    places |= {"Privacy policy": business.privacy_url, "Terms": business.terms_url}
    links = "\n".join(sections.link(text, target, url) for text, target in places.items() if target)
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{escape(found[0].heading)} – {brand}</title>
<style>{STYLE}</style>
</head>
<body>
<header><strong>{brand}</strong></header>
<nav>
{links}
</nav>
<main>
{body}
</main>
<footer>
<p>{escape(business.legal_name)}, {escape(business.address)}<br>{sections.contact(business)}</p>
</footer>
</body>
</html>
"""
