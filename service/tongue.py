"""In which language pages speak: what was chosen, and how a phrase is said in it.

The choice is kept in a cookie of this browser, below a keyed digest of whoever chose
while signed in, and for the pages before signing in; whoever signs in next reads in
their own. What people wrote, and the sentences of the record, stay as they are.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import cache
from hashlib import blake2b
from io import BytesIO
from pathlib import Path
from typing import Any, Final, NamedTuple

from babel.dates import format_date
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from babel.support import NullTranslations, Translations
from flask import Flask, Response, g, has_request_context, make_response, request
from flask_babel import Babel, Domain, force_locale, gettext, ngettext
from jinja2 import pass_context
from jinja2.runtime import Context

from events.phrase import Phrase, first_large
from service.context import services, signed_in_or_none

CATALOGUES: Final = Path(__file__).with_name("locales")
COOKIE: Final = "samepage-language"
A_YEAR: Final = 365 * 24 * 60 * 60
MOST_ACCOUNTS: Final = 6
# Somebody who was signed in chose it: the next who signs in did not.
LEFT: Final = "~"
KEPT: Final = re.compile(r"([0-9a-f]{16})-([a-z]{2})\Z", re.ASCII)


class Tongue(NamedTuple):
    """A language of our pages: its tag (BCP 47), its own name, where it begins."""

    tag: str
    own_name: str
    direction: str = "ltr"
    by_machine: bool = True


ENGLISH: Final = Tongue("en", "English", by_machine=False)
TONGUES: Final[Mapping[str, Tongue]] = {
    one.tag: one
    for one in (
        ENGLISH,
        Tongue("cy", "Cymraeg"),
        Tongue("pl", "Polski"),
        Tongue("ur", "اردو", "rtl"),
    )
}


def tongue() -> Tongue:
    """Say which language this page is in: the one that was chosen here, or English."""
    if not has_request_context():
        return ENGLISH
    if "tongue" not in g:
        g.tongue = TONGUES.get(_chosen(), ENGLISH)
    found: Tongue = g.tongue
    return found


def _chosen() -> str:
    device, own = _kept()
    found = signed_in_or_none()
    if found is None:
        return device.removeprefix(LEFT)
    chosen = own.get(_digest(found.account.bytes))
    return chosen or ("" if device.startswith(LEFT) else device)


def _kept() -> tuple[str, dict[str, str]]:
    """Give what this browser keeps: the language of the device, and of each account."""
    device, *held = request.cookies.get(COOKIE, "").split(".")
    found = (KEPT.match(one) for one in held[-MOST_ACCOUNTS:])
    return device, {one[1]: one[2] for one in found if one is not None}


def _digest(account: bytes) -> str:
    key = services().store.ring.derive("language")
    return blake2b(account, key=key, digest_size=8).hexdigest()


@contextmanager
def in_english() -> Iterator[None]:
    """Speak English for a while, whatever was chosen here: for what is evidence."""
    if not has_request_context():
        yield
        return
    before, g.tongue = tongue(), ENGLISH
    try:
        with force_locale(ENGLISH.tag):
            yield
    finally:
        g.tongue = before


def offered() -> Tongue | None:
    """Name the language that this browser asks for, if it is another one of ours."""
    if COOKIE in request.cookies:
        return None
    wanted = request.accept_languages.best_match(list(TONGUES))
    return None if wanted in {None, ENGLISH.tag} else TONGUES[str(wanted)]


def keeping(answer: object, chosen: Tongue) -> Response:
    """Let this browser speak the language that was chosen, to whoever chose it."""
    (_, own), found, made = _kept(), signed_in_or_none(), make_response(answer)
    if found is not None:
        own.pop(_digest(found.account.bytes), None)
        own[_digest(found.account.bytes)] = chosen.tag
    device = chosen.tag if found is None else LEFT + chosen.tag
    newest = [*own.items()][-MOST_ACCOUNTS:]
    made.set_cookie(
        COOKIE,
        ".".join([device, *(f"{whose}-{tag}" for whose, tag in newest)]),
        max_age=A_YEAR,
        httponly=True,
        secure=services().settings.is_https,
        samesite="Lax",
        path="/",
    )
    return made


def said(words: object) -> object:
    """Say a phrase in the language of the page; leave all else as it is."""
    if not isinstance(words, Phrase) or tongue() is ENGLISH:
        return words
    count = words.blanks.get("count")
    if words.plural and isinstance(count, int):
        pattern = ngettext(words.pattern, words.plural, count)
    else:
        pattern = gettext(words.pattern)
    if words.blanks:
        pattern = pattern.format_map({n: _blank(v) for n, v in words.blanks.items()})
    return first_large(pattern) if words.is_large else pattern


def day_as(day: date, pattern: str) -> str:
    """Say a day or a moment in a pattern of Unicode's (TR 35), as this page does."""
    return str(format_date(day, pattern, locale=tongue().tag))


