"""How somebody gets in: what is still asked for, their session, and its cookie."""

from datetime import timedelta
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Final
from uuid import UUID

from flask import Response, g, make_response, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from service.context import services, signed_in_or_none
from service.entrance import cookie_name
from service.forms import Carried, page_of
from service.proof import half_open_or_none
from service.second_step_rule import must_have_second_factor
from service.signing_in.browsers import device_words
from service.signing_in.sessions import REMEMBERED, SESSION, Stage
from service.signing_in.throttle import NETWORK, Limit, TooManyTries

STEPS: Final = {
    Stage.CODE: "accounts.steps.show_code",
    Stage.SET_UP: "accounts.steps.show_set_up",
}
MOST_PEOPLE: Final = 5
# As long as a browser keeps a cookie. What it opens is nothing.
TOLD: Final = timedelta(days=400)
# One household has that many addresses of the newer kind.
HOUSEHOLD: Final = 64


def enter(
    account: UUID,
    *,
    strong: bool,
    second_step: bool = False,
    onward: str | None = None,
    carried: str | None = None,
) -> Response:
    """Open a new session for somebody, and lead them on.

    *strong* says that no second step is needed, *second_step* that it is done: the word
    of a provider is the former only. A session that the browser held before ends, so
    that nobody can be made to sign in to one that somebody else knows.
    """
    sessions = services().identity.sessions
    stage = Stage.STRONG if strong else _stage(account)
    sessions.end(g.session)
    session = sessions.open(account, stage, _device(), second_step=second_step)
    if told_cookie():
        services().push_devices.enter(told_cookie(), account, session)
    where, brought = our_page(onward), Carried.open(carried or "")
    if brought is not None and brought.account == account:
        sessions.carry(session, (carried or "").encode())
        where = page_of(brought.path)
    if stage in STEPS:
        where = url_for(STEPS[stage], next=where)
    return holding(redirect(where, 303), session)


def complete(answer: object, *, second_step: bool = False) -> Response:
    """Open a session fully, or note that its holder proved again who they are.

    *second_step* says that they did so with a code or a passkey.
    """
    sessions = services().identity.sessions
    return holding(answer, sessions.prove(g.session, second_step=second_step))


def proved(onward: str | None, *, second_step: bool = False) -> Response:
    """Note that whoever is signed in just proved again who they are."""
    return complete(redirect(our_page(onward), 303), second_step=second_step)


def holding(answer: object, session: str) -> Response:
    """Let the browser hold a session from now on."""
    return with_cookie(answer, cookie_name(), session, SESSION.total_seconds())


def told_cookie() -> str:
    """Give what this browser holds if somebody is told of news on this device."""
    return request.cookies.get(_told_name(), "")


def telling(answer: object, secret: str) -> Response:
    """Let the browser hold that somebody is told on this device."""
    return with_cookie(answer, _told_name(), secret, TOLD.total_seconds())


def tell_nobody_here(answer: BaseResponse) -> None:
    """Tell nobody on this device any more: whoever uses it next is somebody else."""
    found = signed_in_or_none()
    session = None if found is None else found.session
    services().push_devices.leave(told_cookie(), session)
    answer.delete_cookie(_told_name(), secure=services().settings.is_https)


def _told_name() -> str:
    return f"{cookie_name()}-told"


def remembering(answer: Response, account: UUID) -> Response:
    """Ask for no second step in this browser for a month.

    Several people may share it, so each device's secret stands beside the others.
    """
    secret = services().identity.sessions.remember(account, _device())
    kept = ".".join([*_secrets(), secret][-MOST_PEOPLE:])
    return with_cookie(answer, _device_cookie(), kept, REMEMBERED.total_seconds())


def forget_other_devices(account: UUID) -> None:
    """Ask for the second step again on every device but this one."""
    services().identity.sessions.forget_others(account, _secrets())


def our_page(given: str | None) -> str:
    """Go on only to a page of our own, or else to what matters today."""
    if given is None or not given.isprintable():
        return url_for("today.show")
    ours = given.startswith("/") and not given.startswith(("//", "/\\"))
    return given if ours else url_for("today.show")


def onward_of(given: str | None) -> str:
    """Say where a half-open session leads: to the words it carries, if it does."""
    half = half_open_or_none()
    brought = Carried.open((half and half.carried) or b"")
    return our_page(given) if brought is None else page_of(brought.path)


def admit_network(limit: Limit = NETWORK) -> None:
    """Count a try from where the request comes; TooManyTries if there were many."""
    if not services().identity.throttle.admits(limit, network_of(request.remote_addr)):
        raise TooManyTries


def release_network() -> None:
    """Take that try back: it was right."""
    services().identity.throttle.give_back(NETWORK, network_of(request.remote_addr))


def network_of(said: str | None) -> str:
    """Say which network an address is of; some proxies add a port, or map it."""
    try:
        address = ip_address(_without_port(said or ""))
    except ValueError:
        return ""
    if isinstance(address, IPv6Address):
        mapped = address.ipv4_mapped
        if mapped is None:
            return str(ip_network((address, HOUSEHOLD), strict=False))
        return str(mapped)
    return str(address)


def _without_port(said: str) -> str:
    if said.startswith("["):
        return said[1:].partition("]")[0]
    host, _, port = said.partition(":")
    return host if port.isdecimal() else said


def _stage(account: UUID) -> Stage:
    identity = services().identity
    if identity.second_factor.ways(account):
        known = identity.sessions.is_remembered(account, _secrets())
        return Stage.OPEN if known else Stage.CODE
    must = must_have_second_factor(identity.people_of(account))
    return Stage.SET_UP if must else Stage.OPEN


def _secrets() -> list[str]:
    held = request.cookies.get(_device_cookie(), "").split(".")
    return [one for one in held if one][-MOST_PEOPLE:]


def _device() -> str:
    return device_words(request.headers.get("User-Agent", ""))


def _device_cookie() -> str:
    return f"{cookie_name()}-device"


def with_cookie(answer: object, name: str, value: str, seconds: float) -> Response:
    made = make_response(answer)
    made.set_cookie(
        name,
        value,
        max_age=int(seconds),
        httponly=True,
        secure=services().settings.is_https,
        samesite="Lax",
        path="/",
    )
    return made
