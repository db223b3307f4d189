"""The shape of wishes for notices, and of what a browser says of itself."""

import re
from collections.abc import Mapping
from typing import Any, Final

from marshmallow import ValidationError, fields, post_load

from events.phrase import phrase
from events.store.canonical import NotCanonical, from_base64url
from events.wishes import AN_HOUR, How
from service.context import services
from service.parsing import INVALID, StrictSchema, one_of
from service.push.reaching import NotReachable
from service.push.sealing import DeviceKeys, KeysUnusable

NO_DEVICE: Final = phrase(
    "This browser cannot be told. Try another one, or use e-mail."
)
CLOCK: Final = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])", re.ASCII)


class ClockTime(fields.Field[int]):
    """A time of the day as `HH:MM`, kept as minutes after midnight."""

    default_error_messages = {  # noqa: RUF012 - marshmallow's own name and type
        INVALID: phrase("Write a time such as 18:30.")
    }

    def _deserialize(
        self,
        value: Any,  # noqa: ANN401 - anything may be sent
        attr: str | None,  # noqa: ARG002 - marshmallow's
        data: Mapping[str, Any] | None,  # noqa: ARG002
        **kwargs: Any,  # noqa: ANN401, ARG002
    ) -> int:
        found = CLOCK.fullmatch(str(value))
        if found is None:
            raise self.make_error(INVALID)
        return int(found[1]) * AN_HOUR + int(found[2])


class WishesSchema(StrictSchema):
    """How, and in which hours, somebody likes to be told."""

    how = one_of(How, required=True)
    quiet_from = ClockTime(load_default=None)
    quiet_until = ClockTime(load_default=None)
    school_days_only = fields.Boolean(truthy={"yes"}, load_default=False)


class DeviceSchema(StrictSchema):
    """What a browser gives when it lets us push to it."""

    endpoint = fields.String(required=True, error_messages={"required": NO_DEVICE})
    p256dh = fields.String(load_default="")
    auth = fields.String(load_default="")

    @post_load
    def _read(self, data: Mapping[str, str], **_: object) -> Mapping[str, object]:
        """Take it only if it leads to a push service, with keys that are some."""
        try:
            services().push_post.check(data["endpoint"])
            parts = [from_base64url(data[name]) for name in ("p256dh", "auth")]
            keys = DeviceKeys(*parts)
        except (NotReachable, NotCanonical, KeysUnusable):
            raise ValidationError(NO_DEVICE, "endpoint") from None
        return {"endpoint": data["endpoint"], "keys": keys}
