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

from events.store.engine import Database
from events.store.keys import KeyRing
from events.store.unit import Store
from projections.directory import Rosters
from projections.runner import see
from service import entrance, errors, logs, pages, tongue
from service.accounts.routes import accounts
from service.actions.api import api as actions_api
from service.actions.routes import actions
from service.advice.api import api as advice_api
from service.advice.routes import advice
from service.attachments.api import api as attachments_api
from service.attachments.routes import attachments
from service.attending.api import api as attending_api
from service.attending.routes import attending
from service.audit.api import api as audit_api
from service.audit.routes import audit
from service.calendar.routes import calendar
from service.checking.api import api as checking_api
from service.checking.routes import checking
from service.child_words.api import api as child_words_api
from service.child_words.routes import child_words
from service.childs_part.api import api as childs_part_api
from service.childs_part.routes import childs_part
from service.circle.api import api as circle_api
from service.circle.routes import circle
from service.classes.routes import classes
from service.concerns.api import api as concerns_api
from service.concerns.routes import concerns
from service.contacts.routes import contacts
from service.context import EXTENSION, Services
from service.days.routes import days
from service.debriefs.api import api as debriefs_api
from service.debriefs.routes import debriefs
from service.decisions.api import api as decisions_api
from service.decisions.routes import decisions
from service.devices.routes import devices
from service.diary.api import api as diary_api
from service.diary.routes import diary
from service.disputes.api import api as disputes_api
from service.disputes.routes import disputes
from service.edge import Edge
from service.family.routes import family
from service.health import health
from service.invitations.api import api as invitations_api
from service.invitations.routes import invitations
from service.joining.routes import joining
from service.joint_texts.api import api as joint_texts_api
from service.joint_texts.routes import joint_texts
from service.journey.routes import journey
from service.limits.routes import limits
from service.mail import Post
from service.measures.api import api as measures_api
from service.measures.routes import measures
from service.meetings.api import api as meetings_api
from service.meetings.routes import meetings
from service.mine.routes import mine
from service.minutes.api import api as minutes_api
from service.minutes.routes import minutes
from service.missed.api import api as missed_api
from service.missed.routes import missed
from service.names.routes import names
from service.notices.routes import notices
from service.offline.routes import offline
from service.openapi import create_api
from service.outbox import Outbox
from service.packs.routes import packs
from service.papers.api import api as papers_api
from service.papers.routes import papers
from service.portraits.routes import portraits
from service.preparing.routes import preparing
from service.privacy.routes import privacy
from service.push.sending import PushPost
from service.reading.routes import reading
from service.register.api import api as register_api
from service.register.routes import register
from service.rights.routes import rights
from service.roster.routes import roster
from service.rounds.api import api as rounds_api
from service.rounds.routes import rounds
from service.safeguarding.routes import safeguarding
from service.safety.routes import safety
from service.schools.routes import schools
from service.search.routes import search
from service.settings import Settings
from service.sharing.api import api as sharing_api
from service.sharing.routes import sharing
from service.sheets.routes import sheets
from service.signing_in.child_ways import ChildWays
from service.signing_in.identity import Identity
from service.signing_in.passkeys import Passkeys
from service.signing_in.providers import Providers
from service.signing_in.push_devices import PushDevices
from service.successes.api import api as successes_api
from service.successes.routes import successes
from service.support.api import api as support_api
from service.support.routes import support
from service.symbol_set import SymbolSet
from service.symbols.routes import symbols
from service.talks.routes import talks
from service.today.routes import today
from service.translations.routes import translations
from service.trials.api import api as trials_api
from service.trials.routes import trials
from service.uploads import UploadRequest
from service.worklist.api import api as worklist_api
from service.worklist.routes import worklist

log = structlog.get_logger()

LARGEST_BODY: Final = 1024 * 1024
A_YEAR: Final = 365 * 24 * 60 * 60
STATIC: Final = Path(__file__).with_name("static")


def create_services(settings: Settings, edge: Edge) -> Services:
    """Open the record and the accounts."""
    database = Database(settings.database_url)
    ring = KeyRing(settings.key_dir)
    outbox = Outbox(see, edge.now)
    identity = Identity(database, ring, edge)
    return Services(
        settings=settings,
        store=Store(database, ring, outbox.see, edge.now),
        identity=identity,
        edge=edge,
        rosters=Rosters(),
        post=Post(settings, edge),
        passkeys=Passkeys(database, ring, edge, settings),
        providers=Providers(database, ring, edge, settings),
        child_ways=ChildWays(database, ring, edge, identity.throttle),
        symbols=SymbolSet.load(settings.symbols),
        push_post=PushPost(settings, ring, edge),
        push_devices=PushDevices(database, ring, edge),
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
    for part in (
        actions_api,
        attachments_api,
        disputes_api,
        minutes_api,
        checking_api,
        child_words_api,
        meetings_api,
        attending_api,
        sharing_api,
        missed_api,
        papers_api,
        childs_part_api,
        debriefs_api,
        diary_api,
        circle_api,
        concerns_api,
        register_api,
        decisions_api,
        audit_api,
        invitations_api,
        rounds_api,
        successes_api,
        advice_api,
        joint_texts_api,
        measures_api,
        worklist_api,
        support_api,
        trials_api,
    ):
        api.register_blueprint(part)
    for blueprint in (
        accounts,
        actions,
        attachments,
        disputes,
        minutes,
        checking,
        child_words,
        meetings,
        attending,
        sharing,
        missed,
        papers,
        childs_part,
        circle,
        concerns,
        contacts,
        days,
        debriefs,
        decisions,
        family,
        diary,
        audit,
        packs,
        portraits,
        preparing,
        privacy,
        register,
        rights,
        limits,
        safeguarding,
        safety,
        health,
        invitations,
        joining,
        journey,
        names,
        notices,
        offline,
        schools,
        classes,
        rounds,
        roster,
        devices,
        mine,
        symbols,
        calendar,
        talks,
        translations,
        reading,
        search,
        sheets,
        successes,
        advice,
        joint_texts,
        measures,
        today,
        worklist,
        support,
        trials,
    ):
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
