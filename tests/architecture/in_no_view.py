"""Facts that no view shows, each with its reason."""

from collections.abc import Mapping
from typing import Final

OWN_STREAM: Final = "The page of a meeting's notes reads them in their own stream."
# A fact that no view shows, and why.
IN_NO_VIEW: Final[Mapping[str, str]] = {
    "circle/device-set-up": "What opens a device is kept with the ways to sign in.",
    "circle/device-ended": "What opens a device is kept with the ways to sign in.",
    "circle/media-consent-asked": "It decides nothing; what was decided follows it.",
    "information-request/piece-withheld": "A pack is put together from the facts.",
    "information-request/piece-released": "A pack is put together from the facts.",
    "information-request/pack-checked": "A pack is put together from the facts.",
    "information-request/pack-read": "The trail and the request read the facts.",
    "concern-days/begun": "It only begins the stream that the later facts stand in.",
    "concern-days/set": "The school's own stream has the newest.",
    "calendar/begun": "It only begins the stream that the later facts stand in.",
    "family/described": "It only begins the stream that the later facts stand in.",
    "trial/trying-begun": "It only begins the stream that the later facts stand in.",
    "meeting/child-part-raised": "The facts after it say what the part is.",
    "space/opened": "Logs are found in the store itself; no page lists them.",
    "minutes/aim-ticked": OWN_STREAM,
    "minutes/goals-checked": OWN_STREAM,
    "minutes/line-written": OWN_STREAM,
    "minutes/line-changed": OWN_STREAM,
    "minutes/line-commented": OWN_STREAM,
    "minutes/given-to": OWN_STREAM,
    "minutes/first-seen": OWN_STREAM,
    "minutes/found-right": OWN_STREAM,
    "minutes/change-asked": OWN_STREAM,
    "minutes/change-answered": OWN_STREAM,
    "minutes/words-interpreted": OWN_STREAM,
    "minutes/words-read-back": OWN_STREAM,
    "school/person-left": "Taking back a school year reads the fact itself.",
    "school/safeguarding-contacts-told": "The school's own stream has the newest.",
}
