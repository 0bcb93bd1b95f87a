"""ISO 8601 durations as contracts use them: calendar months, days and seconds kept apart."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

_SHORTEST_MONTH = 28
_ISO = re.compile(
    r"P(?:(?P<y>\d+)Y)?(?:(?P<mo>\d+)M)?(?:(?P<w>\d+)W)?(?:(?P<d>\d+)D)?"
    r"(?:T(?:(?P<h>\d+)H)?(?:(?P<mi>\d+)M)?(?:(?P<s>\d+)S)?)?"
)


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time; two are equal where their values are (`P12M` = `P1Y`, `PT120M` = `PT2H`)."""

    months: int = 0
    days: int = 0
    seconds: int = 0

    @classmethod
    def parse(cls, text: str) -> "Duration":
        """Read an ISO 8601 duration of whole numbers; raises ValueError on anything else."""
        found = _ISO.fullmatch(text)
        if found is None or not re.search(r"\d", text):
            raise ValueError(f"not an ISO 8601 duration: {text!r}")
        part = {name: int(value or 0) for name, value in found.groupdict().items()}
        return cls(
            12 * part["y"] + part["mo"],
            7 * part["w"] + part["d"],
            3600 * part["h"] + 60 * part["mi"] + part["s"],
        )

    def __str__(self) -> str:
        """Shortest usual form: whole years as `PnY`, whole hours as `PTnH`."""
        years, months = (self.months // 12, 0) if self.months % 12 == 0 else (0, self.months)
        hours, rest = divmod(self.seconds, 3600)
        minutes, seconds = divmod(rest, 60)
        if hours and minutes:
            hours, minutes = 0, hours * 60 + minutes
        day = "".join(f"{n}{u}" for n, u in ((years, "Y"), (months, "M"), (self.days, "D")) if n)
        time = "".join(f"{n}{u}" for n, u in ((hours, "H"), (minutes, "M"), (seconds, "S")) if n)
        return f"P{day}" + (f"T{time}" if time else "") if day or time else "P0D"


def add_months(day: date, months: int) -> date:
    """The same day of the month `months` later, or that month's last day (docs/facts.md)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    in_every_month = day.day <= _SHORTEST_MONTH
    return date(year, month + 1, day.day if in_every_month else min(day.day, monthrange(year, month + 1)[1]))


def after(day: date, length: Duration) -> date:
    """`day` plus a length in calendar months and days."""
    return add_months(day, length.months) + timedelta(days=length.days)


def last_day(start: date, length: Duration) -> date:
    """The last day of a length that begins with `start`; where its month lacks the day after it, that month's last."""
    following = add_months(start, length.months)
    clamped = following.day != start.day
    return following + timedelta(days=length.days - (0 if clamped else 1))


def before(day: date, length: Duration) -> date:
    """`day` less a length in calendar months and days."""
    return add_months(day, -length.months) - timedelta(days=length.days)
