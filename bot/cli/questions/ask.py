"""Asking from the terminal: ask, and eval, which scores search and answers on a file of questions."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli.opened import opened, settings_of
from bot.cli.output import print_json
from bot.cli.questions.find import questions, refuse_empty, results_of
from knowledge.clock import SystemClock
from knowledge.errors import BadInput

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from knowledge.records.db import Database

_SHOWN = ("file", "document", "heading", "page", "start", "end", "quote")


def register(app: typer.Typer) -> None:
    """Add this area's commands."""
    app.command()(ask)
    app.command("eval")(evaluate)


def ask(
    context: typer.Context,
    question: Annotated[str | None, typer.Argument(help="A question in Chinese or English.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    batch: Annotated[Path | None, typer.Option(help="A file of JSON lines with id and question.")] = None,
    person: Annotated[str | None, typer.Option("--as", help="Answer as this person (Slack id) may read.")] = None,
) -> None:
    """Answer a question with the quoted clause, or say that the documents do not."""
    items = questions(question, batch)
    with _answering(context, person, shown=True) as answer_one:
        for item in items:
            answer = answer_one(item["question"], item.get("thread", ()))
            if as_json or batch:
                print_json({**({"id": item["id"]} if batch else {}), **_as_json(answer)})
            else:
                _say(answer)


def _note(database: "Database", person: str | None, question: str, answer: Any) -> None:
    """Have the audit log say what was asked here and what is shown, before it is shown."""
    from bot.desk.questions.questions import seen_in
    from knowledge import audit
    from knowledge.rules.access import TERMINAL_ID

    with database.sessions.begin() as session:
        said = {"text": audit.wording(session, question), "as": person, "status": answer.status} | seen_in(answer)
        audit.note(session, "terminal.asked", "terminal", by=TERMINAL_ID, now=SystemClock().now(), **said)


@contextmanager
def _answering(context: typer.Context, person: str | None, *, shown: bool) -> Iterator[Any]:
    """A function from a question and its thread's earlier ones to an answer; `shown`: the audit log is told of each."""
    from knowledge.answers import Answerer
    from knowledge.retrieval.opening import open_views, serving_embedder

    settings = settings_of(context)
    today = SystemClock().now().date()
    with opened(context) as database, database.reading() as session:
        refuse_empty(session)
        embedder = serving_embedder(session, settings)
        views = open_views(settings, embedder.name, lasting=False)
        answerer, asker = Answerer(embedder, views), _asker(session, person)

        def answer(text: str, thread: Any) -> Any:
            found = answerer.answer(session, text, asker=asker, on=today, earlier=thread)
            if shown:
                _note(database, person, text, found)
            return found

        yield answer
        views.close()


def _asker(session: "Session", person: str | None) -> Any:
    from knowledge.records.people.people import asker_of
    from knowledge.rules.access import TERMINAL

    return asker_of(session, person) if person else TERMINAL


def _as_json(answer: Any) -> dict[str, Any]:
    citations = [asdict(c) for c in answer.citations]
    return {
        "status": answer.status,
        "answer": answer.text,
        "facts": [{"contract": f.contract, "field": f.field, "value": f.value, "state": f.state} for f in answer.facts],
        "citations": [{**{name: c[name] for name in _SHOWN}, "says": c["says"], **_older(c)} for c in citations],
        "confidence": round(answer.confidence, 3),
        "lang": answer.lang,
    }


def _older(citation: dict[str, Any]) -> dict[str, str]:
    return {"unread_since": citation["unread_since"]} if citation["unread_since"] else {}


def _say(answer: Any) -> None:
    from bot.replies.answers.answer_sentence import sentence
    from bot.replies.contracts.facts import field_label, shown
    from bot.replies.drawing.words import Words
    from knowledge.answers import NOT_FOUND

    if answer.choices:
        typer.echo(f"{Words(answer.lang, 'answer').plain('which')}\n{answer.text}")
        return
    typer.echo("Not in what has been read." if answer.status == NOT_FOUND else _plain(answer, sentence(answer)))
    for fact in answer.facts if answer.reason != "list" else ():
        typer.echo(
            f"  {field_label(fact.field, answer.lang)}: {shown(fact.field, fact.value, answer.lang)} ({fact.state})"
        )
    for citation in answer.citations or answer.nearest:
        page = f", page {citation.page}" if citation.page else ""
        older = f" (older version: unreadable since {citation.unread_since})" if citation.unread_since else ""
        typer.echo(f"\n  “{citation.quote}”\n  — {citation.file}{page}, {citation.heading}{older}")


def _plain(answer: Any, said: str) -> str:
    """The sentence as a terminal shows it; a list as it stands."""
    from bot.replies.answers.register_answer import register_text

    text = answer.text if answer.reason == "list" else said
    if answer.table:
        text = register_text(answer, answer.table)
    return str(text).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def evaluate(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="JSON lines with question, type, source_file and evidence.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Score search and answers on a file of questions: hit@1, hit@5, MRR, right, refused, rightly refused."""
    from bot.cli.questions.scoring import score

    rows = _graded(file)
    found = results_of(context, [row["question"] for row in rows], 10)
    with _answering(context, None, shown=False) as answer_one:
        answers = [answer_one(row["question"], ()) for row in rows]
    figures = score(rows, found, answers)
    if as_json:
        print_json(figures)
        return
    for name, value in figures.items():
        typer.echo(f"{name}: {value}")


def _graded(file: Path) -> list[dict[str, Any]]:
    """The questions of a file whose evidence is known; raises BadInput where a line does not say it."""
    rows = questions(None, file)
    for number, row in enumerate(rows, 1):
        needed = ("type",) if row.get("type") == "unanswerable" else ("type", "source_file", "evidence")
        missing = [name for name in needed if name not in row]
        if missing:
            raise BadInput("line_without_evidence", where=f"{file}, line {number}", missing=missing)
    return rows
