"""What is sent to the addresses that take something."""

from typing import Final

from tests.cast import AYO
from tests.service.words import a_note

SAYS: Final = {"text": "A", "reason": "B"}
NEW: Final = {"name": "Kit", "role": "carer", "side": "home"}
A_NOTE: Final = {**a_note(), "day": "2026-09-07"}
A_TALK: Final = {"route": "phone-call", "told_by": "Kit", "text": "A"}
A_KIND: Final = {"kind": "pictures"}
A_REQUEST: Final = {
    "kind": "subject-access",
    "about": str(AYO),
    "asked_by": "A",
    "known_by": "B",
    "received": "2026-09-07",
}
A_LEGAL_HOLD: Final = {"subject": str(AYO), "reason": "A", "review": "2026-10-01"}
A_PASSING: Final = {
    "decision": "meetings",
    "holder": "young-person",
    "capacity": "has",
    "agreed": "true",
    "from_day": "2026-09-07",
    "why": "A",
}
COLLEAGUE: Final = {"name": "Kit", "email": "kit@mail.example"}
INVITED: Final = {**NEW, **COLLEAGUE}
SUPPORTER: Final = {**COLLEAGUE, "until": "2026-12-18"}
# The pages on which somebody says how they are told.
WISHES: Final = "/account/notices"
TOLD: Final = (
    (WISHES, "GET"),
    (f"{WISHES}/<person>", "GET"),
    (f"{WISHES}/<person>", "POST"),
    (f"{WISHES}/devices", "POST"),
    (f"{WISHES}/devices/<device>/stop", "POST"),
)
