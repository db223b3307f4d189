"""/sign-in/link: in by a link that comes by e-mail and works once."""

from typing import Final

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue

from events.phrase import phrase
from service.accounts.notices import LINK, LINK_SUBJECT
from service.context import services, signed_in_or_none
from service.entering import admit_network, enter, proved, release_network
from service.forms import Carried, Form, page_of
from service.greetings import greeting
from service.mail import Mail
from service.signing_in.identity import Posted
from service.signing_in.throttle import NETWORK_LINKS

links = Blueprint("links", __name__)

NO_ADDRESS: Final = phrase("Write your e-mail address, such as name@school.example.")
USED_UP: Final = phrase(
    "This link does not work any more. A link works once, for 15 minutes, "
    "and only the newest one does. Ask for a new one."
)


@links.get("/sign-in/link")
def show_ask() -> ResponseReturnValue:
    return _page(Form(), None)


@links.post("/sign-in/link")
def ask() -> ResponseReturnValue:
    """Say the same to everybody; whether a mail goes out, only its reader learns."""
    email, carried = request.form.get("email", ""), request.form.get("carried") or None
    if "@" not in email.strip().strip("@"):
        return _page(Form({"email": email}, {"email": NO_ADDRESS}), carried), 422
    admit_network(NETWORK_LINKS)
    brought = carried if carried and Carried.open(carried) else None
    post_link(services().identity.new_link(email, brought))
    return render_template("accounts/link_sent.html")


@links.get("/sign-in/link/open")
def show() -> ResponseReturnValue:
    """Show a button: programs that look into mail open links, and press nothing."""
    return render_template("accounts/link.html", link=request.args.get("link", ""))


@links.post("/sign-in/link/open")
def use() -> ResponseReturnValue:
    admit_network()
    used = services().identity.use_link(request.form.get("link", ""))
    if used is None:
        return _page(Form({}, {"email": USED_UP}), None), 422
    release_network()
    account, carried = used
    onward, here = url_for("accounts.security.show_password"), signed_in_or_none()
    if here is None or here.account != account:
        return enter(account, strong=False, onward=onward, carried=carried)
    brought = here.carried and Carried.open(here.carried)
    return proved(page_of(brought.path) if brought else onward)


def post_link(made: Posted | None) -> None:
    """Send a link off when the answer is decided; None sends nothing."""
    if made is None:
        return
    here, path = services(), url_for("accounts.links.show", link=made.link)
    link = f"{here.settings.base_url}{path}"

    def write() -> Mail:
        text = LINK.format(hello=greeting(here, made.account), link=link)
        return Mail(made.address, LINK_SUBJECT, text)

    here.post.send_later(write)


def _page(form: Form, carried: str | None) -> str:
    return render_template("accounts/ask_link.html", form=form, carried=carried)
