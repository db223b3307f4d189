"""Which account is who at a provider, and who is on the way there and back.

A try to sign in is a row: it works once, for ten minutes, and only in the browser that
began it. A link is kept under a keyed hash of the provider's issuer and subject.
"""

import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from secrets import token_urlsafe
from typing import Any, Final
from uuid import UUID

import structlog
from sqlalchemy import Row, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from events.phrase import phrase
from events.store.canonical import from_moment, moment
from events.store.engine import Database
from events.store.keys import KeyRing
from service.edge import Edge
from service.provider_settings import Provider
from service.settings import Settings
from service.signing_in.account_tables import provider_links, provider_tries
from service.signing_in.oidc import Asked, Client, Proof, ProviderAway, TokenWrong
from service.signing_in.sessions import hashed
from service.signing_in.ways_in import refuse_the_last

log = structlog.get_logger()

TRY: Final = timedelta(minutes=10)
A_LITTLE: Final = timedelta(minutes=1)


class Aim(StrEnum):
    """What somebody goes to a provider for."""

    SIGN_IN = "sign-in"
    LINK = "link"
    CONFIRM = "confirm"


class ProviderRefused(Exception):
    """Somebody cannot come in from a provider; the message says what to do."""

    @classmethod
    def because_it_is_over(cls) -> "ProviderRefused":
        return cls(phrase("That took too long, or was sent twice. Start again."))

    @classmethod
    def because_they_did_not_go_on(cls) -> "ProviderRefused":
        return cls(
            phrase("You did not finish signing in there. Start again when you like.")
        )

    @classmethod
    def because_it_proves_nothing(cls, name: str) -> "ProviderRefused":
        return cls(
            phrase(
                "What {name} sent does not show that you belong to the school. "
                "Check that you used your school account there.",
                name=name,
            )
        )

    @classmethod
    def because_nobody_is_linked(cls, name: str) -> "ProviderRefused":
        return cls(
            phrase(
                "Nobody here uses this {name} account. Sign in another way first, "
                "then link it under “How you sign in”.",
                name=name,
            )
        )

    @classmethod
    def because_it_is_linked(cls, name: str) -> "ProviderRefused":
        return cls(
            phrase(
                "This {name} account is linked already. It cannot be linked again.",
                name=name,
            )
        )

    @classmethod
    def because_it_is_old(cls, name: str) -> "ProviderRefused":
        return cls(
            phrase(
                "{name} did not ask who you are just now. Confirm it another way.",
                name=name,
            )
        )


class ProviderSilent(Exception):
    """A provider does not answer; nobody did anything wrong. *name* is what it is."""

    def __init__(self, name: str) -> None:
        super().__init__(phrase("{name} does not answer just now.", name=name))
        self.name = name


@dataclass(frozen=True, slots=True)
class Going:
    """Somebody on the way to a provider, and where they are to end.

    *browser* is a secret that only their browser holds. *account* is who is signed in,
    if anybody is.
    """

    aim: Aim
    browser: str
    account: UUID | None = None
    onward: str | None = None
    carried: str | None = None


@dataclass(frozen=True, slots=True)
class Back:
    """Somebody who came back from a provider with a proof."""

    provider: Provider
    aim: Aim
    account: UUID | None
    onward: str | None
    carried: str | None
    proof: Proof


@dataclass(frozen=True, slots=True)
class Link:
    """An account's link to a provider, as its owner sees it."""

    link: UUID
    provider: str
    made_at: str
    last_used_at: str | None


