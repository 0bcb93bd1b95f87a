"""Whom to call at a vendor, who answers for a contract here, and the letter that a question wants written."""

import re
from collections.abc import Iterable, Sequence

from sqlalchemy.orm import Session

from knowledge.answers.citing.tables import Called, RegisterTable
from knowledge.answers.citing.values import Answer
from knowledge.answers.register.register_rows import RegisterAsk, rows_of, told
from knowledge.asked import Asked, Kind
from knowledge.records.contracts import known_vendors
from knowledge.records.contracts.contract_names import meant
from knowledge.records.contracts.contracts import Contract
from knowledge.records.contracts.register import Registered, registered
from knowledge.records.people import people

_SURE, _SURE_OF_OURS, _OF_A_LETTER, _SURE_OF_A_NUMBER = 0.45, 0.25, 0.4, 0.6
OWNER = "owner"
_OURS = re.compile(
    r"\b(our (side|end)|on our|in charge|responsible for|owns|owner of)\b|我们这边|我方|归谁|谁(来)?(负责|管|跟进)",
    re.IGNORECASE,
)
_LEAVES = ("last_opt_out_on", "notice_period", "auto_renews", "expires_on")
_CLAIMS = ("credits", "credit_claim_within")


def people_or_letter(session: Session, asked: Asked, named: Sequence[Contract], of: RegisterAsk) -> Answer | None:
    """The people or the letter asked for of the vendors that a question names; none where it asks for neither."""
    if not named:
        return None
    if asked.kinds[Kind.WHO] >= _SURE_OF_OURS and _OURS.search(of.question):
        return _owners(session, named, of)
    is_whom = asked.kind == Kind.WHO and asked.kinds[Kind.WHO] >= _SURE
    is_number = asked.value in ("phone", "email") and asked.values[asked.value] >= _SURE_OF_A_NUMBER
    if (is_whom or (is_number and asked.kind != Kind.FAULT)) and asked.field != "named_consultant":
        return _chain(session, named, of)
    if asked.kind == Kind.DRAFT and asked.kinds[Kind.DRAFT] >= _OF_A_LETTER:
        return _letter(session, asked, named, of)
    return None


def _chain(session: Session, named: Sequence[Contract], of: RegisterAsk) -> Answer | None:
    """The vendors' chains of people, who is called first, first."""
    wanted = {contract.vendor_id for contract in named}
    known = [vendor for vendor in known_vendors.known_to(session, of.asker) if vendor.id in wanted]
    called = [
        Called(vendor.name, one.role, one.level, one.name, one.phone, one.email)
        for vendor in known
        for one in vendor.contacts
    ]
    return _people(called, of) if called else None


def _owners(session: Session, named: Sequence[Contract], of: RegisterAsk) -> Answer | None:
    """Who of ours answers for the contracts."""
    among = meant(of.question, named, narrow=True).contracts
    owners = {contract.owner: contract.title for contract in reversed(among) if contract.owner}
    called = []
    for owner, title in owners.items():
        person = people.by_slack_id(session, owner)
        name, email = (person.name, person.email) if person else (owner, "")
        called.append(Called(title, OWNER, 0, name, "", email or "", owner))
    return _people(called, of) if called else None


def _people(called: Iterable[Called], of: RegisterAsk) -> Answer:
    listed = tuple(called)
    lines = [", ".join(part for part in (one.name, one.phone, one.email) if part) for one in listed]
    return told(RegisterTable(kind=Kind.WHO, columns=(), rows=(), people=listed), lines, (), of)


def _letter(session: Session, asked: Asked, named: Sequence[Contract], of: RegisterAsk) -> Answer | None:
    """The letter that exists for what is to be written: a notice against a renewal, or a claim for credits."""
    leaves, claims = (sum(asked.fields[field] for field in fields) for fields in (_LEAVES, _CLAIMS))
    if max(leaves, claims) < _OF_A_LETTER:
        return None
    among = [one for one in registered(named, of.on, asker=of.asker) if leaves < claims or _ends(one)]
    if not among:
        return None
    first = meant(of.question, [one.contract for one in among], narrow=True).contracts[0]
    chosen = [one for one in among if one.contract is first]
    columns = ("last_opt_out_on", "expires_on") if leaves >= claims else ("credit_claim_within",)
    rows, citations = rows_of(session, columns, chosen, of)
    letter = "opt_out" if leaves >= claims else "claim"
    table = RegisterTable(kind=Kind.DRAFT, columns=columns, rows=rows, letter=letter)
    return told(table, [row.name for row in rows], citations, of)


def _ends(one: Registered) -> bool:
    return bool(one.entry.keys("expires_on"))
