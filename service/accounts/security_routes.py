"""/account: how somebody signs in, and what they may change about it."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from service.accounts.answers import called
from service.accounts.authenticator import Setup, wrong_code
from service.accounts.notices import APP_OFF, APP_ON, NEW_CODES, PASSWORD, tell_owner
from service.accounts.own_ways import own_ways
from service.context import services, signed_in
from service.entering import (
    complete,
    forget_other_devices,
)
from service.forms import Form
from service.proof import confirmed
from service.second_step_rule import must_have_second_factor
from service.signing_in.passwords import why_not

security = Blueprint("security", __name__)


@security.get("/account")
def show() -> ResponseReturnValue:
    found, identity = signed_in(), services().identity
    return render_template(
        "accounts/account.html",
        address=identity.address_of(found.account),
        has_password=identity.has_password(found.account),
        ways=identity.second_factor.ways(found.account),
        must=must_have_second_factor(found.people),
        **own_ways(found.account),
    )


@security.get("/account/password")
def show_password() -> ResponseReturnValue:
    signed_in()
    return _password_page(Form())


@security.post("/account/password")
def post_password() -> ResponseReturnValue:
    found, password = signed_in(), request.form.get("new_password", "")
    confirmed()
    wrong = why_not(password, called())
    if wrong is not None:
        return _password_page(Form({}, {"new_password": wrong})), 422
    identity = services().identity
    identity.set_password(found.account, password)
    identity.sessions.end_others(found.account, found.session)
    forget_other_devices(found.account)
    tell_owner(found.account, PASSWORD)
    onward = url_for("accounts.security.show", done="password")
    return complete(redirect(onward, 303))


@security.get("/account/authenticator")
def show_authenticator() -> ResponseReturnValue:
    return _authenticator_page(Setup.new(signed_in().account), Form())


@security.post("/account/authenticator")
def post_authenticator() -> ResponseReturnValue:
    account, second = signed_in().account, services().identity.second_factor
    confirmed(with_second_step=True)
    setup = Setup.offered(account)
    if not setup.confirm(request.form.get("code", "")):
        return _authenticator_page(setup, wrong_code()), 422
    forget_other_devices(account)
    tell_owner(account, APP_ON)
    codes = second.new_recovery_codes(account)
    return complete(_codes_page(codes), second_step=True)


@security.post("/account/authenticator/codes")
def post_codes() -> ResponseReturnValue:
    account, second = signed_in().account, services().identity.second_factor
    confirmed(with_second_step=True)
    codes = second.new_recovery_codes(account)
    tell_owner(account, NEW_CODES)
    return _codes_page(codes)


@security.post("/account/authenticator/off")
def post_off() -> ResponseReturnValue:
    account = signed_in().account
    confirmed(with_second_step=True)
    second = services().identity.second_factor
    second.switch_off(account)
    forget_other_devices(account)
    tell_owner(account, APP_OFF)
    done = "app-off" if second.ways(account) else "codes-off"
    onward = url_for("accounts.security.show", done=done)
    return complete(redirect(onward, 303))


def _password_page(form: Form) -> str:
    has = services().identity.has_password(signed_in().account)
    return render_template("accounts/password.html", form=form, has_password=has)


def _authenticator_page(setup: Setup, form: Form) -> str:
    second = services().identity.second_factor
    return render_template(
        "accounts/authenticator.html",
        setup=setup,
        form=form,
        ways=second.ways(setup.account),
        left=second.codes_left(setup.account),
        action=url_for("accounts.security.post_authenticator"),
    )


def _codes_page(codes: object) -> str:
    where = url_for("accounts.security.show")
    return render_template("accounts/recovery_codes.html", codes=codes, next=where)
