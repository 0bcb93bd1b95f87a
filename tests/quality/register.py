"""Scores 40 register questions a language over the sample company: `python -m tests.quality.register [-v]`.

The questions and what answers them were written from the documents before anything answered them. A question is right
where the answer names exactly the contracts (of `earliest`: names the first one first), sums, people or letter that
belong to it; refused where nothing is answered; else wrong.
"""

import json
import sys
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from bot.cli.running.playing import _appoint, _introduce
from bot.playground.sample.company import DOCUMENTS, sample_company
from indexer.sync import learn
from knowledge.answers import NOT_FOUND, Answer, Answerer
from knowledge.records.contracts import contracts
from knowledge.records.db import Database
from knowledge.retrieval.embedding import load_embedder
from knowledge.retrieval.opening import open_views
from knowledge.rules.access import TERMINAL
from knowledge.settings import Settings

QUESTIONS = Path(__file__).with_name("register_questions.jsonl")
ON = date(2026, 11, 29)


def rows() -> list[dict[str, Any]]:
    return [json.loads(line) for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]


def measure(home: Path) -> list[tuple[dict[str, Any], Answer, str]]:
    """Each question with its answer and `right`, `refused` or `wrong`."""
    settings, embedder = Settings(home=home), load_embedder(Settings())
    database = Database(settings.database_url)
    database.migrate()
    with database.sessions.begin() as session:
        _introduce(session, sample_company())
    with database.reading() as session:
        known = contracts.living(session)
    if not known:
        learn(database, embedder, [DOCUMENTS], now=datetime.now(UTC))
    with database.sessions.begin() as session:
        _appoint(session, sample_company())
    views = open_views(settings, embedder.name, lasting=False)
    answerer = Answerer(embedder, views)
    with database.reading() as session:
        answers = [answerer.answer(session, row["question"], asker=TERMINAL, on=ON) for row in rows()]
    views.close()
    database.close()
    return [(row, answer, verdict(row, answer)) for row, answer in zip(rows(), answers, strict=True)]


def verdict(row: dict[str, Any], answer: Answer) -> str:
    """`right`, `refused` or `wrong`."""
    if answer.status == NOT_FOUND:
        return "refused"
    right = _agrees(row, answer) if answer.table else _is_that_fact(row, answer)
    return "right" if right else "wrong"


def _is_that_fact(row: dict[str, Any], answer: Answer) -> bool:
    """Whether a sum over one contract was answered by that contract's own fact."""
    facts = {fact.contract: fact.value for fact in answer.facts if fact.field.endswith("_fee")}
    sums = {value["currency"]: float(value["amount"]) for value in facts.values()}
    return "sums" in row and [*facts] == row["contracts"] and sums == {k: float(v) for k, v in row["sums"].items()}


def _agrees(row: dict[str, Any], answer: Answer) -> bool:
    table = answer.table
    assert table
    sums = {one.currency: float(one.total) for one in table.sums}
    people = {said for one in table.people for said in (one.phone, one.person)}
    asked = {*row.get("phones", ()), *([row["owner"]] if "owner" in row else [])}
    right = [
        "sums" not in row or sums == {currency: float(total) for currency, total in row["sums"].items()},
        "total" not in row or list(sums.values()) == [row["total"]],
        asked <= people,
        "letter" not in row or table.letter == row["letter"],
        "contracts" not in row or _names_them(row, answer),
    ]
    return all(right)


def _names_them(row: dict[str, Any], answer: Answer) -> bool:
    """Whether the rows are the contracts that belong there, with their values."""
    assert answer.table
    values = {one.number: [fact.value for cell in one.cells for fact in cell] for one in answer.table.rows}
    if row["kind"] == "earliest":
        return list(values)[:1] == row["contracts"][:1]
    stated = row.get("values", {}).items()
    return set(values) == set(row["contracts"]) and all(
        any(_same(value, expected) for value in values[number]) for number, expected in stated
    )


def _same(value: Any, expected: Any) -> bool:
    if isinstance(value, dict):
        return expected == f"{float(value.get('amount', 0)):g} {value.get('currency')}"
    return value == expected


def main() -> None:
    """Print the figures; with `--home DIR` learn the documents into a home that stays."""
    home = sys.argv[sys.argv.index("--home") + 1] if "--home" in sys.argv else None
    with tempfile.TemporaryDirectory() as folder:
        found = measure(Path(home or folder))
    for lang in ("en", "zh"):
        own = [verdict for row, _, verdict in found if row["lang"] == lang]
        sys.stdout.write(f"{lang} {' '.join(f'{name} {own.count(name)}' for name in ('right', 'refused', 'wrong'))}\n")
    for row, answer, judged in found if "-v" in sys.argv else ():
        if judged != "right":
            sys.stdout.write(f"{judged} {row}\n    {answer.reason} {answer.text!r}\n")


if __name__ == "__main__":
    main()
