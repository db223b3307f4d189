"""Forgeries of more than one value: whole rows, and heads made to fit them."""

from collections.abc import Callable
from random import Random

from sqlalchemy import Connection, update

from events.store import merkle, tables
from events.store.raw import columns, hexed
from events.store.recomputed import name_of
from projections.timeline_tables import entries
from tests.store.attacks import (
    RECORD,
    VIEW_TABLES,
    Values,
    Where,
    add,
    delete_a_row,
    place_of,
    put,
    raw,
    rebuild_tree,
    remove,
    rows,
    swap,
    this,
    two,
)

Attack = Callable[[Connection, Random], Where]


def _open_facts(conn: Connection) -> list[Values]:
    """Facts with words; without, a forger who makes all fit is seen in the heads."""
    logs = {log["log"] for log in _open_logs(conn)}
    return [fact for fact in rows(conn, tables.events) if fact["log"] in logs]


def _leaf_of(conn: Connection, fact: Values) -> Values:
    return (
        conn.execute(columns(tables.leaves).where(this(tables.leaves, fact)))
        .one()
        ._asdict()
    )


def _rewrite(conn: Connection, fact: Values, leaf: bytes, **new: object) -> None:
    put(conn, tables.leaves, _leaf_of(conn, fact), leaf=leaf)
    put(conn, tables.events, fact, hash=merkle.leaf_hash(leaf), **new)


def backdate(conn: Connection, draw: Random) -> Where:
    """Change a time in the row and in the leaf, and make hash and tree fit."""
    fact = draw.choice(_open_facts(conn))
    then = fact["at"].replace("2026-09-07", "2026-09-06")
    leaf = _leaf_of(conn, fact)["leaf"].replace(b"2026-09-07", b"2026-09-06")
    _rewrite(conn, fact, leaf, at=then)
    rebuild_tree(conn, fact)
    return place_of(conn, tables.events, fact)


def say_somebody_else_wrote(conn: Connection, draw: Random) -> Where:
    facts = [one for one in _open_facts(conn) if one["by"] is not None]
    fact = draw.choice(facts)
    writers = sorted({f["by"] for f in facts if f["by"] != fact["by"]}, key=str)
    writer = draw.choice(writers)
    old, new = (_dashed(one).encode() for one in (fact["by"], writer))
    _rewrite(conn, fact, _leaf_of(conn, fact)["leaf"].replace(old, new), by=writer)
    rebuild_tree(conn, fact)
    return place_of(conn, tables.events, fact)


def _dashed(one: object) -> str:
    text = str(hexed(one))
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def swap_leaves_and_hash_again(conn: Connection, draw: Random) -> Where:
    one, other = two(conn, draw, tables.events)
    first, second = (_leaf_of(conn, fact)["leaf"] for fact in (one, other))
    _rewrite(conn, one, second)
    _rewrite(conn, other, first)
    rebuild_tree(conn, one)
    return place_of(conn, tables.events, one)


def use_a_leaf_twice(conn: Connection, draw: Random) -> Where:
    one, other = two(conn, draw, tables.events)
    _rewrite(conn, one, _leaf_of(conn, other)["leaf"])
    rebuild_tree(conn, one)
    return place_of(conn, tables.events, one)


def leave_a_space_in_a_leaf(conn: Connection, draw: Random) -> Where:
    fact = draw.choice(rows(conn, tables.events))
    _rewrite(conn, fact, _leaf_of(conn, fact)["leaf"].replace(b',"v":1}', b', "v":1}'))
    rebuild_tree(conn, fact)
    return place_of(conn, tables.events, fact)


def leave_a_space_and_the_hash(conn: Connection, draw: Random) -> Where:
    fact = draw.choice(_open_facts(conn))
    leaf = _leaf_of(conn, fact)["leaf"].replace(b',"v":1}', b', "v":1}')
    put(conn, tables.leaves, _leaf_of(conn, fact), leaf=leaf)
    return place_of(conn, tables.events, fact)


def cut_the_tail(conn: Connection, draw: Random) -> Where:
    """Remove the newest facts and make every number fit; the chain does not."""
    (head,) = (h for h in rows(conn, tables.school_heads))
    facts = sorted(rows(conn, tables.events), key=lambda fact: -fact["seq"])
    cut, left = facts[:3], facts[3]
    for table in (tables.contents, tables.idempotency, *VIEW_TABLES):
        for row in rows(conn, table):
            if row.get("seq", 0) > left["seq"]:
                remove(conn, table, row)
    for fact in cut:
        remove(conn, tables.leaves, fact)
        remove(conn, tables.events, fact)
        rebuild_tree(conn, fact)
    put(conn, tables.school_heads, head, seq=left["seq"], at=left["at"])
    return Where(None)


