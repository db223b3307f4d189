"""What each fact says after the name of its author, with all its words and without."""

from collections.abc import Mapping
from typing import Final

from tests.architecture.said_of_actions import SAID_OF_ACTIONS
from tests.architecture.said_of_concerns import SAID_OF_CONCERNS
from tests.architecture.said_of_meetings import SAID_OF_MEETINGS
from tests.architecture.said_of_minutes import SAID_OF_MINUTES
from tests.architecture.said_of_preparing import SAID_OF_PREPARING
from tests.architecture.said_of_things import SAID_OF_THINGS
from tests.architecture.said_of_trying import SAID_OF_TRYING
from tests.architecture.said_together import SAID_TOGETHER

THAT_DAY: Final = "Monday 7 September 2026"
SAID: Final[Mapping[str, tuple[str, str]]] = {
    "school/opened": ("opened the school", "opened the school"),
    "school/duty-given": (
        "made Tom administrator",
        "made somebody whose name was erased something for the school",
    ),
    "school/second-step-asked": (
        "set who needs a second step to sign in: everybody",
        "set who needs a second step to sign in: somebody",
    ),
    "school/person-left": (
        "wrote down that Tom works at the school no more",
        "wrote down that somebody whose name was erased works at the school no more",
    ),
    "school/duty-ended": (
        "ended the time of Tom as administrator",
        "ended the time of somebody whose name was erased as something for the school",
    ),
    "day-template/template-begun": (
        "began to choose what is told about each day",
        "began to choose what is told about each day",
    ),
    "day-template/section-switched-on": (
        "chose that food is told about each day",
        "chose that something is told about each day",
    ),
    "day-template/section-switched-off": (
        "chose that food is not told about each day any more",
        "chose that something is not told about each day any more",
    ),
    "day-template/rhythm-chosen": (
        "chose that there is a note every week",
        "chose that there is a note as often as was chosen",
    ),
    "day-template/template-agreed": (
        "said yes to what is told about each day",
        "said yes to what is told about each day",
    ),
    "quiet-day/day-explained": (
        f"said why there is no note about {THAT_DAY}",
        "said why there is no note about a day that was erased",
    ),
    "calendar/begun": (
        "began the school's calendar",
        "began the school's calendar",
    ),
    "calendar/term-set": (
        "set the autumn term from Monday 7 September 2026 to Monday 7 September 2026",
        "set a term from a day that was erased to a day that was erased",
    ),
    "calendar/term-taken-out": (
        "took the autumn term out of the calendar",
        "took a term out of the calendar",
    ),
    "calendar/holiday-set": (
        "set a holiday from Monday 7 September 2026 to Monday 7 September 2026",
        "set a holiday from a day that was erased to a day that was erased",
    ),
    "calendar/inset-day-set": (
        "set an INSET day on Monday 7 September 2026",
        "set an INSET day on a day that was erased",
    ),
    "calendar/day-off-taken-out": (
        "took the days off from Monday 7 September 2026 out of the calendar",
        "took the days off from a day that was erased out of the calendar",
    ),
    "diary/entry-confirmed": (
        "said that the entry tells how it was",
        "said that the entry tells how it was",
    ),
    "diary/translation-added": (
        "set a translation into Urdu beside the entry",
        "set a translation beside the entry",
    ),
    "class/class-opened": (
        "opened the class words",
        "opened the class whose name was erased",
    ),
    "class/child-placed": (
        "put Tom into the class",
        "put somebody whose name was erased into the class",
    ),
    "class/child-moved-out": (
        "took Tom out of the class",
        "took somebody whose name was erased out of the class",
    ),
    "class/staff-assigned": (
        "let Tom work in the class as teaching assistant",
        "let somebody whose name was erased work in the class as staff",
    ),
    "class/staff-released": (
        "ended the work of Tom in the class",
        "ended the work of somebody whose name was erased in the class",
    ),
    "class/class-closed": (
        "closed the class",
        "closed the class",
    ),
    "class/class-reopened": (
        "opened the class again",
        "opened the class again",
    ),
    "roster/change-begun": (
        "began to put a file into the register",
        "began to put a file into the register",
    ),
    "roster/change-finished": (
        "finished changing the register as a whole",
        "finished changing the register as a whole",
    ),
    "roster/change-undone": (
        "took back a change of the register as a whole",
        "took back a change of the register as a whole",
    ),
    "information-request/request-received": (
        "wrote down that somebody asked for what is kept on Monday 7 September 2026",
        "wrote down that somebody asked for what is kept on a day that was erased",
    ),
    "information-request/clock-stopped": (
        "stopped the clock on Monday 7 September 2026",
        "stopped the clock on a day that was erased",
    ),
    "information-request/clock-started": (
        "let the clock run on from Monday 7 September 2026",
        "let the clock run on from a day that was erased",
    ),
    "information-request/time-extended": (
        "took more time",
        "took more time",
    ),
    "information-request/piece-withheld": (
        "held a piece back",
        "held a piece back",
    ),
    "information-request/piece-released": (
        "let a piece go out after all",
        "let a piece go out after all",
    ),
    "information-request/pack-read": (
        "opened what is kept here, to answer for it",
        "opened what is kept here, to answer for it",
    ),
    "information-request/pack-checked": (
        "checked the pack",
        "checked the pack",
    ),
    "information-request/pack-handed-over": (
        "gave the pack out",
        "gave the pack out",
    ),
    "information-request/request-refused": (
        "gave nothing out, and told them why",
        "gave nothing out, and told them why",
    ),
    "school/safeguarding-contacts-told": (
        "said whom people tell about a child's safety",
        "said whom people tell about a child's safety",
    ),
    "limit/limit-begun": (
        "began to look at what one adult may see",
        "began to look at what one adult may see",
    ),
    "limit/hold-placed": (
        f"stopped a view until {THAT_DAY}",
        "stopped a view until a day that was erased",
    ),
    "limit/order-recorded": (
        f"wrote down a child arrangements order that works from {THAT_DAY}",
        "wrote down a paper that works from a day that was erased",
    ),
    "limit/order-confirmed": (
        "confirmed the order as a second person",
        "confirmed the order as a second person",
    ),
    "limit/order-reviewed": (
        f"looked at the order again, and will on {THAT_DAY}",
        "looked at the order again, and will on a day that was erased",
    ),
    "limit/limit-lifted": ("ended a limit", "ended a limit"),
    "access/glass-broken": (
        "opened this diary for a day from outside the circle",
        "opened this diary for a day from outside the circle",
    ),
    "access/glass-closed": ("closed this diary again", "closed this diary again"),
    "diary/entry-moved": (
        "moved an answer out of the diary",
        "moved a note out of the diary",
    ),
    "diary/entry-returned": (
        "put an answer back into the diary",
        "put a note back into the diary",
    ),
    "space/opened": (
        "opened the shared part of the record",
        "opened a part of the record",
    ),
    "person/registered": (
        "came onto the school's register",
        "came onto the school's register",
    ),
    "person/renamed": (
        "changed the name they like to be called",
        "changed the name they like to be called",
    ),
    "person/address-preferred": (
        "said how they like to be addressed",
        "said how they like to be addressed",
    ),
    "invitation/invitation-sent": (
        f"invited somebody to the circle as teaching assistant until {THAT_DAY}",
        "invited somebody",
    ),
    "invitation/invitation-sent-again": (
        "sent an invitation again, with a new link and a new code",
        "sent an invitation again, with a new link and a new code",
    ),
    "invitation/invitation-accepted": (
        "accepted an invitation",
        "accepted an invitation",
    ),
    "invitation/invitation-withdrawn": (
        "took an invitation back",
        "took an invitation back",
    ),
    "circle/child-enrolled": (
        "opened this child's diary",
        "opened this child's diary",
    ),
    "circle/member-joined": (
        "added Tom to the circle as teaching assistant until Monday 7 September 2026",
        "added somebody whose name was erased to the circle as member",
    ),
    "circle/member-came-with-class": (
        "added Tom to the circle as teaching assistant of the class",
        "added somebody whose name was erased to the circle as member of the class",
    ),
    "circle/birth-date-recorded": (
        "wrote down the child's date of birth",
        "wrote down the child's date of birth",
    ),
    "circle/reference-recorded": (
        "wrote down the school's own number for the child",
        "wrote down the school's own number for the child",
    ),
    "circle/child-renamed": (
        "changed the name the child is called",
        "changed the name the child is called",
    ),
    "circle/child-left": (
        f"wrote down that the child left the school on {THAT_DAY}",
        "wrote down that the child left the school on a day that was erased",
    ),
    "circle/child-returned": (
        f"wrote down that the child is at the school again from {THAT_DAY}",
        "wrote down that the child is at the school again from a day that was erased",
    ),
    "circle/member-left": (
        "took Tom out of the circle",
        "took somebody whose name was erased out of the circle",
    ),
    "diary/entry-written": (
        (
            f"asked a question by {THAT_DAY} in the diary for {THAT_DAY}"
            ", as somebody told them"
        ),
        "wrote in the diary for a day that was erased",
    ),
    "diary/comment-added": ("added a comment", "added a comment"),
    "diary/entry-amended": (
        "amended their own words; the first words stay",
        "amended their own words; the first words stay",
    ),
    "diary/entry-corrected": (
        "added a correction beside the entry",
        "added a correction beside the entry",
    ),
    "diary/entry-seen": (
        "opened the entry for the first time",
        "opened the entry for the first time",
    ),
    "diary/attachment-added": ("added a PDF", "added a file"),
    "diary/entry-acknowledged": (
        "said for the school that the entry was read before school",
        "said for the school that the entry was read before school",
    ),
    "diary/entry-passed-on": (
        "asked Tom to look at the entry next",
        "asked somebody to look at the entry next",
    ),
    "diary/entry-disputed": (
        "said that something in the entry is wrong",
        "said that something in the entry is wrong",
    ),
    "diary/dispute-settled": (
        "answered that something was wrong: it was corrected",
        "answered that something was wrong: what came of it was erased",
    ),
    "diary/use-restricted": (
        "marked the entry as not for decisions while it is checked",
        "marked the entry as not for decisions while it is checked",
    ),
    "diary/restriction-ended": (
        "let the entry be used for decisions again",
        "let the entry be used for decisions again",
    ),
    "circle/media-consent-asked": (
        "began to decide about pictures, sound and video",
        "began to decide about pictures, sound and video",
    ),
    "circle/media-consent-given": (
        "gave permission to keep pictures of the child",
        "gave permission to keep something of the child",
    ),
    "circle/media-consent-withdrawn": (
        "said no to keeping pictures of the child",
        "said no to keeping something of the child",
    ),
    **SAID_OF_MEETINGS,
    **SAID_OF_PREPARING,
    **SAID_OF_CONCERNS,
    **SAID_OF_ACTIONS,
    **SAID_OF_THINGS,
    **SAID_OF_MINUTES,
    **SAID_TOGETHER,
    **SAID_OF_MINUTES,
    **SAID_OF_TRYING,
    "diary/entry-sealed": (
        "sealed the entry, because it was about another child",
        "sealed the entry, because it was about another child",
    ),
    "hold/hold-placed": (
        f"placed a legal hold, to be looked at again by {THAT_DAY}",
        "placed a legal hold, to be looked at again by a day that was erased",
    ),
    "hold/hold-lifted": ("lifted a legal hold", "lifted a legal hold"),
    "disposal/disposal-approved": (
        f"agreed that a record may go, which had to be kept until {THAT_DAY}",
        "agreed that a record may go, which had to be kept until a day that was erased",
    ),
    "erasure/erasure-done": (
        "erased a child's record for good",
        "erased something for good",
    ),
    "family/described": (
        "began to write down who lives with whom",
        "began to write down who lives with whom",
    ),
    "family/household-told": (
        "wrote down in which household somebody is",
        "wrote down that somebody is in neither household",
    ),
    "family/responsibility-recorded": (
        "wrote down who has parental responsibility",
        "wrote down who has parental responsibility",
    ),
    "family/entry-seen": (
        "opened the entry for the first time",
        "opened the entry for the first time",
    ),
    "rights/school-age-ended": (
        "wrote down that compulsory school age is over",
        "wrote down that compulsory school age is over",
    ),
    "rights/decision-passed": (
        "wrote down that the young person decides: who reads the diary",
        "wrote down that somebody decides: something",
    ),
    "rights/decision-returned": (
        "wrote down that the parents decide again: who reads the diary",
        "wrote down that the parents decide again: something",
    ),
    "rights/capacity-noted": (
        "wrote down why somebody decides",
        "wrote down why somebody decides",
    ),
    "person/notices-wished": (
        "said how they like to be told of news",
        "said how they like to be told of news",
    ),
    "person/contact-details-given": (
        "told the school how to reach them",
        "told the school how to reach them",
    ),
}