class Providers:
    """Sends people to providers, takes them back, and knows whose account is whose."""

    def __init__(
        self, database: Database, ring: KeyRing, edge: Edge, settings: Settings
    ) -> None:
        self._database = database
        self._edge = edge
        self._key = ring.derive("provider-subject")
        self._clients: Mapping[str, Client] = {
            one.key: Client(one, _back_to(settings, one), edge)
            for one in settings.providers
        }

    @property
    def offered(self) -> Sequence[Provider]:
        """List the providers, in the order of the settings."""
        return [client.provider for client in self._clients.values()]

    def called(self, key: str) -> Provider | None:
        """Give the provider with this short name."""
        client = self._clients.get(key)
        return None if client is None else client.provider

    def send(self, provider: Provider, going: Going) -> str:
        """Note who goes, and give the address to go to; ProviderSilent if none is."""
        state, nonce, verifier = (token_urlsafe(size) for size in (32, 32, 64))
        again = going.aim is Aim.CONFIRM
        try:
            asked = Asked(state, nonce, verifier, again=again)
            address = self._clients[provider.key].address(asked)
        except ProviderAway as problem:
            log.warning("provider away", provider=provider.key, why=str(problem))
            raise ProviderSilent(provider.name) from None
        now = self._edge.now()
        row = {
            "state": hashed(state),
            "browser": hashed(going.browser),
            "provider": provider.key,
            "purpose": going.aim.value,
            "account": going.account,
            "nonce": nonce,
            "verifier": verifier,
            "onward": going.onward,
            "carried": going.carried,
            "started_at": moment(now),
            "expires_at": moment(now + TRY),
        }
        past = provider_tries.c.expires_at <= moment(now)
        with self._database.writing() as conn:
            conn.execute(delete(provider_tries).where(past))
            conn.execute(insert(provider_tries).values(row))
        return address

    def take_back(
        self, provider: Provider, browser: str, sent: Mapping[str, str]
    ) -> Back:
        """Check what somebody brings back; ProviderRefused if it proves nothing."""
        row = self._take_try(provider, browser, sent.get("state", ""))
        issuer = sent.get("iss", provider.issuer)
        if "code" not in sent or "error" in sent:
            raise ProviderRefused.because_they_did_not_go_on()
        asked = Asked(sent["state"], row.nonce, row.verifier)
        proof = self._redeem(provider, sent["code"], asked)
        if issuer not in {provider.issuer, proof.issuer}:
            raise ProviderRefused.because_it_proves_nothing(provider.name)
        aim = Aim(row.purpose)
        if aim is Aim.CONFIRM and not _is_new(proof, from_moment(row.started_at)):
            raise ProviderRefused.because_it_is_old(provider.name)
        account = row.account and UUID(bytes=row.account.bytes)
        return Back(provider, aim, account, row.onward, row.carried, proof)

    def account_of(self, proof: Proof) -> UUID | None:
        """Give the account that is linked to this issuer and subject, and note it."""
        same = provider_links.c.subject == self._subject(proof.issuer, proof.subject)
        used = update(provider_links).where(same).values(last_used_at=self._now())
        with self._database.writing() as conn:
            found = conn.scalar(used.returning(provider_links.c.account))
        return found and UUID(bytes=found.bytes)

    def link(
        self, account: UUID, provider: Provider, issuer: str, subject: str
    ) -> None:
        """Let a subject sign in to an account from now on.

        Only for an account that is signed in and confirmed, or that an invitation has
        just been accepted for. ProviderRefused if the subject is somebody's already.
        """
        row = {
            "link": self._edge.new_id(),
            "account": account,
            "provider": provider.key,
            "subject": self._subject(issuer, subject),
            "made_at": self._now(),
        }
        try:
            with self._database.writing() as conn:
                conn.execute(insert(provider_links).values(row))
        except IntegrityError:
            raise ProviderRefused.because_it_is_linked(provider.name) from None

    def links_of(self, account: UUID) -> Sequence[Link]:
        """List the links of an account, the first made first."""
        names = ("link", "provider", "made_at", "last_used_at")
        listed = select(*(provider_links.c[name] for name in names))
        mine = listed.where(provider_links.c.account == account)
        with self._database.reading() as conn:
            found = conn.execute(mine.order_by(provider_links.c.made_at))
            return [Link(*row) for row in found]

    def unlink(self, account: UUID, link: UUID) -> None:
        """End a link; LastWayIn if the account has no other way in."""
        same = (provider_links.c.account == account, provider_links.c.link == link)
        with self._database.writing() as conn:
            refuse_the_last(conn, account, link)
            conn.execute(delete(provider_links).where(*same))

    def _redeem(self, provider: Provider, code: str, asked: Asked) -> Proof:
        try:
            return self._clients[provider.key].redeem(code, asked)
        except ProviderAway as problem:
            log.warning("provider away", provider=provider.key, why=str(problem))
            raise ProviderSilent(provider.name) from None
        except TokenWrong as problem:
            log.warning("token refused", provider=provider.key, why=str(problem))
            raise ProviderRefused.because_it_proves_nothing(provider.name) from None

    def _take_try(self, provider: Provider, browser: str, state: str) -> Row[Any]:
        """Give the try that this browser began, and let nobody else have it."""
        used = delete(provider_tries).where(
            provider_tries.c.state == hashed(state),
            provider_tries.c.browser == hashed(browser),
            provider_tries.c.provider == provider.key,
        )
        with self._database.writing() as conn:
            row = conn.execute(used.returning(*provider_tries.c)).one_or_none()
        if row is None or row.expires_at <= self._now():
            raise ProviderRefused.because_it_is_over()
        return row

    def _subject(self, issuer: str, subject: str) -> bytes:
        said = f"{issuer}\n{subject}".encode()
        return hmac.digest(self._key, said, "sha256")

    def _now(self) -> str:
        return moment(self._edge.now())


def _back_to(settings: Settings, provider: Provider) -> str:
    return f"{settings.base_url}/sign-in/with/{provider.key}/callback"


def _is_new(proof: Proof, started: datetime) -> bool:
    """Say whether somebody signed in there after we asked, by the provider's word."""
    return proof.at is not None and proof.at >= (started - A_LITTLE).timestamp()
