"""/sign-in and /sign-out, and what happens when somebody is not signed in."""

from typing import Final

from flask import (
    Blueprint,
    g,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue

from events.phrase import phrase
from service.accounts.confirm_routes import confirm
from service.accounts.link_routes import links
from service.accounts.own_passkey_routes import own_passkeys
from service.accounts.passkey_routes import passkeys
from service.accounts.place_routes import places
from service.accounts.provider_routes import providers
from service.accounts.security_routes import security
from service.accounts.step_routes import steps
from service.context import SignInNeeded, services, signed_in_or_none
from service.entering import (
    STEPS,
    admit_network,
    enter,
    our_page,
    release_network,
    tell_nobody_here,
)
from service.entrance import child_device_cookie, cookie_name
from service.errors import problem_answer, problem_of
from service.forms import Form, carry_over, page_of
from service.proof import OtherSession, half_open_or_none

accounts = Blueprint("accounts", __name__, template_folder="templates")
for part in (
    links,
    steps,
    confirm,
    security,
    places,
    passkeys,
    own_passkeys,
    providers,
):
    accounts.register_blueprint(part)

WRONG: Final = phrase("The e-mail address or the password is not right. Check both.")


@accounts.get("/")
def start() -> ResponseReturnValue:
    where = "accounts.show_sign_in" if signed_in_or_none() is None else "today.show"
    return redirect(url_for(where), 303)


@accounts.get("/sign-in")
def show_sign_in() -> ResponseReturnValue:
    if signed_in_or_none() is not None:
        return redirect(our_page(request.args.get("next")), 303)
    return _page(Form(), None, request.args.get("next"))


@accounts.post("/sign-in")
def sign_in() -> ResponseReturnValue:
    form, carried = request.form, request.form.get("carried") or None
    email, onward = form.get("email", ""), form.get("next")
    admit_network()
    account = services().identity.recognise(email, form.get("password", ""))
    if account is None:
        kept = Form({"email": email}, {"email": WRONG})
        return _page(kept, carried, onward), 422
    release_network()
    return enter(account, strong=False, onward=onward, carried=carried)


@accounts.post("/sign-out")
def sign_out() -> ResponseReturnValue:
    services().identity.sessions.end(g.session)
    answer = make_response(redirect(url_for("accounts.show_sign_in"), 303))
    answer.delete_cookie(cookie_name(), secure=services().settings.is_https)
    tell_nobody_here(answer)
    # Not "storage": that holds what other people on this device have not sent yet.
    answer.headers["Clear-Site-Data"] = '"cache"'
    return answer


@accounts.app_errorhandler(SignInNeeded)
def sign_in_first(needed: SignInNeeded) -> ResponseReturnValue:
    """Ask a person to sign in, and keep what they were sending until they have."""
    if request.path.startswith("/api/"):
        return problem_answer(problem_of(needed))
    if _is_childs_page() and request.cookies.get(child_device_cookie()):
        return redirect(url_for("devices.show_door"), 303)
    if request.method in {"GET", "HEAD"}:
        half, here = half_open_or_none(), request.full_path.rstrip("?")
        step = "accounts.show_sign_in" if half is None else STEPS[half.stage]
        return redirect(url_for(step, next=here), 303)
    return _page(Form(), carry_over(), page_of(request.path)), 401


@accounts.app_errorhandler(OtherSession)
def put_back(_: OtherSession) -> ResponseReturnValue:
    """Put a form back that was begun before its writer signed in again."""
    carried = carry_over()
    if carried is not None:
        services().identity.sessions.carry(g.session, carried.encode())
    return redirect(page_of(request.path), 303)


def _is_childs_page() -> bool:
    return (request.endpoint or "").startswith("mine.")


def _page(form: Form, carried: str | None, onward: str | None) -> str:
    return render_template(
        "accounts/sign_in.html", form=form, carried=carried, next=our_page(onward)
    )
