"""By what is an e-mail address known, without being kept?"""

import hmac
from unicodedata import normalize

from events.store.keys import KeyRing


def address_digest(ring: KeyRing, email: str) -> bytes:
    """Give the keyed hash by which an e-mail address is known."""
    address = normalize("NFC", email.strip().casefold())
    return hmac.digest(ring.derive("email"), address.encode(), "sha256")
