"""A school's own sign-in on this machine: a real server, which can be made to lie."""

import threading
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from secrets import token_urlsafe
from typing import Any, Final
from urllib.parse import parse_qs, urlencode, urlsplit

import requests
from flask import Flask, abort, redirect, request
from flask.typing import ResponseReturnValue
from joserfc import jwt
from joserfc.jwk import ECKey, RSAKey
from werkzeug.serving import WSGIRequestHandler, make_server

from service.provider_settings import Provider
from service.signing_in.oidc import WELL_KNOWN

CLIENT: Final = "same-page"
SECRET: Final = "known-to-both"
SUBJECT: Final = "staff-0001"
Sign = Callable[[dict[str, Any]], str]
PAGE: Final = """<!DOCTYPE html><html lang="en"><title>School sign-in</title>
<h1>School sign-in</h1><form method="post"><button>I am {subject}</button></form>"""


@dataclass
class IdentityProvider:
    """What it says about itself and about people can be set; it says it truly."""

    issuer: str
    now: Callable[[], datetime]
    subject: str = SUBJECT
    says: dict[str, Any] = field(default_factory=dict)
    description: dict[str, Any] = field(default_factory=dict)
    rsa: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "r"}))
    ec: ECKey = field(default_factory=lambda: ECKey.generate_key("P-256", {"kid": "e"}))
    sign: Sign | None = None
    is_broken: bool = False
    asked: dict[str, dict[str, str]] = field(default_factory=dict)
    fetched: list[str] = field(default_factory=list)

    def truth(self) -> None:
        """Tell nothing but the truth again."""
        self.subject, self.sign, self.is_broken = SUBJECT, None, False
        self.says, self.description = {}, {}

    def provider(self, key: str = "school", **more: Any) -> Provider:  # noqa: ANN401
        """The settings of the service for this provider."""
        told = {"name": "Larkfield", "issuer": self.issuer, "client_secret": SECRET}
        return Provider(key=key, client_id=CLIENT, **{**told, **more})

    def visit(self, address: str) -> str:
        """Sign in there as a person does; give the path that one is sent back to."""
        answer = requests.post(address, timeout=5, allow_redirects=False)
        back = urlsplit(answer.headers["Location"])
        return f"{back.path}?{back.query}"

    def told(self) -> dict[str, Any]:
        """Describe it, as its well-known page does."""
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            **self.description,
        }

    def come(self, sent: Mapping[str, str]) -> str:
        """Let somebody in who was sent here; give where they go back to."""
        assert sent["response_type"] == "code"
        assert sent["scope"] == "openid"
        assert sent["code_challenge_method"] == "S256"
        code = token_urlsafe()
        self.asked[code] = dict(sent)
        back = {"code": code, "state": sent["state"]}
        return f"{sent['redirect_uri']}?{urlencode(back)}"

    def token(self, form: Mapping[str, str]) -> str:
        """Exchange a code once, for whoever sent the person here."""
        asked = self.asked.pop(form["code"], None)
        if asked is None or form["redirect_uri"] != asked["redirect_uri"]:
            abort(400)
        proof = sha256(form["code_verifier"].encode()).digest()
        if urlsafe_b64encode(proof).rstrip(b"=").decode() != asked["code_challenge"]:
            abort(400)
        return (self.sign or self.signed)(self.claims(asked))

    def claims(self, asked: Mapping[str, str]) -> dict[str, Any]:
        now = int(self.now().timestamp())
        claims = {
            "iss": self.issuer,
            "aud": CLIENT,
            "sub": self.subject,
            "nonce": asked["nonce"],
            "iat": now,
            "exp": now + 300,
            **({"auth_time": now} if asked.get("max_age") == "0" else {}),
            **self.says,
        }
        return {name: said for name, said in claims.items() if said is not None}

    def signed(self, claims: dict[str, Any]) -> str:
        return jwt.encode({"alg": "RS256", "kid": "r"}, claims, self.rsa)

    def signed_with_a_curve(self, claims: dict[str, Any]) -> str:
        return jwt.encode({"alg": "ES256", "kid": "e"}, claims, self.ec)

    def keys(self) -> dict[str, Any]:
        return {"keys": [one.as_dict(private=False) for one in (self.rsa, self.ec)]}


class Quiet(WSGIRequestHandler):
    """Writes no line for each request."""

    def log(self, type: str, message: str, *args: Any) -> None:  # noqa: A002, ANN401
        pass


@contextmanager
def identity_provider(now: Callable[[], datetime]) -> Iterator[IdentityProvider]:
    """Serve a provider on this machine until the end of the block."""
    app = Flask("identity provider")
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Quiet)
    provider = IdentityProvider(f"http://127.0.0.1:{server.port}", now)
    _answer(app, provider)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield provider
    server.shutdown()
    thread.join()
    server.server_close()


def _answer(app: Flask, provider: IdentityProvider) -> None:
    """Give each address of the provider what it answers."""

    @app.before_request
    def note() -> None:
        provider.fetched.append(request.path)
        if provider.is_broken:
            abort(503)

    def authorize() -> ResponseReturnValue:
        if request.method == "GET":
            return PAGE.format(subject=provider.subject)
        return redirect(provider.come(request.args))

    for start in ("", "/organizations/v2.0"):
        app.add_url_rule(start + WELL_KNOWN, f"told{start}", provider.told)
    app.add_url_rule("/keys", "keys", provider.keys)
    app.add_url_rule("/authorize", "authorize", authorize, methods=["GET", "POST"])
    app.add_url_rule("/token", "token", lambda: _tokens(provider), methods=["POST"])


def _tokens(provider: IdentityProvider) -> ResponseReturnValue:
    given = request.authorization
    if given is None or (given.username, given.password) != (CLIENT, SECRET):
        abort(401)
    told = {"access_token": "opens-nothing", "token_type": "Bearer", "expires_in": 60}
    return {**told, "id_token": provider.token(request.form)}


def query_of(address: str) -> dict[str, str]:
    """What stands behind the question mark of an address."""
    return {name: said[0] for name, said in parse_qs(urlsplit(address).query).items()}
