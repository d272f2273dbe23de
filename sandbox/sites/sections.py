"""What stands on the pages of a careful business: who it is, how people agree to texts, privacy policy, terms."""

import posixpath
from dataclasses import dataclass
from html import escape
from urllib.parse import urlsplit

from sandbox.sites.business import Business


@dataclass(frozen=True)
class Section:
    """A heading and the HTML below it."""

    heading: str
    html: str


def link(text: str, target: str, page_url: str) -> str:
    """Return a link that works under the business's own name and under the sandbox's."""
    here, there = urlsplit(page_url), urlsplit(target)
    href = target
    if here.netloc == there.netloc:
        href = posixpath.relpath(there.path or "/", posixpath.dirname(here.path or "/"))
    return f'<a href="{escape(href)}">{escape(text)}</a>'


def contact(business: Business) -> str:
    """Return how to reach the business."""
    return escape(" | ".join(part for part in (business.phone, business.email) if part))


def home(business: Business, url: str) -> Section:
    """Return the front page: who, what, where, and that there are texts."""
    sign_up = ""
    if business.opt_in_url:
        sign_up = f"""
<h2>Texts</h2>
<p>{escape(business.goal)}</p>
<p>{link(f"Get texts from {business.brand}", business.opt_in_url, url)}</p>"""
    return Section(
        f"Welcome to {business.brand}",
        f"""<p>{escape(business.brand)} is at home in {escape(business.city)}. We work in {escape(business.field)},
for people who live here and for everybody who finds us online.</p>
<h2>Contact</h2>
<p>{escape(business.address)}<br>{contact(business)}</p>{sign_up}""",
    )


def sign_in() -> Section:
    """Return what is seen of a page behind a login."""
    return Section(
        "Sign in",
        """<p>Please sign in to see this page.</p>
<form method="post" action="login">
<label>E-mail <input type="email" name="user"></label>
<label>Password <input type="password" name="password"></label>
<button type="submit">Sign in</button>
</form>""",
    )


def no_form(business: Business) -> Section:
    """Return a page where nobody can sign up."""
    text = f"Ask us when you visit, or write to {escape(business.email)}, if you would like to hear from us."
    return Section("News", f"<p>{text}</p>")


def sign_up(business: Business, url: str, *, ticked: bool) -> Section:
    """Return the page where people agree to be texted, in each way the business has."""
    shown = (
        web_form(business, url, ticked=ticked) if method == "web_form" else OTHER_WAYS[method](business, url)
        for method in business.methods
        if method == "web_form" or method in OTHER_WAYS
    )
    ways = "\n".join(shown)
    return Section(
        f"Texts from {business.brand}", f"<p>{escape(business.goal)}</p>\n{ways}\n<p>{policies(business, url)}</p>"
    )


def policies(business: Business, url: str) -> str:
    """Return the links to privacy policy and terms."""
    both = {"Privacy policy": business.privacy_url, "Terms": business.terms_url}
    return " · ".join(link(text, target, url) for text, target in both.items() if target)


def web_form(business: Business, url: str, *, ticked: bool = False) -> str:
    """Return a sign-up form with a box of its own for texts."""
    born = ""
    if business.age_gated:
        born = """
<p><label for="born">Date of birth (you must be of legal age)</label>
<input type="date" id="born" name="born" required></p>"""
    return f"""<form method="post">
<p><label for="mobile">Mobile number</label>
<input type="tel" id="mobile" name="mobile" autocomplete="tel"></p>{born}
<p><input type="checkbox" id="sms" name="sms" value="yes"{" checked" if ticked else ""}>
<label for="sms">{escape(business.consent)}</label></p>
<p>The box is optional: you can buy and use everything without it.</p>
<p>{policies(business, url)}</p>
<button type="submit">Sign up for texts</button>
</form>"""


def login(business: Business, url: str) -> str:
    """Return a public copy of the settings that customers see after signing in."""
    return f"""<h2>Public copy of “Notifications” in your account</h2>
{web_form(business, url)}"""


def paper(business: Business, _: str) -> str:
    """Return the text of a paper card."""
    return f"""<h2>Copy of our paper card</h2>
<blockquote>
<p>Text messages (optional, apart from any other signature)</p>
<p>☐ {escape(business.consent)}</p>
<p>Mobile number ____________ Signature ____________ Date ________</p>
</blockquote>"""


def spoken(business: Business, _: str) -> str:
    """Return the script that staff read."""
    return f"""<h2 id="script">What our staff read to you</h2>
<blockquote>
<p>“May we text you? {escape(business.consent)} Do you agree?”</p>
</blockquote>
<p>Only when you answer yes is your number recorded. You are served all the same if you say no.</p>"""


def keyword(business: Business, _: str) -> str:
    """Return the sign that names the keyword."""
    word = escape(business.keyword)
    return f"""<h2>Join by text</h2>
<blockquote>
<p>Text {word} to our number. By texting {word} you say: {escape(business.consent)}</p>
</blockquote>
<p>We confirm at once.</p>"""


OTHER_WAYS = {"login": login, "paper": paper, "spoken": spoken, "keyword": keyword}

MOBILE_CLAUSE = """<h2>Text messages</h2>
<p>We do not sell or share mobile numbers, mobile information or text messaging consent with third parties or affiliates
for marketing or promotional purposes. Companies that help us to deliver messages handle your number for that alone.</p>
"""
SHARING_CLAUSE = """<h2>Partners</h2>
<p>We share your information, including your mobile number and your consent to texts, with affiliates and marketing
partners so that they can send you offers of their own.</p>
"""


def privacy(business: Business, clause: str) -> Section:
    """Return the privacy policy, with what it says about mobile numbers."""
    return Section(
        "Privacy policy",
        f"""<p>This policy says what {escape(business.brand)} collects, why, and what your rights are.</p>
<h2>What we collect and why</h2>
<p>Your name, e-mail address, mobile number and what you ordered or booked, given by you in our forms.
We use them to serve you, to answer you and, where you asked for it, to text you.</p>
{clause}<h2>Your rights</h2>
<p>You can see, correct and delete what we keep about you: write to {escape(business.email)}.</p>""",
    )


def terms(business: Business, url: str) -> Section:
    """Return the terms of the texts."""
    policy = link("privacy policy", business.privacy_url, url) if business.privacy_url else "privacy policy"
    return Section(
        f"{business.brand} texts: terms and conditions",
        f"""<p><b>Program.</b> “{escape(business.brand)} texts”: {escape(business.goal)}</p>
<p><b>How often.</b> {escape(business.frequency)}</p>
<p><b>Cost.</b> Message and data rates may apply.</p>
<p><b>Opting out.</b> Reply <b>STOP</b> to any message to opt out. We confirm once and send no more messages.</p>
<p><b>Help.</b> Reply <b>HELP</b> for help, or contact us: {contact(business)}.</p>
<p><b>Consent.</b> Agreeing to texts is optional and not a condition of any purchase.</p>
<p><b>Carriers.</b> Carriers are not liable for delayed or undelivered messages.</p>
<p><b>Privacy.</b> See our {policy}.</p>""",
    )


def elsewhere(business: Business) -> Section:
    """Return a page that says nothing about texts."""
    return Section(f"{business.brand} online", f"<p>More from {escape(business.brand)} soon.</p>")
