"""A real push service on loopback, and devices that open what it was given.

What a device does is written here from RFC 8291 and RFC 8188 alone: nothing of the
service's own sealing is used.
"""

import hmac
import json
import threading
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from secrets import token_bytes, token_hex
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


def plain(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def written(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


@dataclass
class Phone:
    """A browser that let us push to it, and keeps the private half of its keys."""

    base: str
    key: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )
    auth: bytes = field(default_factory=lambda: token_bytes(16))
    name: str = field(default_factory=lambda: token_hex(8))

    @property
    def endpoint(self) -> str:
        return f"{self.base}/to/{self.name}"

    @property
    def public(self) -> bytes:
        return self.key.public_key().public_bytes(
            Encoding.X962, PublicFormat.UncompressedPoint
        )

    @property
    def fields(self) -> dict[str, str]:
        """What its page sends us."""
        keys = {"p256dh": written(self.public), "auth": written(self.auth)}
        return {"endpoint": self.endpoint, **keys}

    def opened(self, body: bytes) -> bytes:
        """The words of a push: one record, as RFC 8188 lays it out."""
        salt, size, length = body[:16], body[16:20], body[20]
        theirs, record = body[21 : 21 + length], body[21 + length :]
        assert int.from_bytes(size, "big") >= len(record)
        curve = ec.SECP256R1()
        public = ec.EllipticCurvePublicKey.from_encoded_point(curve, theirs)
        shared = self.key.exchange(ec.ECDH(), public)
        info = b"WebPush: info\x00" + self.public + theirs + b"\x01"
        secret = mac(mac(self.auth, shared), info)
        first = mac(salt, secret)
        key = mac(first, b"Content-Encoding: aes128gcm\x00\x01")[:16]
        nonce = mac(first, b"Content-Encoding: nonce\x00\x01")[:12]
        padded = AESGCM(key).decrypt(nonce, record, None).rstrip(b"\x00")
        assert padded[-1:] == b"\x02"
        return padded[:-1]


def mac(key: bytes, words: bytes) -> bytes:
    return hmac.new(key, words, sha256).digest()


@dataclass(frozen=True)
class Push:
    """What came in for one phone."""

    name: str
    headers: Mapping[str, str]
    body: bytes


@dataclass
class PushService:
    """Keeps what it takes, and says what a test lets it say."""

    address: str = ""
    status: int = 201
    statuses: dict[str, int] = field(default_factory=dict)
    pause: float = 0
    pushes: list[Push] = field(default_factory=list)
    asked: int = 0

    def answer(self, push: Push) -> int:
        self.asked += 1
        time.sleep(self.pause)
        status = self.statuses.get(push.name, self.status)
        if status < 300:
            self.pushes.append(push)
        return status

    def phone(self) -> Phone:
        return Phone(self.address)

    def told(self, phone: Phone) -> list[Push]:
        return [one for one in self.pushes if one.name == phone.name]

    def said(self, phone: Phone) -> list[Any]:
        """What a phone read, push by push."""
        return [json.loads(phone.opened(one.body)) for one in self.told(phone)]


@contextmanager
def push_service(
    port: int = 0, like: PushService | None = None
) -> Iterator[PushService]:
    """A push service until the end of the block; *like* goes on with what was there."""
    service = like or PushService()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            name = self.path.rpartition("/")[2]
            status = service.answer(Push(name, dict(self.headers), body))
            self.send_response(status)
            if status in {301, 302, 307}:
                self.send_header("Location", f"{service.address}/elsewhere")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    service.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def claims_of(header: str) -> tuple[Mapping[str, Any], bytes]:
    """The checked claims of a header as RFC 8292 has it, and the key in it."""
    scheme, _, rest = header.partition(" ")
    assert scheme == "vapid"
    parts = dict(one.strip().split("=", 1) for one in rest.split(","))
    head, body, signature = parts["t"].split(".")
    raw, point = plain(signature), plain(parts["k"])
    numbers = (int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big"))
    key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
    try:
        signed = f"{head}.{body}".encode()
        key.verify(encode_dss_signature(*numbers), signed, ec.ECDSA(SHA256()))
    except InvalidSignature:
        raise AssertionError(header) from None
    assert json.loads(plain(head))["alg"] == "ES256"
    return json.loads(plain(body)), point
