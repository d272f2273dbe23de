"""Which web addresses we open: public ones, judged on the very IP address that is then connected to.

Whoever fills in a form chooses what we fetch, so a name that leads into our own network, a cloud's metadata service or another scheme
is refused. Notations of an IP that only some programs understand (`0x7f.1`, `2130706433`) are refused as such.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

PORTS = {"http": 80, "https": 443}
LONGEST = 2048
IP = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str, int], Sequence[str]]

# IPv6 ranges that carry an IPv4 address inside, with the place of its first bit counted from the right.
CARRIERS = (
    (ipaddress.IPv6Network("::ffff:0:0/96"), 0),
    (ipaddress.IPv6Network("::ffff:0:0:0/96"), 0),
    (ipaddress.IPv6Network("::/96"), 0),
    (ipaddress.IPv6Network("64:ff9b::/96"), 0),
    (ipaddress.IPv6Network("2002::/16"), 80),
)
# Never public, whatever a list of special addresses says of them.
CLOSED = tuple(
    map(
        ipaddress.ip_network,
        "100.64.0.0/10 192.0.0.0/24 192.88.99.0/24 198.18.0.0/15 240.0.0.0/4 64:ff9b:1::/48 100::/64 2001::/23 fec0::/10 5f00::/16".split(),
    )
)
# Names that stay inside a machine or a network, and those of the clouds' metadata services.
INSIDE = re.compile(
    r"(?:^|\.)(?:localhost|local|localdomain|internal|intranet|lan|home|corp|private|home\.arpa|in-addr\.arpa|ip6\.arpa|onion|test|invalid|"
    r"localtest\.me|lvh\.me|nip\.io|sslip\.io|xip\.io)$"
)


class Refused(Exception):
    """An address that we do not open; the text says why."""


class NotFound(Exception):
    """A name that leads nowhere."""


@dataclass(frozen=True)
class Address:
    """A web address that may be asked for: what to ask, and of which host."""

    scheme: str
    host: str
    port: int
    target: str  # path and query

    @property
    def url(self) -> str:
        """The address as text."""
        port = "" if self.port == PORTS.get(self.scheme) else f":{self.port}"
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}{port}{self.target}"


def parsed(url: str) -> Address:
    """Return an address in its parts; raises `Refused` for anything but a plain http(s) address of a host."""
    if len(url) > LONGEST or re.search(r"[\x00-\x20\x7f\\\u00a0\u2000-\u200f\u2028-\u202f\u2060\ufeff]", url.strip()):
        raise Refused("it holds blanks or control characters, or is too long")
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        raise Refused("it is not a web address") from None
    if parts.scheme not in PORTS:
        raise Refused("only http and https are opened")
    if "@" in parts.netloc:
        raise Refused("it holds a user name or password")
    if port not in (None, PORTS[parts.scheme]):
        raise Refused("only the usual ports are opened")
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Address(parts.scheme, _host(host), PORTS[parts.scheme], quote(target, safe="/%:@!$&'()*+,;=~?"))


def _host(host: str) -> str:
    if ":" in host or _is_ip(host):
        _public_literal(host)
        return host
    try:
        plain = host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        raise Refused("its host is not a name") from None
    last = plain.rpartition(".")[2]
    if re.fullmatch(r"\d+|0x[0-9a-f]*|", last):
        raise Refused("its host is an odd notation of an IP address")
    if "." not in plain or INSIDE.search(plain):
        raise Refused("its host is a name inside a network")
    if not re.fullmatch(r"[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})+", plain) or len(plain) > 253:
        raise Refused("its host is not a name")
    return plain


def _is_ip(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _public_literal(host: str) -> None:
    if "%" in host or not is_public(host):
        raise Refused("its host is not a public address")


def is_public(address: str) -> bool:
    """Tell whether an IP address is one of the open Internet, also when it carries an IPv4 address inside."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return all(_open(one) for one in (ip, *_carried(ip)))


def _carried(ip: IP) -> list[IP]:
    if ip.version == 4:
        return []
    inside = next((shift for network, shift in CARRIERS if ip in network), None)
    return [] if inside is None else [ipaddress.IPv4Address((int(ip) >> inside) & 0xFFFFFFFF)]


def _open(ip: IP) -> bool:
    if (
        ip.is_multicast
        or ip.is_unspecified
        or any(ip.version == network.version and ip in network for network in CLOSED)
    ):
        return False
    # What carries an IPv4 address is judged by that: lists disagree on the carrier itself.
    return ip.is_global or any(ip in network for network, _ in CARRIERS if network.version == ip.version)


def resolved(host: str, port: int) -> list[str]:
    """Return the IP addresses of a host."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise NotFound(f"there is no host {host}") from None
    return list(dict.fromkeys(str(one[4][0]) for one in found))


def public_addresses(host: str, port: int, resolve: Resolve) -> list[str]:
    """Return a host's IP addresses; raises `Refused` when one of them is not public: a name that mixes both is a trap."""
    found = [host] if _is_ip(host) else list(resolve(host, port))
    if not found:
        raise NotFound(f"there is no host {host}")
    if not all(map(is_public, found)):
        raise Refused("its host leads to an address that is not public")
    return found
