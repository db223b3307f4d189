"""/sign-in/code and /sign-in/set-up: the second step, before anything else is seen."""

from typing import Final
from uuid import UUID

from flask import Blueprint, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from events.phrase import phrase
from service.accounts.authenticator import Setup, wrong_code
from service.accounts.notices import APP_ON, tell_of_code, tell_owner
from service.context import SignInNeeded, services
from service.entering import complete, onward_of, remembering
from service.forms import Form
from service.proof import half_open_or_none
from service.signing_in.identity import HalfOpen
from service.signing_in.sessions import Stage

steps = Blueprint("steps", __name__)

WRONG: Final = phrase(
    "This code is not right, or it was used before. Wait for the next one in your app. "
    "After five wrong codes you must wait a quarter of an hour."
)


@steps.get("/sign-in/code")
def show_code() -> ResponseReturnValue:
    return _page(_waiting(Stage.CODE), Form(), request.args.get("next"))


@steps.post("/sign-in/code")
def post_code() -> ResponseReturnValue:
    half, onward = _waiting(Stage.CODE), request.form.get("next")
    kind = services().identity.kind_of_code(half.account, request.form.get("code", ""))
    if kind is None:
        return _page(half, Form({}, {"code": WRONG}), onward), 422
    tell_of_code(half.account, kind)
    answer = complete(redirect(onward_of(onward), 303), second_step=True)
    wants = request.form.get("remember") == "yes"
    return remembering(answer, half.account) if wants else answer


@steps.get("/sign-in/set-up")
def show_set_up() -> ResponseReturnValue:
    setup = Setup.new(_without_a_second_step())
    return _set_up_page(setup, Form(), request.args.get("next"))


@steps.post("/sign-in/set-up")
def post_set_up() -> ResponseReturnValue:
    account, onward = _without_a_second_step(), request.form.get("next")
    setup = Setup.offered(account)
    if not setup.confirm(request.form.get("code", ""), first=True):
        return _set_up_page(setup, wrong_code(), onward), 422
    codes = services().identity.second_factor.new_recovery_codes(account)
    tell_owner(account, APP_ON)
    where = onward_of(onward)
    page = render_template("accounts/recovery_codes.html", codes=codes, next=where)
    return complete(page, second_step=True)


def _waiting(stage: Stage) -> HalfOpen:
    """Give whoever has this step to do; others have nothing to do here."""
    half = half_open_or_none()
    if half is None or half.stage is not stage:
        raise SignInNeeded
    return half


def _without_a_second_step() -> UUID:
    """Give who must set one up; whoever has one by now signs in with it."""
    account = _waiting(Stage.SET_UP).account
    if services().identity.second_factor.ways(account):
        services().identity.sessions.end(g.session)
        raise SignInNeeded
    return account


def _page(half: HalfOpen, form: Form, onward: str | None) -> str:
    return render_template(
        "accounts/step.html",
        form=form,
        ways=services().identity.second_factor.ways(half.account),
        next=onward_of(onward),
    )


def _set_up_page(setup: Setup, form: Form, onward: str | None) -> str:
    return render_template(
        "accounts/set_up.html",
        setup=setup,
        form=form,
        next=onward_of(onward),
        action=url_for("accounts.steps.post_set_up"),
    )
