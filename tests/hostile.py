"""Addresses that somebody could type to make us fetch what is not theirs to see: all are refused before anything is sent.

`python -m tests.hostile` prints the table and exits 1 when one was not refused.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from bot.addresses import NotFound
from bot.domain.pages import Answer, Page
from bot.pages import WebPages

# What these names lead to, for the resolver that stands in for DNS.
LEADS_TO = {
    "intranet.example": ["10.1.2.3"],
    "docker.example": ["172.17.0.1"],
    "router.example": ["192.168.1.1"],
    "metadata.example": ["169.254.169.254"],
    "loop.example": ["127.0.0.1"],
    "loop6.example": ["::1"],
    "mapped.example": ["::ffff:10.0.0.1"],
    "mixed.example": ["8.8.8.8", "10.0.0.1"],
    "mixed6.example": ["2606:4700:4700::1111", "fd00::1"],
    "carrier-nat.example": ["100.64.1.1"],
    "nat64.example": ["64:ff9b::a00:1"],
    "sixtofour.example": ["2002:7f00:1::"],
    "multicast.example": ["224.0.0.1"],
    "zero.example": ["0.0.0.0"],
}
HOSTILE = (
    "file:///etc/passwd",
    "ftp://shop.example/",
    "gopher://shop.example:70/_GET",
    "javascript:alert(1)",
    "data:text/html,hello",
    "dict://127.0.0.1:11211/stat",
    "//shop.example/",
    "shop.example",
    "http://localhost/",
    "http://localhost.localdomain/",
    "https://LOCALHOST./",
    "http://app.internal/",
    "http://printer.local/",
    "http://intranet/",
    "http://metadata.google.internal/computeMetadata/v1/",
    "http://127.0.0.1/",
    "http://127.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0x7f.0.0.1/",
    "http://0177.0.0.1/",
    "http://017700000001/",
    "http://127.0.0.1.nip.io/",
    "http://0/",
    "http://0.0.0.0/",
    "http://10.0.0.8/",
    "http://172.16.5.4/",
    "http://192.168.0.1/admin",
    "http://169.254.169.254/latest/meta-data/",
    "http://169.254.170.2/v2/credentials",
    "http://100.100.100.200/latest/meta-data/",
    "http://192.0.2.1/",
    "http://198.51.100.7/",
    "http://224.0.0.251/",
    "http://255.255.255.255/",
    "http://[::1]/",
    "http://[::]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:a9fe:a9fe]/",
    "http://[::127.0.0.1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[2002:a00:1::]/",
    "http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/",
    "http://[fd00::1]/",
    "http://[fe80::1%25eth0]/",
    "http://[ff02::1]/",
    "http://[fec0::1]/",
    "http://①②⑦.⓪.⓪.①/",
    "http://ⓛocalhost/",
    "https://user:secret@shop.example/",
    "https://shop.example@127.0.0.1/",
    "https://shop.example:22/",
    "https://shop.example:6379/",
    "http://shop.example:443/",
    "https://shop.example:99999/",
    "https://shop.example\\@127.0.0.1/",
    "https://shop.example/\r\nHost: 127.0.0.1",
    "https://shop.example/a b",
    "https://-/",
    "https://[shop.example/",
    "https://shop..example/",
    f"https://shop.example/{'a' * 3000}",
    *(f"https://{name}/" for name in LEADS_TO),
)  # fmt: skip


def resolve(host: str, _port: int) -> Sequence[str]:
    """Stand in for DNS: only the names above lead anywhere."""
    try:
        return LEADS_TO[host]
    except KeyError:
        raise NotFound(host) from None


def opened(url: str) -> Page:
    return WebPages(resolve=resolve).open(url, within=2)


def main() -> int:
    answers = [(url, opened(url)) for url in HOSTILE]
    for url, page in answers:
        shown = repr(url if len(url) < 70 else f"{url[:60]}…")
        print(f"{'refused' if page.answer is Answer.UNSAFE else 'OPENED '}  {shown:72} {page.note}")
    let_through = [url for url, page in answers if page.answer is not Answer.UNSAFE]
    print(f"{len(HOSTILE) - len(let_through)} of {len(HOSTILE)} hostile addresses refused")
    return 1 if let_through else 0


if __name__ == "__main__":
    sys.exit(main())
