"""Pushes go to the open internet alone, and to the very address that was looked at."""

import ssl
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from cryptography.x509.oid import NameOID
from sqlalchemy import make_url

from events.store.keys import KeyRing
from service.edge import Edge
from service.push.reaching import NotReachable, is_far, looked_up, split
from service.push.sealing import DeviceKeys
from service.push.sending import Outcome, PushPost, Subscription
from service.settings import Settings
from tests.service.push_service import Phone


@pytest.mark.parametrize(
    "endpoint",
    [
        "https://updates.push.services.mozilla.com/wpush/v2/gAAA",
        "https://fcm.googleapis.com/fcm/send/a:b",
        "https://web.push.apple.com/QGuQ",
        "https://wns2-par02p.notify.windows.com/w/?token=BQY",
        "https://push.example:443/to",
    ],
)
def test_what_browsers_give_is_taken(endpoint: str) -> None:
    assert split(endpoint, nearby=False).hostname


@pytest.mark.parametrize(
    "endpoint",
    [
        "",
        "push.example",
        "http://push.example/to",
        "file:///etc/passwd",
        "https:///to",
        "https://push.example:22/to",
        "https://push.example:many/to",
        "https://[::1/to",
        "https://127.0.0.1/to",
        "https://127.1/to",
        "https://0x7f000001/to",
        "https://2130706433/to",
        "https://8.8.8.8/to",
        "https://[::1]/to",
        "https://me@push.example/to",
        "https://me:secret@push.example/to",
        "https://push.example/to#here",
        "https://push.example/to here",
        "https://push.example\\@127.0.0.1/to",
        "https://push.example/\nHost: x",
        "https://püsh.example/to",
        "https://push.example/" + "a" * 2_000,
    ],
)
def test_what_leads_elsewhere_is_not(endpoint: str) -> None:
    with pytest.raises(NotReachable):
        split(endpoint, nearby=False)


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "localhost.",
        "LOCALHOST",
        "push",
        "push.",
        "printer.local",
        "printer.local.",
        "metadata.google.internal",
        "push.localhost",
        "push.test",
        "push.invalid",
        "router.home.arpa",
        "router.lan",
        ".",
        ".com",
        "push..com",
        "push.example..",
    ],
)
def test_a_name_that_can_be_no_push_service_is_refused_at_once(host: str) -> None:
    with pytest.raises(NotReachable):
        split(f"https://{host}/to", nearby=False)
    assert split(f"https://{host}/to", nearby=True).hostname == host.lower()


@pytest.mark.parametrize(
    ("address", "far"),
    [
        ("8.8.8.8", True),
        ("2606:4700::1111", True),
        ("2a00:1450:4009::1", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.0.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),  # noqa: S104 - nobody listens there
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("ff02::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:8.8.8.8", True),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b::808:808", False),
        ("64:ff9b:1::808:808", False),
        ("2002:7f00:1::", False),
        ("2002:808:808::", False),
        ("::7f00:1", False),
        ("::808:808", False),
        ("::ffff:0:127.0.0.1", False),
        ("::ffff:0:8.8.8.8", False),
        ("::ffff:10.1.2.3", False),
        ("::ffff:169.254.169.254", False),
        ("fec0::1", False),
        ("5f00::1", False),
        ("3fff::1", False),
        ("3ffe::1", False),
        ("2001::1", False),
        ("2001:db8::1", False),
        ("4000::1", False),
        ("192.88.99.1", False),
        ("240.0.0.1", False),
    ],
)
def test_only_the_open_internet_is_far(address: str, far: bool) -> None:  # noqa: FBT001
    assert is_far(address) is far


def test_a_name_that_leads_near_is_not_followed() -> None:
    with pytest.raises(NotReachable):
        looked_up("localhost", 443, nearby=False)
    assert {*looked_up("localhost", 1, nearby=True)} <= {"127.0.0.1", "::1"}


def test_a_name_that_leads_nowhere_is_not_followed() -> None:
    with pytest.raises(NotReachable):
        looked_up("nowhere.invalid", 443, nearby=True)


def certificate(folder: Path, name: str) -> Path:
    """A certificate for a name, with its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    whose = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(whose)
        .issuer_name(whose)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False
        )
        .sign(key, SHA256())
    )
    clear = (Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file = folder / f"{name}.pem"
    file.write_bytes(made.public_bytes(Encoding.PEM) + key.private_bytes(*clear))
    return file


class Taking(BaseHTTPRequestHandler):
    hosts: list[str] = []  # noqa: RUF012 - what this test's server was asked to be

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.hosts.append(self.headers["Host"])
        self.send_response(201)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(params=["localhost", "other.example"])
def private(
    request: pytest.FixtureRequest, tmp_path: Path
) -> Iterator[tuple[str, Path]]:
    """A push service with a certificate for the name that is asked, or for another."""
    file = certificate(tmp_path, request.param)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    server = HTTPServer(("127.0.0.1", 0), Taking)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"https://localhost:{server.server_port}", file
    server.shutdown()
    thread.join()
    server.server_close()


def test_the_address_is_held_and_its_certificate_is_for_the_name(
    private: tuple[str, Path], tmp_path: Path
) -> None:
    base, file = private
    nowhere = make_url("sqlite:///none.db")
    settings = Settings(nowhere, nowhere, tmp_path, "http://x", None, push_nearby=True)
    post = PushPost(settings, KeyRing.create(tmp_path / "keys"), Edge())
    post._authorities = str(file)
    phone = Phone(base)
    to = Subscription(phone.endpoint, DeviceKeys(phone.public, phone.auth))
    Taking.hosts.clear()
    is_right = file.stem == "localhost"
    assert post.deliver(to) is (Outcome.TAKEN if is_right else Outcome.LATER)
    assert Taking.hosts == ([base.removeprefix("https://")] if is_right else [])
