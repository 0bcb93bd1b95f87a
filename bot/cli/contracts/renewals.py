"""Renewals from the terminal: renewals, digest, scorecard, dossier."""

from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from bot.cli.opened import opened
from bot.cli.output import print_json
from knowledge.clock import SystemClock
from knowledge.errors import BadInput

On = Annotated[str | None, typer.Option("--on", help="The day to look from, YYYY-MM-DD; today if not given.")]
Lang = Annotated[Literal["zh", "en"], typer.Option(help="Language of what is written: zh or en.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]


def register(app: typer.Typer) -> None:
    """Add this area's commands."""
    app.command()(renewals)
    app.command()(digest)
    app.command()(dossier)
    app.command()(scorecard)


def day_of(text: str | None) -> date:
    """The day that was given, else today; raises BadInput where it is none."""
    if text is None:
        return SystemClock().now().date()
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise BadInput("day_unreadable", text=text) from error


def renewals(context: typer.Context, on: On = None, as_json: Json = False) -> None:
    """The watch: each contract's end, last opt-out day, decision day, stage, owner and next step."""
    from bot.desk.contracts.contract_standing import standings
    from knowledge.rules.access import TERMINAL

    day = day_of(on)
    with opened(context) as database, database.reading() as session:
        rows = [_row(s) for s in standings(session, day, asker=TERMINAL)]
    if as_json:
        print_json({"on": day.isoformat(), "renewals": rows})
        return
    for row in rows:
        _say(row)
    if not rows:
        typer.echo("There are no contracts yet; run: vendordesk index PATH")


def digest(context: typer.Context, on: On = None, as_json: Json = False, lang: Lang = "zh") -> None:
    """What the daily digest of the owners' channel would say; nothing is sent."""
    from bot.desk.reports.digest import parts
    from bot.desk.reports.digest_sending import preview
    from bot.replies.reports.digest import digest_text
    from knowledge.rules.access import TERMINAL

    day = day_of(on)
    with opened(context) as database, database.reading() as session:
        found = parts(preview(session, day, asker=TERMINAL))
    if as_json:
        print_json({"on": day.isoformat(), "parts": found})
    else:
        typer.echo(digest_text([part | {"lang": lang, "personal": False, "all_clear": False} for part in found]))


def dossier(
    context: typer.Context,
    contract: Annotated[str, typer.Argument(help="Contract number, id, or a part of its title, product or vendor.")],
    out: Annotated[Path | None, typer.Option(help="File to write; else one with a telling name beside you.")] = None,
    on: On = None,
    lang: Lang = "zh",
) -> None:
    """Write the renewal dossier of a contract as a Word document."""
    from bot.desk.renewals.dossier import dossier_of
    from bot.replies.renewals.dossier import dossier_docx, file_name
    from knowledge import audit
    from knowledge.records.contracts import contracts
    from knowledge.rules.access import TERMINAL, TERMINAL_ID

    now = datetime.combine(day_of(on), time(12), UTC) if on else SystemClock().now()
    with opened(context) as database, database.sessions.begin() as session:
        found = dossier_of(session, contracts.find(session, contract, asker=TERMINAL), now, asker=TERMINAL)
        path = out or Path(file_name(found, lang))
        audit.note(session, "export.file", f"file:{path.name}", by=TERMINAL_ID, now=SystemClock().now())
        path.write_bytes(dossier_docx(found, lang))
    typer.echo(str(path))


def scorecard(
    context: typer.Context,
    vendor: Annotated[str, typer.Argument(help="The vendor's name, a part of it, or a name people use.")],
    quarter: Annotated[str | None, typer.Option(help="Such as 2026Q3; the last whole one if not given.")] = None,
    out: Annotated[Path | None, typer.Option(help="Folder for the charts (PNG) and the rows behind (XLSX).")] = None,
    lang: Lang = "zh",
) -> None:
    """The quarter's report about a vendor, against the four quarters before."""
    from bot.desk.reports.scorecard import quarter_named, scorecard_of, vendor_named
    from bot.replies.reports.scorecard import scorecard_charts, scorecard_text
    from bot.replies.reports.scorecard_book import scorecard_xlsx
    from knowledge import audit
    from knowledge.rules.access import TERMINAL, TERMINAL_ID

    now = SystemClock().now()
    with opened(context) as database, database.reading() as session:
        wanted = quarter_named(quarter, now.date())
        named = vendor_named(session, vendor, asker=TERMINAL)
        card = scorecard_of(session, named, wanted, now, asker=TERMINAL)
        typer.echo(scorecard_text(card, lang))
        if out is not None:
            out.mkdir(parents=True, exist_ok=True)
            with database.sessions.begin() as noting:
                audit.note(noting, "export.file", f"file:{out.name}", by=TERMINAL_ID, now=now, vendor=vendor)
            for name, data in {"scorecard.xlsx": scorecard_xlsx(card, lang), **scorecard_charts(card, lang)}.items():
                (out / name).write_bytes(data)
                typer.echo(str(out / name), err=True)


def _row(standing: Any) -> dict[str, Any]:
    head, seen, renewal = standing.head, standing.watch, standing.renewal
    term = seen.binding or seen.term
    return {
        "id": head.id,
        "contract": head.number,
        "title": head.title,
        "vendor": head.vendor,
        "kind": head.kind,
        "state": seen.state,
        "end": seen.term and seen.term.ends_on.isoformat(),
        "last_opt_out_on": term and term.opt_out_on and term.opt_out_on.isoformat(),
        "decide_on": term and term.decide_on.isoformat(),
        "deadline": seen.deadline and {"kind": seen.deadline.kind, "on": seen.deadline.on.isoformat()},
        "renewal": renewal and renewal.id,
        "stage": renewal and renewal.stage,
        "decision": renewal and renewal.decision,
        "owner": standing.owner,
        "next_step": standing.next_step and {"what": standing.next_step[0], "on": standing.next_step[1].isoformat()},
        "snoozed_until": standing.snoozed_until and standing.snoozed_until.isoformat(),
        "missing": [{"field": m.field, "why": m.why} for m in standing.missing],
        "watched": [{"kind": w.kind, "on": w.on.isoformat(), "subject": w.subject} for w in standing.dates],
    }


def _say(row: dict[str, Any]) -> None:
    deadline = f"{row['deadline']['kind']} {row['deadline']['on']}" if row["deadline"] else row["state"]
    step = f"{row['next_step']['what']} {row['next_step']['on']}" if row["next_step"] else "–"
    shown = (row["contract"] or row["id"], row["vendor"], row["title"], f"end {row['end'] or '–'}", deadline)
    rest = (f"decide {row['decide_on'] or '–'}", row["stage"] or "not started", row["owner"] or "no owner", step)
    typer.echo("  ".join(str(part or "–") for part in (*shown, *rest)))
    if row["missing"]:
        typer.echo("    missing: " + ", ".join(f"{m['field']} ({m['why']})" for m in row["missing"]))
