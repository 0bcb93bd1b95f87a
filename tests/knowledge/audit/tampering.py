"""What somebody with the database in their hands may do to a log, done at random: to rows in a list, then stored."""

from dataclasses import dataclass, replace
from random import Random

from knowledge.audit.chain import Entry, Mark, hash_of

KINDS = ("edit", "edit_and_rehash", "delete", "swap", "swap_and_rehash", "forge", "truncate", "insert")


@dataclass(frozen=True)
class Tampered:
    """What is left, and the places at which something was done."""

    entries: list[Entry]
    places: frozenset[int]


def rehashed(entry: Entry) -> Entry:
    """The entry with the hash of what it says now."""
    values = {name: getattr(entry, name) for name in ("seq", "at", "actor", "act", "subject", "data", "previous")}
    return replace(entry, hash=hash_of(**values))


def edited(entry: Entry, random: Random) -> Entry:
    """One of its words changed."""
    name = random.choice(["actor", "act", "subject", "data"])
    return replace(entry, **{name: getattr(entry, name) + random.choice(["x", " ", "。"])})


def tamper(entries: list[Entry], kind: str, random: Random) -> Tampered:
    """One act of tampering at a random place."""
    rows, at = list(entries), random.randrange(len(entries))
    if kind in ("edit", "edit_and_rehash"):
        rows[at] = edited(rows[at], random)
        if kind == "edit_and_rehash":
            rows[at] = rehashed(rows[at])
        return Tampered(rows, frozenset({at + 1, at + 2}))
    if kind == "delete":
        del rows[at]
        return Tampered(rows, frozenset({at + 1}))
    if kind == "truncate":
        return Tampered(rows[:at], frozenset({at + 1}))
    if kind == "forge":
        last = rows[-1]
        rows.append(rehashed(replace(last, seq=last.seq + 1, previous=last.hash, actor="U0FORGER")))
        return Tampered(rows, frozenset({last.seq + 1}))
    if kind == "insert":  # an entry put in, all behind it renumbered and hashed anew, but not linked anew
        put = rehashed(replace(rows[at], actor="U0FORGER"))
        behind = [rehashed(replace(row, seq=row.seq + 1)) for row in rows[at:]]
        return Tampered([*rows[:at], put, *behind], frozenset({at + 1, at + 2}))
    other = random.choice([n for n in range(len(rows)) if n != at])
    rows[at], rows[other] = replace(rows[other], seq=rows[at].seq), replace(rows[at], seq=rows[other].seq)
    if kind == "swap_and_rehash":
        rows[at], rows[other] = rehashed(rows[at]), rehashed(rows[other])
    return Tampered(rows, frozenset({at + 1, other + 1, at + 2, other + 2}))


def rewritten(entries: list[Entry], at: int) -> list[Entry]:
    """The whole rest of the chain made anew behind a changed entry: what one can do who knows the rule."""
    rows = [*entries[:at], rehashed(replace(entries[at], actor="U0FORGER"))]
    for row in entries[at + 1 :]:
        rows.append(rehashed(replace(row, previous=rows[-1].hash)))
    return rows


def mark_of(entry: Entry) -> Mark:
    return Mark(entry.seq, entry.hash)
