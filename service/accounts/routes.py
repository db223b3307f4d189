"""/sign-in and /sign-out, and what happens when somebody is not signed in."""

from typing import Final

from flask import (
    Blueprint,
    Response,
    g,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue

from service.context import SignInNeeded, services, signed_in_or_none
from service.entrance import cookie_name
from service.errors import problem_answer, problem_of
from service.forms import Carried, Form, carry_over, page_of
from service.identity import SESSION

accounts = Blueprint("accounts", __name__, template_folder="templates")

WRONG: Final = "The e-mail address or the password is not right. Check both."


@accounts.get("/")
def start() -> ResponseReturnValue:
    where = (
        "accounts.show_sign_in" if signed_in_or_none() is None else "circle.children"
    )
    return redirect(url_for(where), 303)


@accounts.get("/sign-in")
def show_sign_in() -> ResponseReturnValue:
    if signed_in_or_none() is not None:
        return redirect(_onward(request.args.get("next")), 303)
    return _page(Form(), None, request.args.get("next"))


@accounts.post("/sign-in")
def sign_in() -> ResponseReturnValue:
    form, carried = request.form, request.form.get("carried") or None
    opened = services().identity.sign_in(
        form.get("email", ""), form.get("password", "")
    )
    if opened is None:
        kept = Form({"email": form.get("email", "")}, {"email": WRONG})
        return _page(kept, carried, form.get("next")), 422
    session, account = opened
    onward = _onward(form.get("next"))
    if carried and (brought := Carried.open(carried)) and brought.account == account:
        services().identity.carry(session, carried.encode())
        onward = page_of(brought.path)
    return _enter(redirect(onward, 303), session)


@accounts.post("/sign-out")
def sign_out() -> ResponseReturnValue:
    services().identity.sign_out(g.session)
    answer = make_response(redirect(url_for("accounts.show_sign_in"), 303))
    answer.delete_cookie(cookie_name(), secure=services().settings.is_https)
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer


@accounts.app_errorhandler(SignInNeeded)
def sign_in_first(needed: SignInNeeded) -> ResponseReturnValue:
    """Ask a person to sign in, and keep what they were sending until they have."""
    if request.path.startswith("/api/"):
        return problem_answer(problem_of(needed))
    if request.method in {"GET", "HEAD"}:
        where = request.full_path.rstrip("?")
        return redirect(url_for("accounts.show_sign_in", next=where), 303)
    return _page(Form(), carry_over(), page_of(request.path)), 401


def _page(form: Form, carried: str | None, onward: str | None) -> str:
    return render_template(
        "accounts/sign_in.html", form=form, carried=carried, next=_onward(onward)
    )


def _onward(given: str | None) -> str:
    """Go on only to a page of our own."""
    if given is None or not given.isprintable():
        return url_for("circle.children")
    ours = given.startswith("/") and not given.startswith(("//", "/\\"))
    return given if ours else url_for("circle.children")


def _enter(answer: object, session: str) -> Response:
    entered = make_response(answer)
    entered.set_cookie(
        cookie_name(),
        session,
        max_age=int(SESSION.total_seconds()),
        httponly=True,
        secure=services().settings.is_https,
        samesite="Lax",
        path="/",
    )
    return entered
