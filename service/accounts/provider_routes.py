"""Sign in with a school account: there, back again, and linked or not."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final
from uuid import UUID

from flask import Blueprint, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from service.accounts.beginnings import keeping, kept_secret, new_secret
from service.accounts.notices import LINKED, UNLINKED, tell_owner
from service.context import NotHere, services, signed_in
from service.entering import (
    admit_network,
    enter,
    our_page,
    proved,
    release_network,
)
from service.forms import Form
from service.proof import confirmed
from service.provider_settings import Provider
from service.signing_in.providers import (
    Aim,
    Back,
    Going,
    Link,
    ProviderRefused,
    ProviderSilent,
)
from service.signing_in.ways_in import LastWayIn

providers = Blueprint("providers", __name__)

WAIT_SECONDS: Final = "60"


@providers.app_context_processor
def offered() -> dict[str, object]:
    """Tell every page which school accounts can be used, and which this person has."""
    return {"providers": services().providers.offered, "linked_providers": _linked_to}


def _linked_to() -> Sequence[Provider]:
    providers = services().providers
    linked = {one.provider for one in providers.links_of(signed_in().account)}
    return [one for one in providers.offered if one.key in linked]


@providers.post("/sign-in/with/<provider>")
def sign_in(provider: str) -> ResponseReturnValue:
    known, carried = _known(provider), request.form.get("carried") or None
    admit_network()
    onward = our_page(request.form.get("next"))
    return _go(known, Going(Aim.SIGN_IN, new_secret(), None, onward, carried))


@providers.post("/confirm/with/<provider>")
def confirm(provider: str) -> ResponseReturnValue:
    account, onward = signed_in().account, our_page(request.form.get("next"))
    return _go(_known(provider), Going(Aim.CONFIRM, new_secret(), account, onward))


@providers.post("/account/providers/<provider>")
def add(provider: str) -> ResponseReturnValue:
    account = signed_in().account
    confirmed(with_second_step=True)
    return _go(_known(provider), Going(Aim.LINK, new_secret(), account))


@providers.get("/sign-in/with/<provider>/callback")
def come_back(provider: str) -> ResponseReturnValue:
    known = _known(provider)
    try:
        back = services().providers.take_back(known, kept_secret(), request.args)
        return LEADS_ON[back.aim](back)
    except ProviderRefused as refused:
        return _refused(refused)


@providers.get("/account/links/<uuid:link>/remove")
def show_remove(link: UUID) -> ResponseReturnValue:
    own = _own(link)
    confirmed(with_second_step=True)
    return _remove_page(own, Form())


@providers.post("/account/links/<uuid:link>/remove")
def remove(link: UUID) -> ResponseReturnValue:
    own = _own(link)
    confirmed(with_second_step=True)
    try:
        services().providers.unlink(signed_in().account, link)
    except LastWayIn as refused:
        return _remove_page(own, Form({}, {"": refused.args[0]})), 409
    tell_owner(signed_in().account, UNLINKED)
    return redirect(url_for("accounts.security.show", done="unlinked"), 303)


def _go(provider: Provider, going: Going) -> ResponseReturnValue:
    """Send somebody to their provider.

    By a page, since our policy lets no form end at another host, redirected or not.
    """
    address = services().providers.send(provider, going)
    page = render_template(
        "accounts/provider_going.html", provider=provider, address=address
    )
    answer = make_response(page)
    answer.headers["Refresh"] = f"0; url={address}"
    return keeping(answer, going.browser)


def _signed_in(back: Back) -> ResponseReturnValue:
    account = services().providers.account_of(back.proof)
    if account is None:
        raise ProviderRefused.because_nobody_is_linked(back.provider.name)
    release_network()
    strong = back.proof.is_two_steps
    return enter(account, strong=strong, onward=back.onward, carried=back.carried)


def _linked(back: Back) -> ResponseReturnValue:
    account, proof = signed_in().account, back.proof
    if account != back.account:
        raise ProviderRefused.because_it_is_over()
    services().providers.link(account, back.provider, proof.issuer, proof.subject)
    tell_owner(account, LINKED)
    return redirect(url_for("accounts.security.show", done="linked"), 303)


def _confirmed(back: Back) -> ResponseReturnValue:
    account = signed_in().account
    linked = services().providers.account_of(back.proof)
    if account not in {back.account} & {linked}:
        raise ProviderRefused.because_nobody_is_linked(back.provider.name)
    return proved(back.onward)


LEADS_ON: Final[Mapping[Aim, Callable[[Back], ResponseReturnValue]]] = {
    Aim.SIGN_IN: _signed_in,
    Aim.LINK: _linked,
    Aim.CONFIRM: _confirmed,
}


@providers.app_errorhandler(ProviderSilent)
def say_it_is_away(silent: ProviderSilent) -> ResponseReturnValue:
    """Say that a school's own sign-in is away, and what else there is."""
    page = render_template("accounts/provider_away.html", name=silent.name)
    return page, 503, {"Retry-After": WAIT_SECONDS}


def _known(key: str) -> Provider:
    found = services().providers.called(key)
    if found is None:
        raise NotHere
    return found


def _own(link: UUID) -> Link:
    """Give a link of whoever asks; NotHere if it is somebody else's."""
    mine = services().providers.links_of(signed_in().account)
    found = next((one for one in mine if one.link == link), None)
    if found is None:
        raise NotHere
    return found


def _remove_page(own: Link, form: Form) -> str:
    known = services().providers.called(own.provider)
    name = own.provider if known is None else known.name
    return render_template("accounts/provider_remove.html", name=name, form=form)


def _refused(refused: ProviderRefused) -> ResponseReturnValue:
    return render_template("accounts/provider_refused.html", says=refused.args[0]), 403
