"""Mail goes through a real server, into a folder, or onto the console."""

import os
import smtplib
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from cryptography.x509.oid import NameOID

from service.edge import Edge
from service.mail import Mail, Post
from service.settings import Settings

LINK = "https://diary.example/sign-in/link/open?link=" + "x" * 43
MAIL = Mail("amina@larkfield.example", "Your link to sign in", f"Grüße!\n\n{LINK}\n")
HERE = Settings.from_env({})


@dataclass
class Letterbox:
    """Keeps what a mail server was given."""

    kept: list[EmailMessage] = field(default_factory=list)
    private: list[bool] = field(default_factory=list)

    async def handle_DATA(self, _: object, session: Session, sent: Envelope) -> str:  # noqa: N802
        assert isinstance(sent.content, bytes)
        self.kept.append(message_from_bytes(sent.content, policy=policy.SMTP))
        self.private.append(session.ssl is not None)
        return "250 Kept"


def known(
    _: object, __: object, ___: object, ____: object, given: LoginPassword
) -> AuthResult:
    right = (given.login, given.password) == (b"same page", b"p@ss:word")
    return AuthResult(success=right)


@contextmanager
def server(letterbox: Letterbox, **more: Any) -> Iterator[int]:  # noqa: ANN401
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(letterbox, hostname="127.0.0.1", port=port, **more)
    controller.start()
    yield port
    controller.stop()


@pytest.fixture
def private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ssl.SSLContext:
    """A certificate for loopback, which this machine then believes."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "loopback")])
    here = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    until = now + timedelta(days=1)
    made = x509.CertificateBuilder(name, name, key.public_key(), 1, now, until)
    made = made.add_extension(here, critical=False)
    authority = x509.BasicConstraints(ca=True, path_length=None)
    made = made.add_extension(authority, critical=True)
    file, kept = tmp_path / "server.pem", made.sign(key, SHA256())
    plain = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file.write_bytes(plain + kept.public_bytes(Encoding.PEM))
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(file)
    return context


def post(address: str, **more: object) -> Post:
    return Post(replace(HERE, smtp_url=address, **more), Edge())  # type: ignore[arg-type]


def test_a_mail_arrives_whole() -> None:
    letterbox = Letterbox()
    with server(letterbox) as port:
        assert post(f"smtp://127.0.0.1:{port}").send(MAIL)
    (mail,) = letterbox.kept
    assert (mail["To"], mail["Subject"]) == (MAIL.to, MAIL.subject)
    assert mail["From"] == "Same Page <no-reply@127.0.0.1>"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail.get_content().replace("\r\n", "\n") == MAIL.text


def test_the_words_go_encrypted_where_the_server_offers_it(
    private: ssl.SSLContext,
) -> None:
    letterbox = Letterbox()
    with server(letterbox, tls_context=private) as port:
        assert post(f"smtp://127.0.0.1:{port}").send(MAIL)
    assert letterbox.private == [True]


def test_a_server_that_is_not_who_it_says_gets_nothing(
    private: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    letterbox = Letterbox()
    with server(letterbox, tls_context=private) as port:
        assert not post(f"smtp://127.0.0.1:{port}").send(MAIL)
    assert letterbox.kept == []


@pytest.mark.parametrize(
    ("password", "sent"), [("p%40ss%3Aword", True), ("wrong", False)]
)
def test_a_server_may_ask_for_a_password(
    private: ssl.SSLContext,
    password: str,
    sent: bool,  # noqa: FBT001
) -> None:
    letterbox = Letterbox()
    asks = {"authenticator": known, "auth_required": True, "tls_context": private}
    with server(letterbox, **asks) as port:
        address = f"smtp://same%20page:{password}@127.0.0.1:{port}"
        assert post(address).send(MAIL) is sent
    assert len(letterbox.kept) == sent


def test_no_password_goes_in_clear_over_a_network(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    letterbox = Letterbox()
    with server(letterbox) as port:
        monkeypatch.setattr("service.mail.LOOPBACK", frozenset())
        assert not post(f"smtp://me:secret@127.0.0.1:{port}").send(MAIL)
    assert letterbox.kept == []


def test_a_server_that_is_encrypted_from_the_start(private: ssl.SSLContext) -> None:
    with server(Letterbox()) as port:
        assert not post(f"smtps://127.0.0.1:{port}").send(MAIL)


def test_a_mail_that_cannot_be_sent_breaks_nothing_and_names_nobody(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with server(Letterbox()) as port:
        pass
    assert not post(f"smtp://127.0.0.1:{port}").send(MAIL)
    told = capsys.readouterr()
    assert "mail not sent" in told.err + told.out
    assert MAIL.to not in told.err + told.out


def test_a_mail_that_cannot_be_written_is_told_to_the_log(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def write() -> Mail:
        raise ValueError(MAIL.to)

    into = Post(replace(HERE, mail_dir=tmp_path), Edge())
    into.send_later(write)
    into.send_later(lambda: MAIL)
    into.finish()
    told = capsys.readouterr()
    assert "mail not written" in told.err + told.out
    assert MAIL.to not in told.err + told.out
    assert len(list(tmp_path.iterdir())) == 1


def test_nobody_adds_a_line_to_the_head_of_a_mail(tmp_path: Path) -> None:
    into = Post(replace(HERE, mail_dir=tmp_path), Edge())
    assert not into.send(replace(MAIL, to="a@b.example\r\nBcc: all@b.example"))
    assert list(tmp_path.iterdir()) == []


def test_without_a_server_a_folder_takes_the_mails(tmp_path: Path) -> None:
    folder = tmp_path / "mail"
    into = Post(replace(HERE, mail_dir=folder, mail_from="a@b.example"), Edge())
    into.send_later(lambda: MAIL)
    into.finish()
    (file,) = folder.iterdir()
    kept = message_from_bytes(file.read_bytes(), policy=policy.SMTP)
    assert (kept["To"], kept["From"]) == (MAIL.to, "a@b.example")
    assert folder.stat().st_mode & 0o777 == 0o700


def test_a_folder_keeps_mails_for_a_day_and_nothing_but_mails_goes(
    tmp_path: Path,
) -> None:
    into = Post(replace(HERE, mail_dir=tmp_path), Edge())
    assert into.send(MAIL)
    (old,) = tmp_path.iterdir()
    other = tmp_path / "notes.txt"
    other.write_text("Somebody else’s.")
    a_day_ago = old.stat().st_mtime - 24 * 60 * 60
    os.utime(old, (a_day_ago + 60, a_day_ago + 60))
    os.utime(other, (0, 0))
    assert into.send(MAIL)
    assert old.exists()
    os.utime(old, (a_day_ago - 60, a_day_ago - 60))
    assert into.send(MAIL)
    assert not old.exists()
    assert other.exists()
    assert len(list(tmp_path.glob("*.eml"))) == 2


def test_on_ones_own_machine_the_console_shows_them(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert Post(HERE, Edge()).send(MAIL)
    assert LINK in capsys.readouterr().out


def test_elsewhere_nothing_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    there = replace(HERE, base_url="https://diary.example")
    assert not Post(there, Edge()).send(MAIL)
    told = capsys.readouterr()
    assert MAIL.to not in told.out + told.err


def test_the_library_for_mail_is_patient_for_ten_seconds_only(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    waited: list[float] = []

    def dial(*_: object, timeout: float, **__: object) -> None:
        waited.append(timeout)
        raise smtplib.SMTPServerDisconnected

    monkeypatch.setattr(smtplib, "SMTP", dial)
    assert not post("smtp://mail.example").send(MAIL)
    assert waited == [10]
