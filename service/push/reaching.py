"""Where a push may go: to a server of the open internet, and nowhere near ourselves.

A browser says which address its pushes go to, so anybody can name one. It must not
become a way to ask the machines around us.
"""

import socket
from collections.abc import Sequence
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Final
from urllib.parse import SplitResult, urlsplit

LONGEST: Final = 2_000
HTTPS: Final = 443
# All that is given out of the newer kind so far. What lies outside is near, is kept
# for something else, or leads on to an address of the older kind.
GIVEN_OUT: Final = IPv6Network("2000::/3")
# In there, what leads on to the older kind, or serves for examples and trials.
LEADS_ON: Final = tuple(
    IPv6Network(one)
    for one in ("2001::/23", "2001:db8::/32", "2002::/16", "3ffe::/16", "3fff::/20")
)
# Of the older kind, those that whoever is nearest answers, to lead on to the newer.
RELAYS: Final = IPv4Network("192.88.99.0/24")
# Names that mean something within a house or nothing at all.
NEVER_FAR: Final = frozenset(
    {
        "arpa",
        "corp",
        "home",
        "internal",
        "intranet",
        "invalid",
        "lan",
        "local",
        "localdomain",
        "localhost",
        "onion",
        "private",
        "test",
    }
)


class NotReachable(Exception):
    """A push cannot go there: to nowhere, or to somewhere near ourselves."""


def split(endpoint: str, *, nearby: bool) -> SplitResult:
    """Read where pushes go; NotReachable if it is no address of a push service.

    With *nearby* it may be without encryption and at a port of its own.
    """
    try:
        parts = urlsplit(endpoint)
        port = parts.port
    except ValueError:
        raise NotReachable from None
    is_plain = endpoint.isascii() and endpoint.isprintable() and "\\" not in endpoint
    is_bare = parts.username is None and parts.password is None and not parts.fragment
    is_secret = parts.scheme == "https" and port in {None, HTTPS}
    is_near = nearby and parts.scheme in {"http", "https"}
    fits = is_plain and is_bare and " " not in endpoint and len(endpoint) <= LONGEST
    if not (parts.hostname and fits and (is_secret or is_near)):
        raise NotReachable
    if not nearby and not _may_be_far(parts.hostname):
        raise NotReachable
    return parts


def _may_be_far(host: str) -> bool:
    """Say whether a host can be a name of the open internet, before it is looked up."""
    name = host.removesuffix(".")
    _, dot, last = name.rpartition(".")
    is_whole = bool(dot) and all(name.split("."))
    return is_whole and not _is_numbers(host) and last not in NEVER_FAR


def _is_numbers(host: str) -> bool:
    """Say whether a host is an address, in any of the ways that systems read one."""
    last = host.rstrip(".").rpartition(".")[2]
    return ":" in host or last.isdecimal() or last.startswith("0x")


def looked_up(host: str, port: int, *, nearby: bool) -> Sequence[str]:
    """Give the addresses to connect to; NotReachable if any of them is near us."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise NotReachable from None
    addresses = [str(one[4][0]) for one in found]
    if not addresses or not (nearby or all(map(is_far, addresses))):
        raise NotReachable
    return addresses


def is_far(said: str) -> bool:
    """Say whether an address is plainly one of the open internet.

    One that holds another of the older kind is not, whatever that is; only the way
    in which systems write the older kind is read as what it is.
    """
    address = ip_address(said.partition("%")[0])
    if isinstance(address, IPv6Address) and address.ipv4_mapped is not None:
        address = address.ipv4_mapped
    if isinstance(address, IPv6Address):
        known = address in GIVEN_OUT and not any(address in one for one in LEADS_ON)
    else:
        known = address not in RELAYS
    return known and address.is_global and not address.is_multicast
