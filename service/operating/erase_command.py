"""samepage erase: words that must go, for good, with a certificate."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Final
from unicodedata import normalize
from uuid import UUID

import click

from events.disposal import Disposal
from events.erasure import Erasable, Erasure, Ground
from events.store import erasures
from events.store.engine import Database
from events.store.keys import KeyRing
from events.store.unit import Store
from projections.runner import schools, see
from service.edge import Edge
from service.migrate import refuse_other_version
from service.operating import erasing
from service.operating.cleaning import Left, finish
from service.operating.erasing import NotAgreed
from service.operating.holding import UnderHold
from service.operating.outlook import NothingToErase, Outlook, Wish, find_school
from service.settings import Settings

STAYS: Final = (
    "What stays: when something was recorded, of which kind, by which number, "
    "and its check codes.\n"
    "What cannot be called back: exports and papers that were handed out.\n"
    "Backups made before now can no longer be opened. Make a new one right after: "
    "samepage backup FOLDER"
)
BUSY: Final = (
    "Somebody was reading all the while, so old sealed bytes are still in the "
    "database file. Nothing opens them. Later, run: samepage erase finish"
)


FINISH: Final = "finish"
ERASED: Final = "Erased, and the key file is a new one."
FINISHED: Final = (
    "Finished: what was erased before is gone for good, and the key file is a new one."
)


def _options(command: Any) -> Any:  # noqa: ANN401 - click's own decorators
    for option in (
        click.option("--yes", is_flag=True, help="Do not ask again."),
        click.option(
            "--approved-by", type=click.UUID, help="The person who agreed to it."
        ),
        click.option(
            "--ground",
            type=click.Choice([one.value for one in Ground][:-1]),
            default=Ground.ASKED.value,
            show_default=True,
            help="Why, for the certificate.",
        ),
    ):
        command = option(command)
    return command


@click.group(invoke_without_command=True)
@click.option("--approved", is_flag=True, help="Erase what was agreed may go.")
@click.option("--yes", is_flag=True, help="With --approved: do not ask again.")
@click.pass_context
def erase(context: click.Context, *, approved: bool, yes: bool) -> None:
    """Erase a child, a person or a mention for good, as the database's owner."""
    if context.invoked_subcommand is not None:
        return
    if not approved:
        click.echo(context.get_help())
        return
    with _opened() as (store, edge):
        wishes = list(_approved(store))
        if not wishes:
            click.echo("Nothing that was agreed is left to erase.")
        left = [wish for wish in wishes if not _is_erased(store, edge, wish, yes=yes)]
    if left:
        context.exit(1)


@erase.command()
@click.argument("child", type=click.UUID)
@_options
def child(child: UUID, **given: Any) -> None:  # noqa: ANN401 - from click
    """Erase everything about the CHILD with this number, in all parts."""
    _one(Erasable.CHILD, child, **given)


@erase.command()
@click.argument("person", type=click.UUID)
@_options
def person(person: UUID, **given: Any) -> None:  # noqa: ANN401 - from click
    """Erase the name and account of the PERSON with this number at their school."""
    _one(Erasable.PERSON, person, **given)


@erase.command()
@click.argument("entry", type=click.UUID)
@_options
def mention(entry: UUID, **given: Any) -> None:  # noqa: ANN401 - from click
    """Erase some words from the ENTRY with this number, and from all beside it.

    They are looked for in the note, its comments and corrections, in what was said
    when it was disputed, and in the names and descriptions of files. Files stay.

    The words are asked for, or read from standard input, so that they stay out of the
    list of processes and of what was typed before.
    """
    if sys.stdin.isatty():
        typed = click.prompt("The words to erase", hide_input=True)
    else:
        typed = sys.stdin.readline()
    words = normalize("NFC", typed.strip())
    if not words:
        msg = "No words were given, so nothing is erased."
        raise click.UsageError(msg)
    _one(Erasable.MENTION, entry, words=words, **given)


@erase.command("finish")
def finish_erasing() -> None:
    """Finish an erasure that was interrupted, and rotate the key file."""
    with _opened() as (store, _):
        erasures.begin(store.ring, FINISH)
        _finish(store, FINISHED)


