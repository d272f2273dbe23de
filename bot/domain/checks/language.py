"""Whether a text is English: reviewers read nothing else."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from bot.domain.checks.names import names_of
from bot.domain.checks.papers import Papers
from bot.domain.checks.result import Check, Hit
from bot.domain.checks.words import flat

ENGLISH = frozenset(
    """the and of to in is are was for on at with your you our we us it this that be or by from as an a will can may not have has if
    please reply text call see get now today tomorrow week month here when who they their about only more any all up out""".split()
)
# Small words of many languages, without those that English has too.
FOREIGN = frozenset(
    """el los las un una unos unas y que por para con su sus es esta este son se al del le les nos como mas pero cuando donde hoy manana
    usted ustedes nuestro nuestra nuestros gracias hola aqui desde hasta sobre sin ya muy tu te responda envie sus quien cada tambien
    de la et est vous votre vos nous notre nos pour avec dans sur une des du au aux qui que pas ne plus merci bonjour ou repondez cette
    o os as um uma e voce seu sua seus para com nao em no na dos das obrigado ola hoje amanha por
    und der die das ist sie ihr ihre wir unser fur mit von zu im den dem ein eine nicht auf bitte heute morgen
    il lo gli che per non sono grazie oggi domani alla della nel vostro nostro
    ang ng mga sa ay na ka ko mo kayo po salamat ay hindi ninyo
    va cua ban toi la cho voi duoc khong mot cac nhung xin
    oraz nie sie jest przez dla od ktorzy ktore naszych panstwa prosimy dziekujemy jesli lub nas
    het een wij zijn voor aan hun naar onze uw ook bij wanneer och att det som vi inte ikke og av fra vores deres eller
    ve bir icin ile veya lutfen si pentru din noastre nostri sunt despre hogy nem egy vagy kell je jsou jejich nebo ili su smo njihovim
    njihovoj vam ai dei del
    ja ei ovat heidan seka etta tai kun myos kami dan yang untuk kepada dengan tentang anda akan dari tidak waxaan iyo oo ku ka waa soo
    kwa wetu ya yao kuhusu katika nou yo sou pou peb cov rau lawv thiab dei loro nostri nostre dal degli o w""".split()
) - ENGLISH - frozenset("de la no die va e o w as le den im ban mas si dan som".split())  # fmt: skip
SHARED = frozenset(
    "de la le no die den o w e as mas im va ban san los las el si dan som".split()
)  # in names, or English too: count little
FEW = 3
WORD = re.compile(r"[^\W\d_]+")


def is_english(text: str) -> bool:
    """Tell whether a text is English, or at least says it in English too."""
    letters = [c for c in text if c.isalpha()]
    if (
        len(letters) >= 2 * FEW
        and sum(not unicodedata.name(c, "").startswith("LATIN") for c in letters) > len(letters) * 0.3
    ):
        return False
    plain = unicodedata.normalize("NFKD", flat(text).casefold())
    bare = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c)).split()
    english = sum(word in ENGLISH for word in bare)
    foreign = sum(word in FOREIGN for word in bare) + sum(word in SHARED for word in bare) / 2
    accented = sum(len(word) > FEW + 1 and word.islower() and not word.isascii() for word in WORD.findall(flat(text)))
    return not (foreign >= FEW and english * 1.2 < foreign) and not (accented >= FEW and english * 8 < len(bare))


def english(papers: Papers) -> Iterator[Hit]:
    """Object to each text that is in another language."""
    names = names_of(papers)
    written = {
        **papers.texts(),
        **{
            f"opt_in.{name}": getattr(papers, name)
            for name in ("message_flow", "opt_in_message", "opt_out_message", "help_message")
        },
    }
    for place, text in written.items():
        if not is_english(names.left_out_of(text) if text.isascii() else _without_brand(text, papers)):
            yield Hit(text, "Write this in English, or give the English wording beside the other language.", place)


def _without_brand(text: str, papers: Papers) -> str:
    for name in (papers.legal_name, papers.trade_name):
        text = text.replace(name, " ") if name else text
    return text


CHECKS = (Check("english", "English", (30910,), "campaign.goal", english, "10.2, 7.4"),)
