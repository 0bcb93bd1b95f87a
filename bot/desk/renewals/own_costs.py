"""What a person adds to a quote: `hours=120 rate=300 training=5000`, our own hours a year and our training.

The costs stay with the quote as they are written here, so that whoever compares it later counts them too.
"""

import re
from decimal import Decimal

from knowledge.errors import BadInput
from knowledge.rules.prices.total_cost import OwnCosts

_GIVEN = re.compile(r"(?:^|\s+)(hours|rate|training)=(\d{1,9}(?:\.\d{1,2})?)(?=\s|$)", re.IGNORECASE)


def split(text: str) -> tuple[str, OwnCosts | None]:
    """What stands before the costs, and the costs if any are said; BadInput for hours without what one costs."""
    given = {name.lower(): Decimal(value) for name, value in _GIVEN.findall(text)}
    if "hours" in given and "rate" not in given:
        raise BadInput("hours_without_rate")
    if not given:
        return text.strip(), None
    own = OwnCosts(
        hours_a_year=given.get("hours", Decimal(0)),
        hourly_rate=given.get("rate", Decimal(0)),
        training=given.get("training", Decimal(0)),
    )
    return _GIVEN.sub("", text).strip(), own


def written(own: OwnCosts) -> str:
    """The costs as `split` reads them."""
    return f"hours={own.hours_a_year} rate={own.hourly_rate} training={own.training}"


def read(text: str | None) -> OwnCosts:
    """The costs that `written` wrote down; none where nothing was."""
    return (split(text)[1] if text else None) or OwnCosts()
