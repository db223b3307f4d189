"""Words that only one device can read (RFC 8291, in the format of RFC 8188).

The push service in between carries them and cannot open them. Each push has a key and
a salt of its own; one record holds it all.
"""

from dataclasses import dataclass
from secrets import token_bytes
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDH,
    SECP256R1,
    EllipticCurvePrivateKey,
    EllipticCurvePublicKey,
    generate_private_key,
)
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

POINT_BYTES: Final = 65
AUTH_BYTES: Final = 16
SALT_BYTES: Final = 16
KEY_BYTES: Final = 16
NONCE_BYTES: Final = 12
SECRET_BYTES: Final = 32
RECORD: Final = 4096
LAST_RECORD: Final = b"\x02"
TAG_BYTES: Final = 16
MOST: Final = RECORD - TAG_BYTES - len(LAST_RECORD)


class KeysUnusable(ValueError):
    """What a device gave as its keys is none."""


@dataclass(frozen=True, slots=True)
class DeviceKeys:
    """The public key of a device as an uncompressed point, and the secret we share."""

    public: bytes
    auth: bytes

    def __post_init__(self) -> None:
        if len(self.auth) != AUTH_BYTES:
            raise KeysUnusable
        self.point()

    def point(self) -> EllipticCurvePublicKey:
        if len(self.public) != POINT_BYTES:
            raise KeysUnusable
        try:
            return EllipticCurvePublicKey.from_encoded_point(SECP256R1(), self.public)
        except ValueError:
            raise KeysUnusable from None


def sealed_for(device: DeviceKeys, words: bytes) -> bytes:
    """Seal words for a device, under a key and a salt that are used once."""
    once, salt = generate_private_key(SECP256R1()), token_bytes(SALT_BYTES)
    return sealed_with(once, salt, device, words)


def sealed_with(
    once: EllipticCurvePrivateKey, salt: bytes, device: DeviceKeys, words: bytes
) -> bytes:
    """Seal words under a key and a salt that nothing else was ever sealed with."""
    if len(words) > MOST:
        msg = "These words do not fit into one push."
        raise ValueError(msg)
    ours = point_of(once)
    shared = once.exchange(ECDH(), device.point())
    whose = b"WebPush: info\0" + device.public + ours
    secret = _derived(shared, device.auth, whose, SECRET_BYTES)
    key = _derived(secret, salt, b"Content-Encoding: aes128gcm\0", KEY_BYTES)
    nonce = _derived(secret, salt, b"Content-Encoding: nonce\0", NONCE_BYTES)
    body = AESGCM(key).encrypt(nonce, words + LAST_RECORD, None)
    return salt + RECORD.to_bytes(4) + len(ours).to_bytes() + ours + body


def point_of(key: EllipticCurvePrivateKey) -> bytes:
    """Give the public half of a key as an uncompressed point."""
    public = key.public_key()
    return public.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def _derived(secret: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    return HKDF(SHA256(), length, salt, info).derive(secret)