def all_said(found: Any) -> Any:  # noqa: ANN401 - messages in lists and mappings
    """Say every phrase in what a program is told."""
    if isinstance(found, Mapping):
        return {name: all_said(one) for name, one in found.items()}
    return list(map(all_said, found)) if isinstance(found, list) else said(found)


def _blank(value: object) -> object:
    if isinstance(value, int) and not isinstance(value, bool):
        return Number(value)
    return day_as(value, "d MMMM y") if isinstance(value, date) else said(value)


class Number(int):
    """A number whose thousands are set apart as the language of the page does."""

    def __format__(self, how: str) -> str:
        if how == ",":
            return str(format_decimal(int(self), locale=tongue().tag))
        return format(int(self), how)


class Catalogues(Domain):  # type: ignore[misc]  # it has no types
    """Reads the catalogues as translators write them: nothing is built beforehand."""

    def get_translations(self) -> NullTranslations:
        return _catalogue(tongue().tag)


class Tongues(Babel):  # type: ignore[misc]
    """Speaks our catalogues."""

    domain_instance = Catalogues()


@cache
def _catalogue(tag: str) -> NullTranslations:
    if tag == ENGLISH.tag:
        return NullTranslations()
    compiled = BytesIO()
    write_mo(compiled, _read(tag))
    compiled.seek(0)
    return Translations(compiled)


def _filling_in(translate: Any) -> Any:  # noqa: ANN401 - jinja's own callables
    """Let what fills in a sentence of a template be a phrase, too."""

    @pass_context
    def told(here: Context, *words: object, **blanks: object) -> Any:  # noqa: ANN401
        filled = {name: said(value) for name, value in blanks.items()}
        return translate(here, *words, **filled)

    return told


@cache
def for_scripts(tag: str) -> Mapping[str, str]:
    """Give what the scripts of a page say, in English and in a language of ours."""
    return {
        str(one.id): str(one.string)
        for one in _read(tag)
        if one.id and one.string and not one.fuzzy and _is_in_a_script(one)
    }


def _is_in_a_script(one: Message) -> bool:
    return any(place.endswith(".js") for place, _ in one.locations)


def _read(tag: str) -> Catalog:
    with (CATALOGUES / tag / "LC_MESSAGES" / "messages.po").open("rb") as source:
        return read_po(source, locale=tag)


def register(app: Flask) -> None:
    """Let templates say their words, and the phrases they are given, in a language."""
    app.jinja_env.policies["ext.i18n.trimmed"] = True
    # What a page shows in an order, its scripts show in the same.
    app.jinja_env.policies["json.dumps_kwargs"] = {"sort_keys": False}
    app.jinja_env.finalize = said
    Tongues(app, locale_selector=lambda: tongue().tag)
    for name in ("gettext", "ngettext"):
        app.jinja_env.globals[name] = _filling_in(app.jinja_env.globals[name])
    app.context_processor(
        lambda: {"tongue": tongue(), "tongues": TONGUES, "tongue_offered": offered()}
    )
    app.add_template_global(for_scripts, "phrases_of_scripts")
    dumps = app.json.dumps
    app.jinja_env.policies["json.dumps_function"] = lambda given, **how: dumps(
        all_said(given), **how
    )
