"""A device that keeps a passkey, and what a browser would say between it and us."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field
from hashlib import sha256
from secrets import token_bytes
from typing import Any

from bs4 import Tag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from webauthn.helpers import encode_cbor
from werkzeug.test import TestResponse

from events.base import Actor
from tests.service.clients import Browser, values_of
from tests.service.house import House

ORIGIN = "http://localhost"
PRESENT, VERIFIED, HAS_KEY = 1, 4, 64
ADD = "/account/passkeys/add"
SIGN_IN, STEP, CONFIRM = "/sign-in/passkey", "/sign-in/code/passkey", "/confirm/passkey"


@dataclass
class Device:
    """Holds one passkey. What it says of itself can be set, to be found out."""

    origin: str = ORIGIN
    host: str = "localhost"
    flags: int = PRESENT | VERIFIED
    count: int = 0
    transports: tuple[str, ...] = ("usb",)
    credential: bytes = field(default_factory=lambda: token_bytes(32))
    key: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )
    owner: bytes = b""

    def make(self, asked: dict[str, Any]) -> str:
        """Answer what a page asks when a passkey is to be added."""
        self.owner = unwritten(asked["user"]["id"])
        size = len(self.credential).to_bytes(2)
        attested = bytes(16) + size + self.credential + self._public_key()
        told = {"fmt": "none", "attStmt": {}, "authData": self._data(HAS_KEY, attested)}
        response = {
            "clientDataJSON": self._client_data("webauthn.create", asked),
            "attestationObject": written(encode_cbor(told)),
            "transports": list(self.transports),
        }
        return self._answer(response)

    def use(self, asked: dict[str, Any]) -> str:
        """Answer what a page asks when the passkey is to be used."""
        self.count += 1
        client_data = self._client_data("webauthn.get", asked)
        data = self._data()
        signed = data + sha256(unwritten(client_data)).digest()
        signature = self.key.sign(signed, ec.ECDSA(hashes.SHA256()))
        response = {
            "clientDataJSON": client_data,
            "authenticatorData": written(data),
            "signature": written(signature),
            "userHandle": written(self.owner),
        }
        return self._answer(response)

    def _answer(self, response: dict[str, Any]) -> str:
        name = written(self.credential)
        told = {"id": name, "rawId": name, "type": "public-key", "response": response}
        return json.dumps(told)

    def _client_data(self, kind: str, asked: dict[str, Any]) -> str:
        told = {"type": kind, "challenge": asked["challenge"], "origin": self.origin}
        return written(json.dumps(told).encode())

    def _data(self, more: int = 0, attested: bytes = b"") -> bytes:
        host = sha256(self.host.encode()).digest()
        flags = (self.flags | more).to_bytes(1)
        return host + flags + self.count.to_bytes(4) + attested

    def _public_key(self) -> bytes:
        point = self.key.public_key().public_numbers()
        told = {1: 2, 3: -7, -1: 1, -2: point.x.to_bytes(32), -3: point.y.to_bytes(32)}
        return encode_cbor(told)


def written(plain: bytes) -> str:
    return urlsafe_b64encode(plain).rstrip(b"=").decode()


def unwritten(words: str) -> bytes:
    return urlsafe_b64decode(words + "==")


def asked_by(browser: Browser, action: str, **typed: str) -> dict[str, Any]:
    """What the page in front of a browser would ask a device."""
    answer = browser.post(
        f"{action}/challenge", {**fields_of(browser, action), **typed}
    )
    assert answer.status_code == 200, answer.text
    told = answer.get_json(force=True)
    assert isinstance(told, dict)
    return told


def fields_of(browser: Browser, action: str) -> dict[str, str]:
    form = browser.page.find("form", action=action)
    assert isinstance(form, Tag), f"no form goes to {action}"
    return values_of(form)


def add_to(browser: Browser, device: Device, name: str = "my phone") -> TestResponse:
    """Add the passkey of a device on the page for that."""
    browser.opened(ADD)
    answer = device.make(asked_by(browser, ADD, name=name))
    return browser.sent(ADD, name=name, answer=answer)


def with_passkey(house: House, who: Actor, **told: Any) -> Device:  # noqa: ANN401
    """Somebody's device, whose passkey is known to their account."""
    device = Device(**told)
    answer = add_to(house.browser(who), device)
    assert answer.status_code in {200, 303}, answer.text
    return device


def used_at(browser: Browser, action: str, device: Device) -> TestResponse:
    """Use the passkey on the page that is in front of the browser."""
    return browser.sent(action, answer=device.use(asked_by(browser, action)))
