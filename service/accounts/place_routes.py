"""/account/signed-in: where somebody is signed in, and the end of any of it."""

from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from service.context import services, signed_in
from service.entering import tell_nobody_here
from service.forms import Form

places = Blueprint("places", __name__)


@places.get("/account/signed-in")
def show() -> ResponseReturnValue:
    found, identity = signed_in(), services().identity
    return render_template(
        "accounts/signed_in.html",
        form=Form(),
        sessions=identity.sessions.of(found.account),
        devices=identity.sessions.devices(found.account),
        tokens=identity.tokens(found.account),
        this=found.session,
    )


@places.post("/account/signed-in/<uuid:session>/end")
def end(session: UUID) -> ResponseReturnValue:
    services().identity.sessions.end_one(signed_in().account, session)
    return _back("session-ended")


@places.post("/account/signed-in/end-all")
def end_all() -> ResponseReturnValue:
    """Sign out everywhere, here as well, and withdraw tokens if that was ticked."""
    account, identity = signed_in().account, services().identity
    if request.form.get("tokens") == "yes":
        identity.withdraw(account)
    identity.sessions.end_all(account)
    answer = redirect(url_for("accounts.show_sign_in", done="signed-out"), 303)
    tell_nobody_here(answer)
    return answer


@places.post("/account/devices/<uuid:device>/forget")
def forget(device: UUID) -> ResponseReturnValue:
    services().identity.sessions.forget(signed_in().account, device)
    return _back("device-forgotten")


@places.post("/account/tokens/<uuid:token>/withdraw")
def withdraw(token: UUID) -> ResponseReturnValue:
    services().identity.withdraw(signed_in().account, token)
    return _back("token-withdrawn")


def _back(done: str) -> ResponseReturnValue:
    return redirect(url_for("accounts.places.show", done=done), 303)
