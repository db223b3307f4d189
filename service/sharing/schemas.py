"""The shape of what is said about the roles of a meeting."""

from events.meeting_kinds import MeetingRole
from service.parsing import Day, StrictSchema, one_of


class RoleSchema(StrictSchema):
    """Which role is taken on, or is not wanted."""

    role = one_of(MeetingRole, required=True)


class OfferRoleSchema(RoleSchema):
    """Which role the family is asked about, and until which day."""

    until = Day(required=True)
