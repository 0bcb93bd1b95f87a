"""One card a contract for its owners: counts and doubts first, then the facts; edited in place as people decide."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from bot.desk.contracts import contract_summary
from bot.desk.contracts.contract_doubts import doubts_about
from bot.desk.people.people_allowed import refuse
from knowledge.records.contracts import contract_cards as cards
from knowledge.records.contracts import suggestions
from knowledge.records.contracts.contracts import ACTIVE, PROPOSED, REJECTED, Contract, Fact
from knowledge.records.contracts.proposals import promise
from knowledge.records.people import outbox, people
from knowledge.records.people.outbox import Note, OutboxMessage
from knowledge.rules.access import DECIDERS, Act, Asker
from knowledge.rules.contract_record import FIELDS

QUOTE_KEPT = 300


@dataclass(frozen=True, slots=True)
class CardFact:
    """One fact on a card; `was` is what the document's earlier version said, where this is a new one."""

    field: str
    value: Any
    state: str
    quote: str | None
    page: int | None
    was: Any = None


@dataclass(frozen=True, slots=True)
class CardSuggestion:
    """What the document probably says; nothing uses it until somebody has answered. `mark` names it."""

    field: str
    value: Any
    quote: str
    page: int | None
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """Everything that a card shows. `reading` names what was read; `differs`: it shows a new version's changes only."""

    contract: int
    reading: str
    lang: str
    title: str
    number: str | None
    vendor: str | None
    file: str
    amends: str | None
    base: str | None
    active: bool
    replaced: bool
    differs: bool
    doubts: tuple[dict[str, str], ...]
    facts: tuple[CardFact, ...]
    gone: tuple[CardFact, ...]
    decided: tuple[tuple[str, str, int], ...]
    """Who decided, how, and how many facts."""
    refused_by: str | None
    suggestions: tuple[CardSuggestion, ...] = ()

    @property
    def waiting(self) -> int:
        """How many of the facts shown nobody has decided on."""
        return sum(fact.state == PROPOSED for fact in self.facts)


def write_cards(session: Session, now: datetime, *, channel: str, lang: str) -> int:
    """Write or edit the card of every contract that has something new to show; returns how many.

    One that nobody may be shown now stays due until somebody may.
    """
    found = [(contract, mark, _where(session, contract, channel)) for contract, mark in cards.due(session)]
    due = [(contract, mark, where) for contract, mark, where in found if where is not None]
    bare = [contract for contract, _, where in due if where == channel and _has_no_card(session, contract)]
    listed = contract_summary.take_in(session, bare, now, channel=channel, lang=lang)
    for contract, mark, where in due:
        if contract.id not in listed:
            show_card(session, contract, now, channel=where, lang=lang)
        contract.shown = mark
    session.flush()
    contract_summary.refresh(session, now)
    return len(due)


def next_card(session: Session, summary: str, now: datetime, *, person: str) -> None:
    """Put the next contract of a summary under it as a card, those with doubts first; raises NotFound after the last.

    Raises NotAllowed where somebody may not decide on facts.
    """
    refuse(people.asker_of(session, person), Act.DECIDE_FACTS)
    row, contract = contract_summary.following(session, summary)
    show_card(session, contract, now, channel=row.channel, lang=row.payload["lang"], under=row.thread)
    session.flush()
    contract_summary.refresh(session, now)


def _has_no_card(session: Session, contract: Contract) -> bool:
    return contract.state == ACTIVE and bool(contract.facts) and not cards.written(session, contract.id)


def show_card(
    session: Session, contract: Contract, now: datetime, *, channel: str, lang: str, under: str | None = None
) -> None:
    """Write the card of what a contract is read to say now, or edit it in place; older cards point to it.

    `under` is the thread of the summary that it was asked for in.
    """
    reading, written = cards.digest(contract), cards.written(session, contract.id)
    own = next((row for row in written if row.payload["reading"] == reading and _open_in(session, contract, row)), None)
    earlier = [row for row in written if own is None or row.id < own.id]
    if own is None and (contract.state != ACTIVE or not contract.facts):
        return
    base = _base_title(session, contract, people.readers_in(session, _reads(own) if own else channel))
    card = replace(_card(contract, reading, earlier[-1] if earlier else None, lang), base=base)
    value = own.value if own else reading if all(row.value != reading for row in written) else f"{reading}:{channel}"
    note = _note(contract, card, _reads(own) if own else channel, value)
    outbox.show(session, replace(note, thread=under, reply=True) if under and own is None else note, now)
    for row in written:
        if row is not own and not row.payload["replaced"]:
            outbox.show(session, _with(row, replaced=True), now)