def add_a_fact(conn: Connection, draw: Random) -> Where:
    """Write the newest fact once more, with numbers, tree and head that fit."""
    (head,) = (h for h in rows(conn, tables.school_heads))
    last = max(rows(conn, tables.events), key=lambda fact: fact["seq"])
    more = {"seq": last["seq"] + 1, "log_seq": last["log_seq"] + 1}
    old, new = (f'"seq":{n}'.encode() for n in (last["log_seq"], more["log_seq"]))
    leaf = _leaf_of(conn, last)["leaf"].replace(old, new)
    made = merkle.leaf_hash(leaf)
    version = {"version": last["version"] + 1}
    add(conn, tables.events, {**last, **more, **version, "hash": made})
    seq = more["log_seq"]
    add(conn, tables.leaves, {**_leaf_of(conn, last), "log_seq": seq, "leaf": leaf})
    rebuild_tree(conn, last)
    put(conn, tables.school_heads, head, seq=more["seq"])
    return Where(name_of(hexed(last["log"])), more["log_seq"])


def hang_into_another_stream(conn: Connection, draw: Random) -> Where:
    one, other = two(conn, draw, tables.events)
    versions = [
        fact["version"]
        for fact in rows(conn, tables.events)
        if fact["stream"] == other["stream"]
    ]
    if one["stream"] == other["stream"]:
        return hang_into_another_stream(conn, draw)
    put(
        conn,
        tables.events,
        one,
        stream=other["stream"],
        version=max(versions) + 1,
    )
    return place_of(conn, tables.events, one)


def copy_sealed_words(conn: Connection, draw: Random) -> Where:
    one, other = two(conn, draw, tables.contents)
    put(conn, tables.contents, one, sealed=other["sealed"])
    return place_of(conn, tables.contents, one)


def put_words_under_another_key(conn: Connection, draw: Random) -> Where:
    found = rows(conn, tables.contents)
    row = draw.choice(found)
    subjects = {r["subject"] for r in found if r["seq"] == row["seq"]}
    free = sorted({r["subject"] for r in found} - subjects, key=str)
    put(conn, tables.contents, row, subject=draw.choice(free))
    return place_of(conn, tables.contents, row)


def destroy_a_key_and_leave_the_words(conn: Connection, draw: Random) -> Where:
    row = draw.choice([key for key in rows(conn, tables.keys) if key["wrapped"]])
    put(conn, tables.keys, row, kek=None, wrapped=None)
    return Where(None)


def pass_off_as_erased(conn: Connection, draw: Random) -> Where:
    """Empty the key of a space and take the words away, as an erasure would."""
    return _forge_an_erasure(conn, draw, draw.choice(_open_logs(conn))["log"])


def pass_off_a_person_as_erased(conn: Connection, draw: Random) -> Where:
    """The same with a person, and with the mark of somebody who is erased indeed."""
    logs = {log["log"] for log in rows(conn, tables.logs)}
    (mark,) = (
        key["erased"]
        for key in rows(conn, tables.keys)
        if key["erased"] and key["subject"] not in logs
    )
    people = {row["subject"] for row in rows(conn, tables.contents)} - logs
    named = {fact["stream"] for fact in rows(conn, tables.events)}
    subject = draw.choice(sorted(people & named, key=str))
    return _forge_an_erasure(conn, draw, subject, erased=mark)


def _forge_an_erasure(
    conn: Connection, draw: Random, subject: object, **mark: object
) -> Where:
    (key,) = (row for row in rows(conn, tables.keys) if row["subject"] == subject)
    told = {fact["seq"] for fact in _open_facts(conn)}
    put(conn, tables.keys, key, kek=None, wrapped=None, **mark)
    gone = [r for r in rows(conn, tables.contents) if r["subject"] == subject]
    for row in gone:
        remove(conn, tables.contents, row)
    one = draw.choice([row for row in gone if row["seq"] in told])
    return place_of(conn, tables.contents, one)


def deny_an_erasure(conn: Connection, draw: Random) -> Where:
    row = draw.choice([key for key in rows(conn, tables.keys) if key["erased"]])
    put(conn, tables.keys, row, erased=None)
    return Where(name_of(hexed(row["subject"])))


def bring_words_back(conn: Connection, draw: Random) -> Where:
    """Put sealed words under a key that was erased indeed."""
    erased = {key["subject"] for key in rows(conn, tables.keys) if key["erased"]}
    facts = [fact for fact in rows(conn, tables.events) if fact["log"] in erased]
    fact = draw.choice(facts)
    words = draw.choice(rows(conn, tables.contents))
    place = {"seq": fact["seq"], "subject": fact["log"]}
    add(conn, tables.contents, {**words, **place})
    return place_of(conn, tables.events, fact)


