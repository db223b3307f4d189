"""The shape of why somebody does not take part, and of what changes next time."""

from events.meeting_kinds import Away
from service.parsing import LONGEST_REASON, StrictSchema, Words, one_of


class SayAwaySchema(StrictSchema):
    """A reason from the list. `rather-not-say` is one, and words are never needed."""

    reason = one_of(Away, required=True)
    text = Words(LONGEST_REASON, load_default="")


class PlanChangeSchema(StrictSchema):
    """What will be different next time."""

    change = Words(LONGEST_REASON, required=True, attribute="text")
