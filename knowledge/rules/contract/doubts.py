"""What a person should look at first in a contract as it was read: what is missing, loose, or has thin evidence."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Literal
from unicodedata import normalize

from knowledge.rules.contract.missing_facts import missing_facts
from knowledge.rules.contract.typed_values import kind_of

Kind = Literal["not_stated", "after_the_end", "unlinked", "no_quote", "derived", "by_model"] | str

_HAN_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing to look at; `derived`: the value is computed, its quote does not spell it out.

    `by_model`: a language model read the value, not our rules.
    """

    kind: Kind
    field: str


def doubts(
    kind: str | None,
    facts: Mapping[str, Any],
    quotes: Mapping[str, str | None],
    *,
    amends: str | None,
    linked: bool,
    by_model: Collection[str] = (),
) -> tuple[Doubt, ...]:
    """List the doubts about one document's facts; `quotes` gives each fact's quote or none.

    `by_model` names the facts that a language model read.
    """
    found = [Doubt("unlinked", "amends")] if (amends or kind == "amendment") and not linked else []
    if not amends and kind != "amendment":
        found += [Doubt(m.why, m.field) for m in missing_facts(kind, facts, {}) if m.why != "unconfirmed"]
    for field, value in facts.items():
        quote = quotes.get(field)
        if not quote:
            found.append(Doubt("no_quote", field))
        elif field in by_model:
            found.append(Doubt("by_model", field))
        elif kind_of(field) == "date" and not _spells_out(value, quote):
            found.append(Doubt("derived", field))
    return tuple(found)


def _spells_out(day: str, quote: str) -> bool:
    """Whether a quote names the year of a date, in digits of any width or in Chinese."""
    year, plain = day[:4], normalize("NFKC", quote).replace(" ", "").replace("零", "〇").replace("○", "〇")
    return year in plain or year.translate(_HAN_DIGITS) in plain
