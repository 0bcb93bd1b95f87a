"""What a person adds to a quote: `hours=120 rate=300 training=5000`, our own hours a year and our training."""

import re
from decimal import Decimal

from knowledge.errors import BadInput
from knowledge.rules.total_cost import OwnCosts

_GIVEN = re.compile(r"(?:^|\s+)(hours|rate|training)=(\d{1,9}(?:\.\d{1,2})?)(?=\s|$)", re.IGNORECASE)


def split(text: str) -> tuple[str, OwnCosts]:
    """What stands before the costs, and the costs; raises BadInput for hours without what one costs."""
    given = {name.lower(): Decimal(value) for name, value in _GIVEN.findall(text)}
    if "hours" in given and "rate" not in given:
        raise BadInput("Say what one of our hours costs too: `hours=120 rate=300`.")
    own = OwnCosts(
        hours_a_year=given.get("hours", Decimal(0)),
        hourly_rate=given.get("rate", Decimal(0)),
        training=given.get("training", Decimal(0)),
    )
    return _GIVEN.sub("", text).strip(), own


def written(own: OwnCosts) -> str:
    """The costs as `split` reads them."""
    return f"hours={own.hours_a_year} rate={own.hourly_rate} training={own.training}"
