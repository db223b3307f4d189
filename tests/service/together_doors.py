"""What it takes to get into what home and school work out together.

Each address and method has an action, what is sent, and whether its ids are of nothing.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from service.permissions import Action
from tests.cast import an_id

AMINA: Final = str(an_id("Amina"))
CHILD: Final = "/children/<child>"
API: Final = f"/api/v1{CHILD}"
NOTHING: Final[Mapping[str, str]] = {}
SAYS: Final = {"text": "A"}
WENT_WELL: Final = {"text": "A", "day": "2026-09-07"}
TRIED: Final = {**WENT_WELL, "result": "helped"}
TEXT: Final = {"partner": AMINA, "kind": "together", "title": "A", "text": "A"}
WHY: Final = {"reason": "A"}
NEXT: Final = {"after": "1", "text": "A"}
YES: Final = {"number": "1", "gave": "A"}
COUNT: Final = {"text": "A", "counted_in": "times"}
VALUE: Final = {"day": "2026-09-07", "count": "3", "where": "home"}
VALUES: Final = "/measures/<measure>/values"
BACK: Final = f"{VALUES}/<value>/take-back"
Row = tuple[str, str, Action, Mapping[str, str], bool]
# Where, how, and with which words; and whether the ids in the address are made up.
ROWS: Final[tuple[Row, ...]] = (
    ("/successes", "GET", Action.SEE_SUCCESSES, NOTHING, False),
    ("/successes", "POST", Action.TELL_SUCCESS, WENT_WELL, False),
    ("/advice", "GET", Action.SEE_ADVICE, NOTHING, False),
    ("/advice/<advice>", "GET", Action.SEE_ADVICE, NOTHING, True),
    ("/advice/<advice>/not-tried", "POST", Action.SAY_NOT_TRIED, WHY, True),
    ("/joint-texts", "GET", Action.SEE_JOINT_TEXTS, NOTHING, False),
    ("/joint-texts/<joint>", "GET", Action.SEE_JOINT_TEXTS, NOTHING, True),
    ("/measures", "GET", Action.SEE_MEASURES, NOTHING, False),
    ("/measures", "POST", Action.BEGIN_MEASURE, COUNT, False),
    ("/measures/<measure>", "GET", Action.SEE_MEASURES, NOTHING, True),
    (VALUES, "POST", Action.KEEP_VALUE, VALUE, True),
    (BACK, "POST", Action.TAKE_VALUE_BACK, WHY, True),
)
PAGES: Final[tuple[Row, ...]] = (
    ("/successes/<success>/confirm", "POST", Action.CONFIRM_SUCCESS, NOTHING, True),
    ("/advice/ask", "GET", Action.ASK_ADVICE, NOTHING, False),
    ("/advice/ask", "POST", Action.ASK_ADVICE, SAYS, False),
    ("/advice/give", "GET", Action.GIVE_ADVICE, NOTHING, False),
    ("/advice/give", "POST", Action.GIVE_ADVICE, SAYS, False),
    ("/advice/<advice>/try", "POST", Action.TELL_TRY, TRIED, True),
    ("/joint-texts/begin", "GET", Action.BEGIN_JOINT_TEXT, NOTHING, False),
    ("/joint-texts/begin", "POST", Action.BEGIN_JOINT_TEXT, TEXT, False),
    ("/joint-texts/<joint>/write", "POST", Action.WRITE_JOINT_TEXT, NEXT, True),
    ("/joint-texts/<joint>/agree", "POST", Action.AGREE_TO_JOINT_TEXT, YES, True),
    (BACK, "GET", Action.TAKE_VALUE_BACK, NOTHING, True),
)
PROGRAMS: Final[tuple[Row, ...]] = (
    ("/successes/<success>", "GET", Action.SEE_SUCCESSES, NOTHING, True),
    (
        "/successes/<success>/confirmations",
        "POST",
        Action.CONFIRM_SUCCESS,
        NOTHING,
        True,
    ),
    ("/advice", "POST", Action.GIVE_ADVICE, SAYS, False),
    ("/advice/questions", "POST", Action.ASK_ADVICE, SAYS, False),
    ("/advice/<advice>/tries", "POST", Action.TELL_TRY, TRIED, True),
    ("/joint-texts", "POST", Action.BEGIN_JOINT_TEXT, TEXT, False),
    ("/joint-texts/<joint>/versions", "POST", Action.WRITE_JOINT_TEXT, NEXT, True),
    (
        "/joint-texts/<joint>/agreements",
        "POST",
        Action.AGREE_TO_JOINT_TEXT,
        YES,
        True,
    ),
)


def _doors(before: str, rows: tuple[Row, ...]) -> Iterator[tuple[Any, Any]]:
    for where, how, action, sends, made_up in rows:
        row = {"action": action, "sends": sends, "made_up": made_up}
        yield (f"{before}{where}", how), row


TOGETHER: Final[Mapping[tuple[str, str], Mapping[str, Any]]] = dict(
    (*_doors(CHILD, ROWS + PAGES), *_doors(API, ROWS + PROGRAMS))
)