def _where(session: Session, contract: Contract, owners: str) -> str | None:
    """Where a card goes: to the owners' channel if all who read it may, else to whom the contract is open.

    That is the private conversation that it is from, else its owner, else who decides on facts; none: nobody is known.
    """
    audience = contract.document.audience
    if people.readers_in(session, owners).may_read(audience):
        return owners
    if audience.startswith("channel:"):
        return audience.removeprefix("channel:")
    deciders = [one.slack_id for one in people.with_roles(session, DECIDERS)]
    alone = ([contract.owner] if contract.owner else []) + deciders
    return next((one for one in alone if people.asker_of(session, one).may_read(audience)), None)


def _note(contract: Contract, card: Card, channel: str, value: str) -> Note:
    return Note(
        subject=cards.subject(contract.id),
        kind="card",
        value=value,
        template=cards.TEMPLATE,
        thread=f"contract:{contract.id}:{value}",
        channel=channel,
        reply=False,
        payload=json.loads(json.dumps({**asdict(card), "read": cards.reading(contract), "for": channel})),
    )


def _with(row: OutboxMessage, **changed: Any) -> Note:
    names = ("subject", "kind", "value", "template", "thread", "channel", "reply")
    return Note(**{name: getattr(row, name) for name in names}, payload=row.payload | changed)


def _open_in(session: Session, contract: Contract, row: OutboxMessage) -> bool:
    """Whether all who read along where a card was put may still read the contract."""
    return people.readers_in(session, _reads(row)).may_read(contract.document.audience)


def _reads(row: OutboxMessage) -> str:
    """The conversation, or the person, that a card was written for; where it went may have another id."""
    return str(row.payload.get("for", row.channel))


def _base_title(session: Session, contract: Contract, readers: Asker) -> str | None:
    """What the contract is called that an amendment changes, where the card's readers may read it too."""
    base = session.get(Contract, contract.base_id) if contract.base_id else None
    return base.title if base and readers.may_read(base.document.audience) else None


def _card(contract: Contract, reading: str, earlier: OutboxMessage | None, lang: str) -> Card:
    rows = sorted((f for f in contract.facts if f.replaced_at is None), key=_place)
    before = earlier.payload["read"] if earlier else {}
    now = cards.reading(contract)
    new = [row for row in rows if _is_new(row, before)]
    return Card(
        contract=contract.id,
        reading=reading,
        lang=lang,
        title=contract.title,
        number=contract.number,
        vendor=contract.vendor.name if contract.vendor else None,
        file=contract.document.name,
        amends=contract.amends,
        base=None,
        active=contract.state == ACTIVE,
        replaced=False,
        differs=earlier is not None,
        doubts=doubts_about(contract),
        facts=tuple(_fact(row, before) for row in new),
        gone=tuple(CardFact(f, v, REJECTED, None, None) for key, (f, v) in before.items() if key not in now),
        decided=_decided(new),
        refused_by=contract.refused_by,
        suggestions=tuple(_suggestion(one) for one in suggestions.unanswered(contract)),
    )


def _suggestion(one: suggestions.Open) -> CardSuggestion:
    text = " ".join(str(one.quote["text"]).split())[:QUOTE_KEPT]
    return CardSuggestion(one.field, one.value, text, one.quote.get("page"), one.mark)


def _is_new(row: Fact, before: dict[str, Any]) -> bool:
    key = promise(row.field, row.as_read)
    return row.as_read is None or key not in before or before[key][1] != row.as_read


def _fact(row: Fact, before: dict[str, Any]) -> CardFact:
    quote = row.quote or {}
    text = " ".join(str(quote.get("text", "")).split())[:QUOTE_KEPT]
    was = before.get(promise(row.field, row.as_read), (None, None))[1]
    return CardFact(row.field, row.value, row.state, text or None, quote.get("page"), was)


def _place(row: Fact) -> tuple[int, str]:
    name, _, number = row.field.partition("[")
    return FIELDS.index(name), number.rjust(5, "0")


def _decided(rows: Iterable[Fact]) -> tuple[tuple[str, str, int], ...]:
    counts: dict[tuple[str, str], int] = {}
    for row in rows:
        if row.state != PROPOSED:
            by = (row.decided_by or "", row.state)
            counts[by] = counts.get(by, 0) + 1
    return tuple((*by, count) for by, count in counts.items())
