"""A passkey instead of a password, as the second step, or to confirm who it is."""

from uuid import UUID

from flask import Blueprint, redirect, render_template, request
from flask.typing import ResponseReturnValue

from service.accounts.beginnings import keeping, kept_secret, new_secret
from service.accounts.confirm_routes import confirm_page
from service.context import SignInNeeded, services, signed_in
from service.entering import (
    admit_network,
    complete,
    enter,
    onward_of,
    our_page,
    proved,
    release_network,
)
from service.forms import Form
from service.proof import half_open_or_none
from service.signing_in.passkeys import Ceremony, PasskeyRefused, Purpose
from service.signing_in.sessions import Stage

passkeys = Blueprint("passkeys", __name__)

AS_JSON = {"Content-Type": "application/json"}


@passkeys.app_context_processor
def offered() -> dict[str, object]:
    """Tell every page whether passkeys can be used at all."""
    return {"offers_passkeys": services().passkeys.are_possible}


@passkeys.post("/sign-in/passkey/challenge")
def ask_to_sign_in() -> ResponseReturnValue:
    secret = new_secret()
    asked = services().passkeys.ask(Ceremony(Purpose.SIGN_IN, secret))
    return keeping((asked, AS_JSON), secret)


@passkeys.post("/sign-in/passkey")
def sign_in() -> ResponseReturnValue:
    """Sign in with whatever passkey the person chose; it says whose it is."""
    carried, onward = request.form.get("carried") or None, request.form.get("next")
    try:
        account = _used(Ceremony(Purpose.SIGN_IN, kept_secret()))
    except PasskeyRefused as refused:
        page = render_template(
            "accounts/sign_in.html",
            form=_said(refused),
            carried=carried,
            next=our_page(onward),
        )
        return page, 422
    return enter(account, strong=True, second_step=True, onward=onward, carried=carried)


@passkeys.post("/sign-in/code/passkey/challenge")
def ask_for_step() -> ResponseReturnValue:
    return services().passkeys.ask(_step()), AS_JSON


@passkeys.post("/sign-in/code/passkey")
def step() -> ResponseReturnValue:
    ceremony, onward = _step(), onward_of(request.form.get("next"))
    try:
        account = _used(ceremony)
    except PasskeyRefused as refused:
        assert ceremony.account is not None
        ways = services().identity.second_factor.ways(ceremony.account)
        page = render_template(
            "accounts/step.html", form=_said(refused), ways=ways, next=onward
        )
        return page, 422
    assert account == ceremony.account
    return complete(redirect(onward, 303), second_step=True)


@passkeys.post("/confirm/passkey/challenge")
def ask_to_confirm() -> ResponseReturnValue:
    return services().passkeys.ask(_confirm()), AS_JSON


@passkeys.post("/confirm/passkey")
def confirm() -> ResponseReturnValue:
    ceremony, onward = _confirm(), request.form.get("next")
    try:
        account = _used(ceremony)
    except PasskeyRefused as refused:
        return confirm_page(_said(refused), onward), 422
    assert account == ceremony.account
    return proved(onward, second_step=True)


def _used(ceremony: Ceremony) -> UUID:
    """Check the passkey in this form; a wrong one is a try from its network."""
    admit_network()
    account = services().passkeys.use(ceremony, request.form.get("answer", ""))
    release_network()
    return account


def _step() -> Ceremony:
    half = half_open_or_none()
    if half is None or half.stage is not Stage.CODE:
        raise SignInNeeded
    return Ceremony(Purpose.STEP, str(half.session), half.account)


def _confirm() -> Ceremony:
    found = signed_in()
    return Ceremony(Purpose.CONFIRM, str(found.session), found.account)


def _said(refused: PasskeyRefused) -> Form:
    return Form({}, {"passkey": refused.args[0]})
