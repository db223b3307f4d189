"""By what a push service knows that a push is from us (VAPID, RFC 8292).

The key is made from the service's own key, as the others are: whoever has the key
folder back has it back, and the devices need not be asked again.
"""

from datetime import datetime, timedelta
from typing import Final
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, derive_private_key
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from joserfc import jwt
from joserfc.jwk import ECKey

from events.store.canonical import to_base64url
from events.store.keys import KeyRing
from service.push.sealing import point_of

# How many keys there are on the curve P-256; a key is a number from 1 to one less.
ORDER: Final = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
LASTS: Final = timedelta(hours=12)
ALGORITHM: Final = "ES256"


class Voucher:
    """Says who we are to a push service; *contact* is where it can complain."""

    def __init__(self, ring: KeyRing, contact: str) -> None:
        number = int.from_bytes(ring.derive("push")) % (ORDER - 1) + 1
        key = derive_private_key(number, SECP256R1())
        clear = (Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        self._key = ECKey.import_key(key.private_bytes(*clear))
        self._contact = contact
        self.public_key = to_base64url(point_of(key))

    def says(self, endpoint: str, now: datetime) -> str:
        """Give the header that goes with a push to an endpoint."""
        parts = urlsplit(endpoint)
        claims = {
            "aud": f"{parts.scheme}://{parts.netloc}",
            "exp": int((now + LASTS).timestamp()),
            "sub": self._contact,
        }
        header = {"typ": "JWT", "alg": ALGORITHM}
        token = jwt.encode(header, claims, self._key, algorithms=[ALGORITHM])
        return f"vapid t={token}, k={self.public_key}"
