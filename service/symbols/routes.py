"""/symbols/<symbol>: the drawing of one symbol, as a picture that can do nothing."""

from typing import Final

from flask import Blueprint, Response
from flask.typing import ResponseReturnValue

from service.context import NotHere, services

symbols = Blueprint("symbols", __name__)

# Whatever a drawing holds, it can load nothing and run nothing.
POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


@symbols.get("/symbols/<symbol>")
def show_drawing(symbol: str) -> ResponseReturnValue:
    drawing = services().symbols.drawings.get(symbol)
    if drawing is None:
        raise NotHere
    answer = Response(drawing, mimetype="image/svg+xml")
    answer.headers["Content-Security-Policy"] = POLICY
    answer.headers["Cache-Control"] = "public, max-age=3600"
    return answer
