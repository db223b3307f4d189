"""What it takes to get to what is kept and told around a meeting."""

from collections.abc import Mapping
from typing import Final

from service.permissions import Action

MEETING: Final = "/children/<child>/meetings/<meeting>"
SPACE: Final = f"{MEETING}/my-space"
THING: Final = f"{SPACE}/things/<thing>"
API: Final = f"/api/v1{MEETING}"
WAYS: Final = ("wish", "note", "feeling", "afterwards")
AROUND_A_MEETING: Final[Mapping[tuple[str, str], tuple[Action, bool]]] = {
    (SPACE, "GET"): (Action.SEE_KEPT, True),
    **{(f"{SPACE}/{way}", "GET"): (Action.SEE_KEPT, True) for way in WAYS},
    **{(f"{SPACE}/{way}", "POST"): (Action.KEEP_FOR_MEETING, True) for way in WAYS},
    (f"{THING}/tell", "POST"): (Action.TELL_ALL, True),
    (f"{THING}/show-chair", "POST"): (Action.SHOW_CHAIR, True),
    (f"{THING}/take-back", "POST"): (Action.TAKE_BACK, True),
    (f"{MEETING}/my-chair", "GET"): (Action.SEE_KEPT, True),
    (f"{MEETING}/my-chair/<feeling>", "GET"): (Action.SEE_KEPT, True),
    (f"{MEETING}/my-chair/<feeling>", "POST"): (Action.ANSWER_FEELING, True),
    (f"{MEETING}/told", "GET"): (Action.SEE_TOLD, True),
    (f"{MEETING}/debriefs", "GET"): (Action.OFFER_DEBRIEF, True),
    (f"{MEETING}/debriefs", "POST"): (Action.OFFER_DEBRIEF, True),
    (f"{MEETING}/debriefs/<offer>", "POST"): (Action.ANSWER_DEBRIEF, True),
    (f"{MEETING}/key-messages", "GET"): (Action.TELL_MESSAGES, True),
    (f"{MEETING}/key-messages", "POST"): (Action.TELL_MESSAGES, True),
    (f"{API}/told", "GET"): (Action.SEE_TOLD, True),
    (f"{API}/debriefs", "POST"): (Action.OFFER_DEBRIEF, True),
    (f"{API}/debriefs/<offer>/answer", "POST"): (Action.ANSWER_DEBRIEF, True),
    (f"{API}/key-messages", "POST"): (Action.TELL_MESSAGES, True),
}
# What a program has to send, so that it is not refused for its shape.
SENT_AROUND_A_MEETING: Final[Mapping[tuple[str, str], Mapping[str, object]]] = {
    (f"{API}/debriefs", "POST"): {
        "person": "00000000-0000-4000-8000-000000000001",
        "moment": "after",
    },
    (f"{API}/debriefs/<offer>/answer", "POST"): {"accepted": True},
    (f"{API}/key-messages", "POST"): {"first": "A"},
}
