# ruff: noqa: E501 - the code that filters is quoted as it stands
"""Takes each filter of access away in turn, in a copy of the project, and says whether the suite notices.

`python -m tests.access.mutations [NAME …]` prints a line for each; exit code 1 where one is not noticed.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
TRIED = ("tests/access/test_what_is_left_out.py", "tests/access/test_harness.py")


@dataclass(frozen=True)
class Mutation:
    """A filter that is taken away: where, the code that filters, and what stands there without it."""

    name: str
    file: str
    filters: str
    without: str


MUTATIONS = (
    Mutation("asker reads", "knowledge/rules/access.py", "return self.unlimited or audience in self.reads",
             "return True"),
    Mutation("acts by role", "knowledge/rules/access.py", "    if asker.unlimited:\n        return True\n", "    return True\n"),
    Mutation("facts: amendments", "knowledge/records/contracts/contracts.py",
             "for a in standing_amendments(base) if asker.may_read(a.document.audience)]\n    return dict(in_force(stated",
             "for a in standing_amendments(base)]\n    return dict(in_force(stated"),
    Mutation("contracts by name", "knowledge/records/contracts/contracts.py", "return query if asker.unlimited else", "return query if True else"),
    Mutation("contracts by id", "knowledge/records/contracts/contracts.py",
             "if found is None or not asker.may_read(found.document.audience):", "if found is None:"),
    Mutation("names of documents", "knowledge/retrieval/naming.py",
             "self._names(session, documents.open_to(session, asker))",
             "self._names(session, documents.readable(session, audiences=None))"),
    Mutation("passages", "knowledge/retrieval/search.py", "audiences=None if asker.unlimited else asker.reads,",
             "audiences=None,"),
    Mutation("vendors by name", "knowledge/records/contracts/known_vendors.py", "    if asker.unlimited:\n", "    if asker:\n"),
    Mutation("tickets: the room", "knowledge/rules/clocks/ticket_sight.py",
             "if not in_on_it and not _in_place(asker, rests_on):", "if False:"),
    Mutation("tickets: the vendor", "knowledge/rules/clocks/ticket_sight.py",
             "vendor = rests_on.contract is None or _open(asker, rests_on.contract)", "vendor = True"),
    Mutation("tickets: the clocks", "knowledge/rules/clocks/ticket_sight.py",
             "terms = vendor and all(_open(asker, audience) for audience in rests_on.documents)", "terms = vendor"),
    Mutation("tickets: the thread's vendor", "knowledge/rules/clocks/ticket_sight.py",
             "vendor = rests_on.contract is None or _open(readers, rests_on.contract)", "vendor = True"),
    Mutation("tickets: the thread's clocks", "knowledge/rules/clocks/ticket_sight.py",
             "terms = vendor and all(_open(readers, audience) for audience in rests_on.documents)", "terms = vendor"),
    Mutation("tickets: what clocks rest on", "bot/desk/contracts/contract_terms.py", "rests_on=binds.rests_on",
             "rests_on=binds.rests_on[:1]"),
    Mutation("tickets by number", "knowledge/records/tickets/ticket_sight.py",
             "if not found or (terms and not found[0].sight.terms):", "if not found:"),
    Mutation("tickets: the board", "bot/desk/tickets/board.py", "ticket, terms = one.ticket, one.sight.terms",
             "ticket, terms = one.ticket, True"),
    Mutation("tickets: step forms", "bot/desk/tickets/ticket_view.py",
             "ticket, terms, state = seen.ticket, seen.sight.terms, state_of", "ticket, terms, state = seen.ticket, True, state_of"),
    Mutation("tickets: the countdown", "bot/desk/tickets/countdown.py", "ticket, terms = seen.ticket, seen.sight.terms",
             "ticket, terms = seen.ticket, True"),
    Mutation("tickets: the vendor's name", "knowledge/records/tickets/ticket_sight.py",
             "return self.ticket.vendor if self.sight.vendor else None", "return self.ticket.vendor"),
    Mutation("rooms: who reads along", "knowledge/records/people/people.py",
             "shared = frozenset.intersection(*(reader.audiences for reader in readers))",
             "shared = frozenset.union(*(reader.audiences for reader in readers))"),
    Mutation("rooms: answers", "knowledge/records/people/people.py",
             "shared = asker.audiences.intersection(*(reader.audiences for reader in readers))", "shared = asker.audiences"),
    Mutation("questions of others", "bot/desk/questions/questions.py",
             "if person != question.asker and not (place and asker.may_read(place)):", "if False:"),
    Mutation("proposals of others", "bot/desk/intake/ticket_requests.py",
             "if found is None or not (place and _hears(session, person, place, found.channel)):", "if found is None:"),
    Mutation("quotes", "bot/desk/renewals/quotes.py", "return asker.may_read(document.audience if document else offer.audience)",
             "return True"),
    Mutation("renewals of closed contracts", "bot/desk/people/people_allowed.py",
             "    if not asker.may_read_all(contracts.audiences_of(renewal.contract)):\n", "    if False:\n"),
    Mutation("renewals: dates of a part", "bot/desk/contracts/contract_standing.py",
             "seen) if family.whole else None", "seen)"),
    Mutation("digests", "bot/desk/reports/digest.py", "if not reader.asker.may_read(whole.head.audience):", "if False:"),
    Mutation("standings of a part", "knowledge/records/contracts/standing.py", "        if all(readable):\n", "        if True:\n"),
    Mutation("contract cards", "bot/desk/contracts/contract_cards.py",
             "if people.readers_in(session, owners).may_read(audience):", "if True:"),
    Mutation("levels in triage", "knowledge/triage/contract_levels.py", "facts_in_force(contract, on, asker=asker).items()",
             "binding(contract, on).facts.items()"),
    Mutation("rules in triage", "knowledge/triage/contract_rules.py", " if asker.may_read(one.document.audience)]", "]"),
    Mutation("sheet's titles", "bot/desk/contracts/contract_sheet.py", "for a in contract.amendments if asker.may_read(a.document.audience)}",
             "for a in contract.amendments}"),
)  # fmt: skip


def killed(mutation: Mutation) -> bool:
    """Whether the suite fails on a copy of the project without this filter; ValueError where the code is not there."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for name in ("bot", "knowledge", "indexer", "tests"):
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__", "quality"))
        shutil.copy(ROOT / "pyproject.toml", copy)
        mutated = copy / mutation.file
        text = mutated.read_text(encoding="utf-8")
        if mutation.filters not in text:
            raise ValueError(f"{mutation.name}: {mutation.file} does not hold what filters")
        text = text.replace(mutation.filters, mutation.without)
        if "binding(" in mutation.without:
            text = text.replace(
                "import Contract, Fact, facts_by_id, facts_in_force", "import Contract, Fact, binding, facts_by_id"
            )
        mutated.write_text(text, encoding="utf-8")
        run = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *TRIED],
            cwd=copy, env=os.environ | {"PYTHONPATH": str(copy)}, capture_output=True, text=True, check=False,
        )  # fmt: skip
        return run.returncode == 1 and "AssertionError" in run.stdout


def main(names: list[str]) -> int:
    tried = [one for one in MUTATIONS if not names or one.name in names]
    lived = []
    for one in tried:
        noticed = killed(one)
        print(f"{'noticed' if noticed else 'LIVES  '}  {one.name}", flush=True)
        lived += [] if noticed else [one.name]
    print(f"{len(tried) - len(lived)} of {len(tried)} noticed")
    return 1 if lived else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
