"""Rows of the register as answers show them: cells with the facts behind them, each row with its clause."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from knowledge.answers.citing.places import cite
from knowledge.answers.citing.tables import RegisterRow, RegisterTable
from knowledge.answers.citing.values import ANSWERED, Answer, Citation, StatedFact
from knowledge.records.contracts import contracts
from knowledge.records.contracts.register import Registered
from knowledge.rules.access import Asker
from knowledge.rules.contract.facts_in_force import InForce
from knowledge.rules.contract.levels import named_levels

MOST_CITED = 15
"""Rows whose clause is cited."""
_MOST_OF_A_CELL = 4


@dataclass(frozen=True, slots=True)
class RegisterAsk:
    """Who asks what, and when."""

    question: str
    asker: Asker
    on: date
    lang: str


def told(table: RegisterTable, lines: Sequence[str], citations: Sequence[Citation], of: RegisterAsk) -> Answer:
    """An answer whose text is lines of figures."""
    facts = tuple(fact for row in table.rows for cell in row.cells for fact in cell)
    return Answer(
        status=ANSWERED,
        text="\n".join(lines),
        lang=of.lang,
        confidence=0.95,
        citations=tuple(citations),
        facts=facts,
        reason="list",
        table=table,
    )


def line_of(row: RegisterRow) -> str:
    """A row in figures alone: its name and the values of its first column."""
    return f"{row.name}: {', '.join(_plain(fact) for fact in row.cells[0])}" if row.cells[0] else row.name


def _plain(fact: StatedFact) -> str:
    value = fact.value
    if isinstance(value, dict):
        return f"{value['amount']} {value['currency']}" if "amount" in value else _item(value)
    return str(value)


def _item(value: dict[str, object]) -> str:
    named = (value.get(name) for name in ("level", "milestone", "within", "when", "percent", "timezone"))
    return " ".join(str(part) for part in named if part is not None)


def rows_of(
    session: Session, columns: Sequence[str], chosen: Sequence[Registered], of: RegisterAsk
) -> tuple[tuple[RegisterRow, ...], tuple[Citation, ...]]:
    """Rows with the clause of the first cell that has one."""
    cells = [[_cell(one, column, of.question) for column in columns] for one in chosen]
    stated = [next((fact for cell in row for fact in cell), None) for row in cells]
    records = contracts.facts_by_id(session, [one.stated.fact for one in stated[:MOST_CITED] if one])
    citations: list[Citation] = []
    rows = []
    for one, row, fact in zip(chosen, cells, stated, strict=True):
        record = records.get(fact.stated.fact) if fact else None
        quote = record.quote if record else None
        if record and quote:
            document = record.contract.document
            citations.append(cite(session, document, quote["start"], quote["end"], says="answer"))
        clause = len(citations) - 1 if quote else None
        rows.append(_row(one, columns, row, clause))
    return tuple(rows), tuple(citations)


def _row(
    one: Registered, columns: Sequence[str], cells: Sequence[Sequence[InForce]], clause: int | None
) -> RegisterRow:
    contract = one.contract
    shown = tuple(
        tuple(_fact(one, column, fact) for fact in cell) for column, cell in zip(columns, cells, strict=True)
    )  # fmt: skip
    vendor = contract.vendor.name if contract.vendor else ""
    return RegisterRow(contract.title, contract.number, vendor, contract.id, shown, clause)


def _fact(one: Registered, column: str, fact: InForce) -> StatedFact:
    """A fact in force; a date as it has renewed."""
    stated = fact.stated
    value = one.entry.values.get(column, stated.value)
    field = column if column in one.entry.values else stated.field
    return StatedFact(one.contract.number or one.contract.title, field, value, stated.state, stated.doubts)


def _cell(one: Registered, column: str, question: str) -> list[InForce]:
    """What a contract says of a column; of several levels those that the question names."""
    found = [one.facts[key] for key in one.entry.keys(column) if key in one.facts]
    if column in one.entry.values and not found:  # a day that follows from others: their clause
        found = [one.facts[key] for key in ("expires_on",) if key in one.facts]
    if not column.startswith("sla."):
        return found[:_MOST_OF_A_CELL]
    levels = named_levels(question, [fact.value["level"] for fact in found])
    return [fact for fact in found if not levels or fact.value["level"] in levels][:_MOST_OF_A_CELL]