def _one(
    kind: Erasable,
    subject: UUID,
    *,
    ground: str,
    approved_by: UUID | None,
    yes: bool,
    words: str = "",
) -> None:
    with _opened() as (store, edge):
        with store.database.reading() as conn:
            school = find_school(conn, kind, subject)
        wish = Wish(
            kind=kind,
            school=school,
            subject=subject,
            ground=Ground(ground),
            approved_by=approved_by,
            words=words,
        )
        _erase(store, edge, wish, yes=yes)


def _erase(store: Store, edge: Edge, wish: Wish, *, yes: bool) -> None:
    found = erasing.look(store, wish)
    if found.is_done:
        click.echo(f"Nothing of this {wish.kind} is left. What remains is finished.")
    else:
        click.echo(f"{_says(wish, found)}\n{STAYS}")
    if not yes and not found.is_done:
        click.confirm("Erase it for good?", abort=True)
    erasing.carry_out(store, edge, wish)
    _finish(store, ERASED)


def _is_erased(store: Store, edge: Edge, wish: Wish, *, yes: bool) -> bool:
    """Erase one child of several; what is refused is named and does not stop others."""
    try:
        _erase(store, edge, wish, yes=yes)
    except (UnderHold, NothingToErase, NotAgreed) as problem:
        click.echo(f"Child {wish.subject} is left. {problem}", err=True)
        return False
    return True


def _finish(store: Store, says: str) -> None:
    left = finish(store.database, store.ring, erasing.certified(store))
    click.echo(says)
    _tell(left)


def _says(wish: Wish, found: Outlook) -> str:
    counted = _count(found.facts, "fact")
    match wish.kind:
        case Erasable.CHILD:
            parts = f"all {len(found.logs)} parts of the record of child {wish.subject}"
            return f"This will go: {parts}, {counted}."
        case Erasable.PERSON:
            return (
                f"This will go: the {found.fields} of person {wish.subject} in "
                f"{counted}, and their account if they are at no other school. "
                "What they wrote stays."
            )
        case Erasable.MENTION:
            letters = sum(piece.length for piece in found.pieces)
            pieces = _count(len(found.pieces), "piece")
            return (
                f"This will go: {pieces} of the texts of the entry and beside it, "
                f"{_count(letters, 'letter')} in {counted}. The words you gave have "
                f"{len(wish.words)}; a piece is the least that can go.{_files(found)}"
            )


def _files(found: Outlook) -> str:
    if not found.files:
        return ""
    return (
        f"\nWhat stays too: {_count(found.files, 'file')} beside the entry. Look into "
        "them: a picture, a film or a recording can show or say it as well."
    )


def _count(number: int, thing: str) -> str:
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def _tell(left: Left) -> None:
    for backup in left.backups:
        click.echo(
            f"The backup in {backup} cannot be reached. Destroy its folder keys: "
            "until then it can still be opened.",
            err=True,
        )
    if left.busy:
        click.echo(BUSY, err=True)


def _approved(store: Store) -> Iterable[Wish]:
    """Give every disposal that was agreed and not carried out."""
    with store.database.reading() as conn:
        found = schools(conn)
    for school in found:
        with store.reading(school) as reader:
            told = reader.facts_of_topics(
                Disposal.DisposalApproved.TOPIC, Erasure.ErasureDone.TOPIC
            )
        facts = [one.fact for one in told]
        gone = {one.subject for one in facts if isinstance(one, Erasure.ErasureDone)}
        for fact in facts:
            if isinstance(fact, Disposal.DisposalApproved) and fact.person not in gone:
                yield Wish(
                    kind=Erasable.CHILD,
                    school=school,
                    subject=fact.person,
                    ground=Ground.RETENTION,
                    approved_by=fact.by,
                )


@contextmanager
def _opened() -> Iterator[tuple[Store, Edge]]:
    """Open the record as its owner."""
    settings, edge = Settings.from_env(os.environ), Edge()
    ring, owner = KeyRing(settings.key_dir), Database(settings.owner_url)
    try:
        with owner.reading() as conn:
            refuse_other_version(conn)
        yield Store(owner, ring, see, edge.now), edge
    finally:
        owner.close()
