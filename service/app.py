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
from whitenoise import WhiteNoise

from events.store.engine import Database
from events.store.keys import KeyRing
from events.store.unit import Store
from projections.directory import Rosters
from projections.runner import see
from service import entrance, errors, logs, pages
from service.accounts.routes import accounts
from service.audit.api import api as audit_api
from service.audit.routes import audit
from service.circle.api import api as circle_api
from service.circle.routes import circle
from service.context import EXTENSION, Services
from service.diary.api import api as diary_api
from service.diary.routes import diary
from service.edge import Edge
from service.health import health
from service.identity import Identity
from service.openapi import create_api
from service.settings import Settings

log = structlog.get_logger()

LARGEST_BODY: Final = 1024 * 1024
A_YEAR: Final = 365 * 24 * 60 * 60
STATIC: Final = Path(__file__).with_name("static")


def create_services(settings: Settings, edge: Edge) -> Services:
    """Open the record and the accounts."""
    database = Database(settings.database_url)
    ring = KeyRing(settings.key_dir)
    return Services(
        settings=settings,
        store=Store(database, ring, see, edge.now),
        identity=Identity(database, ring, edge),
        edge=edge,
        rosters=Rosters(),
    )


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
    app.url_map.merge_slashes = False
    app.config |= {
        "MAX_CONTENT_LENGTH": LARGEST_BODY,
        "MAX_FORM_MEMORY_SIZE": LARGEST_BODY,
    }
    app.jinja_env.undefined = StrictUndefined
    assert isinstance(app.json, DefaultJSONProvider)
    app.json.ensure_ascii = app.json.sort_keys = False
    app.extensions[EXTENSION] = create_services(settings, edge or Edge())
    entrance.register(app)
    errors.register(app)
    pages.register(app)
    api = create_api(app, version("same-page"))
    for part in (diary_api, circle_api, audit_api):
        api.register_blueprint(part)
    for blueprint in (accounts, circle, diary, audit, health):
        app.register_blueprint(blueprint)
    app.wsgi_app = _with_static_files(app)  # type: ignore[method-assign]
    return app


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
