"""Reads `company.json` into values: sites, people, channels, suggestions, vendors with contacts, documents."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

HERE = Path(__file__).parent
DOCUMENTS = HERE / "documents"


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A place of work, its IANA zone and the code of its public holidays."""

    name: str
    timezone: str
    calendar: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SamplePerson:
    """Somebody to be in the local workspace; `audiences` beside those of everyone."""

    slack_id: str
    handle: str
    name: str
    email: str
    title: str
    role: str
    department: str
    site: str
    lang: Literal["zh", "en"]
    timezone: str
    audiences: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleChannel:
    """A channel and its members' Slack ids."""

    id: str
    name: str
    kind: Literal["public", "private"]
    topic: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A question that the sample documents answer."""

    lang: Literal["zh", "en"]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """Something for a newcomer to try: as whom, where, and the words to send there."""

    lang: Literal["zh", "en"]
    title: str
    about: str
    person: str
    channel: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Whom to turn to at a vendor; escalation goes up by `level` from 1."""

    level: int
    role: str
    name: str
    phone: str
    email: str
    slack_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleVendor:
    """A vendor with the names that people use for it, its owner on our side and its contacts by level."""

    slug: str
    name: str
    aliases: tuple[str, ...]
    products: tuple[str, ...]
    owner: str
    timezone: str
    contacts: tuple[Contact, ...]
    channel: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleDocument:
    """A file below `DOCUMENTS`, whose it is and who may read it."""

    path: str
    vendor: str | None = None
    audience: str = "everyone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """The whole sample company."""

    name: str
    domain: str
    sites: tuple[Site, ...]
    people: tuple[SamplePerson, ...]
    channels: tuple[SampleChannel, ...]
    trials: tuple[Trial, ...]
    suggestions: tuple[Suggestion, ...]
    vendors: tuple[SampleVendor, ...]
    documents: tuple[SampleDocument, ...]


@cache
def sample_company() -> Company:
    """The company that ships with the product."""
    raw: dict[str, Any] = json.loads((HERE / "company.json").read_text(encoding="utf-8"))
    return Company(
        name=raw["name"],
        domain=raw["domain"],
        sites=tuple(Site(**row) for row in raw["sites"]),
        people=tuple(SamplePerson(**_frozen(row)) for row in raw["people"]),
        channels=tuple(SampleChannel(**_frozen(row)) for row in raw["channels"]),
        trials=tuple(Trial(**row) for row in raw["trials"]),
        suggestions=tuple(Suggestion(**row) for row in raw["suggestions"]),
        vendors=tuple(_vendor(row) for row in raw["vendors"]),
        documents=tuple(SampleDocument(**row) for row in raw["documents"]),
    )


def _vendor(row: dict[str, Any]) -> SampleVendor:
    contacts = tuple(Contact(**contact) for contact in row["contacts"])
    return SampleVendor(**_frozen(row | {"contacts": contacts}))


def _frozen(row: dict[str, Any]) -> dict[str, Any]:
    """Lists become tuples, as the values are frozen."""
    return {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}
