"""One round of work: pass on what waits, then send and push what is due."""

import time
from collections.abc import Callable, Iterable, Sequence
from typing import Final
from uuid import UUID

import structlog

from service import outbox
from service.context import Services
from service.mail import Outcome
from service.notifying import parcels
from service.notifying.parcels import Parcel
from service.notifying.passing_on import pass_on
from service.notifying.pushing import push
from service.outbox import State

log = structlog.get_logger()
# After so many mails in a row that the server did not take, it is left in peace.
ENOUGH: Final = 3
# Seconds in a round after which no push is begun. Whoever names a push service can let
# it be slow, so with the last push they are a minute, and mails never wait for longer.
FOR_PUSHES: Final = 50


class Worker:
    """Does what is to be done outside any request, one school after the other."""

    def __init__(
        self,
        here: Services,
        schools: Callable[[], Iterable[UUID]],
        for_pushes: float = FOR_PUSHES,
    ) -> None:
        self._here = here
        self._schools = schools
        self._for_pushes = for_pushes
        self._next: UUID | None = None

    def work(self) -> int:
        """Do one round, and count the mails that were taken."""
        schools = list(self._schools())
        sent = sum(map(self._tell, schools))
        if sent:
            log.info("notices sent", count=sent)
        self._push(schools)
        return sent

    def _tell(self, school: UUID) -> int:
        pass_on(self._here, school)
        sent = self._send(school)
        if sent:
            self._forget(school)
        return sent

    def _push(self, schools: Sequence[UUID]) -> None:
        """Push when all mails are sent; who had no turn is the first in the next round.

        So a slow push service of one school holds up no other for more than a round.
        """
        first = schools.index(self._next) if self._next in schools else 0
        self._next = None
        until = time.monotonic() + self._for_pushes
        for school in (*schools[first:], *schools[:first]):
            if time.monotonic() >= until:
                self._next = school
                return
            push(self._here, school, until)

    def _send(self, school: UUID) -> int:
        sent = failed = 0
        while failed < ENOUGH:
            parcel = parcels.take(self._here, school)
            if parcel is None:
                break
            outcome = self._hand_over(parcel)
            sent += outcome is Outcome.TAKEN
            failed = failed + 1 if outcome is Outcome.LATER else 0
        return sent

    def _hand_over(self, parcel: Parcel) -> Outcome | None:
        mail = parcels.written(self._here, parcel)
        outcome = None if mail is None else self._here.post.deliver(mail)
        self._note(parcel, outcome)
        return outcome

    def _note(self, parcel: Parcel, outcome: Outcome | None) -> None:
        """Write down what became of a mail: only after the server said so."""
        now, rows = self._here.edge.now(), parcel.rows
        with self._here.store.database.writing(parcel.school) as conn:
            match outcome:
                case Outcome.TAKEN:
                    outbox.settle(conn, rows, State.SENT, now)
                case Outcome.REFUSED:
                    outbox.settle(conn, rows, State.RETURNED, now)
                case Outcome.LATER:
                    outbox.put_off(conn, rows, now)
                case None:
                    outbox.settle(conn, rows, State.DROPPED, now)

    def _forget(self, school: UUID) -> None:
        with self._here.store.database.writing(school) as conn:
            outbox.forget_old(conn, school, self._here.edge.now())
