"""/outbox, the page without a connection, and the worker that shows it."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Final

from flask import Blueprint, Response, current_app, g, render_template, request
from flask.typing import ResponseReturnValue

from service.context import signed_in
from service.pages import static_address
from service.tongue import ENGLISH, TONGUES, tongue

offline = Blueprint("offline", __name__, template_folder="templates")

# What the page without a connection is made of. Files are the same for everybody.
SHELL: Final = (
    "css/same-page.css",
    "js/offline.js",
    "js/outbox.js",
    "js/round.js",
    "js/said.js",
    "js/same-page.js",
    "js/waiting.js",
    "same-page.svg",
    "vendor/govuk/govuk.css",
)


@offline.get("/outbox")
def show() -> ResponseReturnValue:
    signed_in()
    return render_template("offline/outbox.html", is_shell=False)


@offline.get("/offline")
def show_shell() -> ResponseReturnValue:
    """Show the page to the worker, which sends no cookie: it names the language."""
    g.tongue = TONGUES.get(request.args.get("language", ""), ENGLISH)
    return _shell()


@offline.get("/worker.js")
def worker() -> ResponseReturnValue:
    """Give the worker in one file, so that it loads no script and is new or old.

    It changes with each of its parts, and a browser then installs it anew.
    """
    addresses = [static_address(one) for one in SHELL]
    digest = sha256("\n".join((*addresses, _shell())).encode()).hexdigest()[:12]
    known = {"SHELL": addresses, "PAGE": _page(), "VERSION": digest}
    told = (f"const {name} = {json.dumps(value)};" for name, value in known.items())
    script = "\n".join((*told, _script("outbox.js"), _script("worker.js")))
    return Response(script, mimetype="text/javascript")


def _page() -> str:
    """Give the address of the page in the language that was chosen on this device."""
    here = tongue()
    return "/offline" if here is ENGLISH else f"/offline?language={here.tag}"


def _shell() -> str:
    """Write the page as nobody sees it, whoever asks."""
    nobody = {"here": None, "account": None, "school_is_demo": False, "safety": None}
    nobody["offered"] = None
    return render_template("offline/outbox.html", is_shell=True, **nobody)


def _script(name: str) -> str:
    assert current_app.static_folder is not None
    return Path(current_app.static_folder, "js", name).read_text("utf-8")
