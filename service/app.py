"""Puts the parts together: the only module that knows every other."""

from importlib.metadata import version
from pathlib import Path
from types import TracebackType
from typing import Final
from wsgiref.headers import Headers

import structlog
from flask import Flask
from flask.json.provider import DefaultJSONProvider
from jinja2 import StrictUndefined
from werkzeug.middleware.proxy_fix import ProxyFix
from whitenoise import WhiteNoise

from service import entrance, errors, logs, pages, tongue
from service.context import EXTENSION
from service.edge import Edge
from service.openapi import create_api
from service.parts import APIS, PAGES
from service.services import create_services
from service.settings import Settings
from service.uploads import UploadRequest

log = structlog.get_logger()

LARGEST_BODY: Final = 1024 * 1024
A_YEAR: Final = 365 * 24 * 60 * 60
STATIC: Final = Path(__file__).with_name("static")


ExceptionInfo = (
    tuple[type, BaseException, TracebackType | None] | tuple[None, None, None]
)


class Diary(Flask):
    """Flask, without its own log of exceptions: that repeats what people wrote."""

    def log_exception(self, exc_info: ExceptionInfo) -> None:
        kind, _, __ = exc_info
        log.error("failed", kind=kind.__name__ if kind else "unknown", where=[])


def create_app(settings: Settings, edge: Edge | None = None) -> Flask:
    """Make the web application; a test brings its own *edge*."""
    logs.configure()
    app = Diary(__name__)
    app.request_class = UploadRequest
    app.url_map.merge_slashes = False
    app.config |= {
        "MAX_CONTENT_LENGTH": LARGEST_BODY,
        "MAX_FORM_MEMORY_SIZE": LARGEST_BODY,
    }
    app.jinja_env.undefined = StrictUndefined
    assert isinstance(app.json, DefaultJSONProvider)
    app.json.ensure_ascii = app.json.sort_keys = False
    app.extensions[EXTENSION] = create_services(settings, edge or Edge())
    tongue.register(app)
    entrance.register(app)
    errors.register(app)
    pages.register(app)
    api = create_api(app, version("same-page"))
    for part in APIS:
        api.register_blueprint(part)
    for blueprint in PAGES:
        app.register_blueprint(blueprint)
    _believe_proxies(app, settings.proxies)
    app.wsgi_app = _with_static_files(app)  # type: ignore[method-assign]
    return app


def _believe_proxies(app: Flask, count: int) -> None:
    """Take from our own proxies, and from nobody else, where a request came from."""
    if count:
        proxied = ProxyFix(app.wsgi_app, x_for=count, x_proto=0, x_host=0)
        app.wsgi_app = proxied  # type: ignore[method-assign]


def _with_static_files(app: Flask) -> WhiteNoise:
    """Serve static files before the application; their address has a version."""

    def protect(headers: Headers, _: str, __: str) -> None:
        for name, value in entrance.HEADERS.items():
            headers[name] = value

    return WhiteNoise(
        app.wsgi_app,
        root=str(STATIC),
        prefix="static/",
        max_age=A_YEAR,
        allow_all_origins=False,
        add_headers_function=protect,
    )
