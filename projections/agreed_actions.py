"""What was agreed on for a child, who does it by when, and how does it stand?"""

from functools import singledispatchmethod
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, bindparam, insert, select, update

from events.agreed_action import AgreedAction
from events.agreed_action_progress import ActionBarrier, ActionProgress
from events.base import Fact, Recorded, known
from projections.agreed_actions_rows import ActionRow, Stage, begun, go_on
from projections.agreed_actions_tables import actions, barriers, steps
from projections.base import Sight, View
from projections.half_days import HalfDay

_ADD: Final = insert(actions)
_STEP: Final = insert(steps)
_CHANGE: Final = update(actions).where(
    actions.c.school == bindparam("of_school"),
    actions.c.action == bindparam("of_action"),
)
_GONE: Final = (
    update(barriers)
    .where(
        barriers.c.school == bindparam("of_school"),
        barriers.c.barrier == bindparam("of_barrier"),
    )
    .values(gone=True)
)


class AgreedActions(View):
    """Holds ids, days and kinds; what is to be done stays in the record."""

    name = "agreed-actions"
    tables = (actions, steps, barriers)

    @singledispatchmethod
    def show(self, fact: Fact, conn: Connection, recorded: Recorded) -> None:
        """Facts nobody asked this view about pass by."""

    @show.register
    def _(
        self, fact: AgreedAction.ActionProposed, conn: Connection, recorded: Recorded
    ) -> None:
        if known(fact.child) is None:
            return
        row = {
            "school": recorded.school,
            "action": fact.originator_id,
            "seq": recorded.seq,
            "child": fact.child,
            "meeting": known(fact.meeting),
            "opened": HalfDay.of(recorded.at).day,
            "stage": Stage.OPEN.value,
        }
        conn.execute(_ADD, row)

    @show.register
    def _(
        self, fact: AgreedAction.OwnerNamed, conn: Connection, recorded: Recorded
    ) -> None:
        side = known(fact.owner_side)
        _change(conn, recorded, owner=known(fact.owner), owner_side=side)

    @show.register
    def _(
        self, fact: AgreedAction.DaysSet, conn: Connection, recorded: Recorded
    ) -> None:
        _change(conn, recorded, due=known(fact.due), review=known(fact.review))

    @show.register(AgreedAction.ActionSetOut)
    @show.register(AgreedAction.ActionConfirmed)
    @show.register(AgreedAction.ActionObjected)
    def _(self, fact: Fact, conn: Connection, recorded: Recorded) -> None:
        _add_step(conn, recorded, fact.originator_id)

    @show.register
    def _(
        self, fact: AgreedAction.OutcomeSaid, conn: Connection, recorded: Recorded
    ) -> None:
        _change(conn, recorded, stage=Stage.SAID.value, result=known(fact.result))

    @show.register
    def _(
        self, _: AgreedAction.OutcomeConfirmed, conn: Connection, recorded: Recorded
    ) -> None:
        day = HalfDay.of(recorded.at).day
        _change(conn, recorded, stage=Stage.CLOSED.value, closed=day)

    @show.register
    def _(
        self, _: AgreedAction.OutcomeDisputed, conn: Connection, recorded: Recorded
    ) -> None:
        _change(conn, recorded, stage=Stage.DISPUTED.value)

    @show.register(ActionProgress.ProgressTold)
    @show.register(ActionProgress.EvidenceLinked)
    def _(
        self,
        fact: ActionProgress.ProgressTold | ActionProgress.EvidenceLinked,
        conn: Connection,
        recorded: Recorded,
    ) -> None:
        _add_step(conn, recorded, known(fact.action))

    @show.register
    def _(
        self, fact: ActionBarrier.ActionBlocked, conn: Connection, recorded: Recorded
    ) -> None:
        if known(fact.action) is None:
            return
        row = {
            "school": recorded.school,
            "barrier": fact.originator_id,
            "seq": recorded.seq,
            "action": fact.action,
            "talk_on": known(fact.talk_on),
            "gone": False,
        }
        conn.execute(insert(barriers), row)
        _add_step(conn, recorded, fact.action)

    @show.register
    def _(
        self, fact: ActionBarrier.ActionUnblocked, conn: Connection, recorded: Recorded
    ) -> None:
        which = {"of_school": recorded.school, "of_barrier": fact.originator_id}
        conn.execute(_GONE, which)
        _add_step(conn, recorded, known(fact.action))


def _change(conn: Connection, recorded: Recorded, **values: object) -> None:
    action = recorded.fact.originator_id
    which = {"of_school": recorded.school, "of_action": action}
    conn.execute(_CHANGE.values(**values), which)
    _add_step(conn, recorded, action)


def _add_step(conn: Connection, recorded: Recorded, action: UUID | None) -> None:
    if action is not None:
        row = {"school": recorded.school, "seq": recorded.seq, "action": action}
        conn.execute(_STEP, row)


def of_child(sight: Sight, child: UUID) -> list[ActionRow]:
    """Give every action of a child, the newest first."""
    return _told(sight, actions.c.child == child)


def one(sight: Sight, child: UUID, action: UUID) -> ActionRow | None:
    """Give one action of a child, or None."""
    found = _told(sight, actions.c.child == child, actions.c.action == action)
    return found[0] if found else None


def _told(sight: Sight, *where: ColumnElement[bool]) -> list[ActionRow]:
    mine = select(actions.c.seq, actions.c.action).where(
        actions.c.school == sight.school, *where
    )
    first = {row.seq: row.action for row in sight.conn.execute(mine)}
    later = (
        select(steps.c.seq, steps.c.action)
        .where(steps.c.school == sight.school, steps.c.action.in_(first.values()))
        .order_by(steps.c.seq)
    )
    rest = sight.conn.execute(later).all() if first else []
    facts = sight.facts_at([*first, *(row.seq for row in rest)])
    told = {action: begun(facts[seq]) for seq, action in sorted(first.items())}
    for row in rest:
        go_on(told[row.action], facts[row.seq])
    return list(reversed(told.values()))
