"""/confirm: is it still you? Asked before what cannot be taken back."""

from typing import Final

from flask import Blueprint, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from events.phrase import phrase
from service.accounts.link_routes import post_link
from service.accounts.notices import tell_of_code
from service.context import services, signed_in
from service.entering import admit_network, our_page, proved, release_network
from service.forms import Form, carry_over, page_of
from service.proof import ConfirmationNeeded

confirm = Blueprint("confirm", __name__)

WRONG: Final[dict[str, str]] = {
    "password": phrase("This password is not right. Try again."),
    "code": phrase(
        "This code is not right, or it was used before. Wait for the next one."
    ),
}
SECOND_STEP: Final = "second_step"
NOTHING: Final = phrase("Fill this in, or choose another way below.")


@confirm.get("/confirm")
def show() -> ResponseReturnValue:
    return confirm_page(Form(), request.args.get("next"))


@confirm.post("/confirm")
def prove() -> ResponseReturnValue:
    found, onward = signed_in(), request.form.get("next")
    identity = services().identity
    password, code = request.form.get("password", ""), request.form.get("code", "")
    admit_network()
    if password and identity.is_password(found.account, password):
        release_network()
        return proved(onward)
    if code and (kind := identity.kind_of_code(found.account, code)) is not None:
        release_network()
        tell_of_code(found.account, kind)
        return proved(onward, second_step=True)
    wrong = {name: WRONG[name] for name in WRONG if request.form.get(name)}
    return confirm_page(Form({}, wrong or {"": NOTHING}), onward), 422


@confirm.post("/confirm/link")
def send_link() -> ResponseReturnValue:
    identity = services().identity
    address = identity.address_of(signed_in().account)
    post_link(None if address is None else identity.new_link(address))
    return render_template("accounts/link_sent.html")


@confirm.app_errorhandler(ConfirmationNeeded)
def confirm_first(needed: ConfirmationNeeded) -> ResponseReturnValue:
    """Ask who it is, and keep what they were sending until they have said so."""
    if request.method in {"GET", "HEAD"}:
        here = request.full_path.rstrip("?")
        step = "yes" if needed.by_second_step else None
        where = url_for("accounts.confirm.show", next=here, second_step=step)
        return redirect(where, 303)
    carried = carry_over()
    if carried is not None:
        services().identity.sessions.carry(g.session, carried.encode())
    onward, by_second_step = page_of(request.path), needed.by_second_step
    return confirm_page(Form(), onward, by_second_step=by_second_step), 401


def confirm_page(
    form: Form, onward: str | None, *, by_second_step: bool | None = None
) -> str:
    """Ask who it is; *by_second_step*, or else the request, says what is enough."""
    account, identity = signed_in().account, services().identity
    ways = identity.second_factor.ways(account)
    if by_second_step is None:
        by_second_step = request.values.get(SECOND_STEP) == "yes"
    return render_template(
        "accounts/confirm.html",
        form=form,
        next=our_page(onward),
        has_password=identity.has_password(account),
        ways=ways,
        second_step=bool(ways) and by_second_step,
    )
