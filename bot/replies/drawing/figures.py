"""Figures and labels of reports: money, percentages, hours, and the words beside them."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from bot.replies.drawing.words import Words


def said(block: str, lang: str, **values: Any) -> str:
    """A sentence of the reports."""
    return Words(lang, "dossier", **values).plain(block)


def label(name: str, lang: str, *, unit: str = "") -> str:
    """What a column or line of a report is called, with the unit of its figures."""
    named = said("label", lang, value=name)
    return said("with_unit", lang, label=named, unit=unit) if unit else named


def milestone(name: str, lang: str) -> str:
    return Words(lang, "facts", value=name).plain("milestone")


def listed(names: Iterable[str], lang: str) -> str:
    """Several things in a row."""
    return said("listed", lang, names=list(names))


def with_aside(text: str, aside: str, lang: str) -> str:
    """Something, and in brackets what goes with it, if anything does."""
    return said("aside", lang, text=text, aside=aside) if aside else text


def money(amount: Decimal, currency: str | None) -> str:
    return f"{currency} {amount:,.2f}" if currency else f"{amount:,.2f}"


def percent(value: float | None, lang: str) -> str:
    return said("not_recorded", lang) if value is None else f"{value:.1f}%"


def hours(value: float | None) -> str:
    return "–" if value is None else f"{value:,.1f}"