def exchange_two_erased_spaces(conn: Connection, draw: Random) -> Where:
    """Say of each of a child's two emptied logs that it was the other."""
    keys = {key["subject"] for key in rows(conn, tables.keys) if key["erased"]}
    one, other = (log for log in rows(conn, tables.logs) if log["log"] in keys)
    put(conn, tables.logs, one, space="free")
    put(conn, tables.logs, other, space=one["space"])
    put(conn, tables.logs, {**one, "space": "free"}, space=other["space"])
    return place_of(conn, tables.logs, draw.choice((one, other)))


def exchange_two_keys(conn: Connection, draw: Random) -> Where:
    one, other = draw.sample([k for k in rows(conn, tables.keys) if k["wrapped"]], 2)
    put(conn, tables.keys, one, wrapped=other["wrapped"])
    put(conn, tables.keys, other, wrapped=one["wrapped"])
    return Where(None)


def add_a_spare_key(conn: Connection, draw: Random) -> Where:
    row = draw.choice([key for key in rows(conn, tables.keys) if key["wrapped"]])
    spare = draw.choice(rows(conn, entries))["entry"]
    add(conn, tables.keys, {**row, "subject": spare})
    return Where(None)


def exchange_two_slots(conn: Connection, draw: Random) -> Where:
    one, other = draw.sample(_open_logs(conn), 2)
    put(conn, tables.logs, one, slot=-1)
    put(conn, tables.logs, other, slot=one["slot"])
    put(conn, tables.logs, {**one, "slot": -1}, slot=other["slot"])
    return place_of(conn, tables.logs, one)


def give_a_log_to_another_child(conn: Connection, draw: Random) -> Where:
    found = [log for log in _open_logs(conn) if log["child"] is not None]
    one = draw.choice(found)
    (other,) = (
        log
        for log in rows(conn, tables.logs)
        if log["space"] == one["space"] and log["child"] not in {one["child"], None}
    )
    put(conn, tables.logs, other, space="free")
    put(conn, tables.logs, one, child=other["child"])
    moved = {**other, "space": "free", "child": one["child"]}
    put(conn, tables.logs, {**other, "space": "free"}, child=one["child"])
    put(conn, tables.logs, moved, space=other["space"])
    return place_of(conn, tables.logs, one)


def _open_logs(conn: Connection) -> list[Values]:
    """Logs whose words can still be read: only those say whose they are."""
    keys = {key["subject"] for key in rows(conn, tables.keys) if key["wrapped"]}
    return [log for log in rows(conn, tables.logs) if log["log"] in keys]


def answer_from_the_future(conn: Connection, draw: Random) -> Where:
    row = draw.choice(rows(conn, tables.idempotency))
    put(conn, tables.idempotency, row, seq=row["seq"] + 1_000_000)
    return Where(name_of(hexed(row["log"])), row["log_seq"])


def move_a_view_row(conn: Connection, draw: Random) -> Where:
    row = draw.choice(rows(conn, entries))
    children = {one["child"] for one in rows(conn, tables.logs)}
    other = min(children - {row["child"], None}, key=str)
    put(conn, entries, row, child=other)
    return place_of(conn, entries, row)


def reverse_the_school(conn: Connection, draw: Random) -> Where:
    """Give every fact the number of its mirror image."""
    events = tables.events
    top = max(fact["seq"] for fact in rows(conn, events))
    conn.execute(update(events).values(seq=-events.c.seq))
    conn.execute(update(events).values(seq=events.c.seq + top + 1))
    (fact,) = conn.execute(columns(events).where(raw(events.c.seq) == top)).all()
    return place_of(conn, events, fact._asdict())


DELETED = tuple(table for table in RECORD if table.name != "idempotency")
FALSE_ERASURES: tuple[Attack, ...] = (pass_off_as_erased, pass_off_a_person_as_erased)
FORGERIES: tuple[Attack, ...] = (
    *(delete_a_row(table) for table in (*DELETED, *VIEW_TABLES)),
    *(swap(tables.events, name) for name in ("seq", "log_seq", "hash")),
    swap(tables.leaves, "leaf"),
    swap(tables.leaves, "log_seq"),
    swap(tables.contents, "sealed"),
    swap(tables.contents, "seq"),
    backdate,
    say_somebody_else_wrote,
    swap_leaves_and_hash_again,
    use_a_leaf_twice,
    leave_a_space_in_a_leaf,
    leave_a_space_and_the_hash,
    cut_the_tail,
    add_a_fact,
    hang_into_another_stream,
    copy_sealed_words,
    put_words_under_another_key,
    destroy_a_key_and_leave_the_words,
    *FALSE_ERASURES,
    deny_an_erasure,
    bring_words_back,
    exchange_two_erased_spaces,
    exchange_two_keys,
    add_a_spare_key,
    exchange_two_slots,
    give_a_log_to_another_child,
    answer_from_the_future,
    move_a_view_row,
    reverse_the_school,
)
