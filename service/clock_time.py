"""A time of the day, as people type it into a form."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any, Final

from marshmallow import fields

from events.phrase import phrase
from service.edge import LONDON
from service.parsing import INVALID

CLOCK: Final = re.compile(r"([01]\d|2[0-3]):([0-5]\d)\Z", re.ASCII)


class ClockTime(fields.Field[time]):
    """A time of the day in London as `HH:MM`."""

    default_error_messages = {  # noqa: RUF012 - marshmallow's own name and type
        "invalid": phrase("Give the time as hours and minutes, such as 14:30."),
    }

    def _deserialize(
        self,
        value: Any,  # noqa: ANN401 - anything may be sent
        attr: str | None,  # noqa: ARG002 - set by marshmallow
        data: Mapping[str, Any] | None,  # noqa: ARG002 - set by marshmallow
        **_: Any,  # noqa: ANN401 - set by marshmallow
    ) -> time:
        found = CLOCK.match(value) if isinstance(value, str) else None
        if found is None:
            raise self.make_error(INVALID)
        return time(int(found[1]), int(found[2]))


def moment_in_london(day: date, clock: time) -> datetime:
    """Give the moment at which it is so late in London."""
    return datetime.combine(day, clock, LONDON).astimezone(UTC)
