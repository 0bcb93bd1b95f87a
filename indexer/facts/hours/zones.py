"""The time zone that a text names: by its own name, by a city, or by a country that has one."""

import re
import tomllib
import unicodedata
from functools import lru_cache
from pathlib import Path
from zoneinfo import available_timezones

_KNOWN = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
_IS_NAMED: list[tuple[re.Pattern[str], str]] = [
    (re.compile("|".join(patterns)), zone) for zone, patterns in _KNOWN["named"].items()
]
_ZONE_OF: dict[str, str] = {name: zone for zone, names in _KNOWN["places"].items() for name in names}
_PLACES = "|".join(sorted(map(re.escape, _ZONE_OF), key=len, reverse=True))
_COUNTRY = re.compile(rf"(?<![A-Za-z])(?:{_PLACES})(?![A-Za-z])")
_LOCAL = re.compile(rf"\b(?:the\s)?({_PLACES})\s(?:local\s)?time\b", re.IGNORECASE)
_LOCAL_NAMES = {name.casefold(): zone for name, zone in _ZONE_OF.items()}
_CITY = re.compile(
    r"\b(?P<city>[A-ZÀ-Ý][a-zà-ÿ]{1,30}(?:\s[A-ZÀ-Ý][a-zà-ÿ]{1,30})?)\s(?:local\s)?time\b"
    r"|\((?P<bare>[A-ZÀ-Ý][a-zà-ÿ]{2,30}(?:\s[A-ZÀ-Ý][a-zà-ÿ]{1,30})?)\)|\b(?:in|clock\sof|of)\s(?P<place>[A-ZÀ-Ý][a-zà-ÿ]{2,30})"
    r"|,\s(?P<last>[A-ZÀ-Ý][a-zà-ÿ]{2,20}(?:\s[A-ZÀ-Ý][a-zà-ÿ]{1,20})?)\b"
)


def zone_named(text: str) -> str | None:
    """The zone that a text names itself, or none."""
    for pattern, zone in _IS_NAMED:
        if pattern.search(text):
            return zone
    if local := _LOCAL.search(text):
        return _LOCAL_NAMES[local[1].casefold()]
    for match in _CITY.finditer(text):
        name = next(group for group in match.groups() if group)
        if named := _cities().get(_plain(name).replace(" ", "_")):
            return named
    return None


def zone_about(text: str) -> str | None:
    """The zone of the country that a document speaks of most, where that has one zone; none where two are as often."""
    counts: dict[str, int] = {}
    for match in _COUNTRY.finditer(text):
        counts[_ZONE_OF[match.group()]] = counts.get(_ZONE_OF[match.group()], 0) + 1
    best = sorted(counts.items(), key=lambda item: -item[1])[:2]
    return best[0][0] if best and (len(best) == 1 or best[0][1] > best[1][1]) else None


def _plain(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


@lru_cache(maxsize=1)
def _cities() -> dict[str, str]:
    """City names of the zone database; names of rules (`US/Hawaii`) give way to places."""
    zones = [name for name in sorted(available_timezones(), reverse=True) if "/" in name]
    last = sorted(zones, key=lambda name: name.split("/")[0] in ("US", "Canada", "Etc", "Brazil", "Chile", "Mexico"))
    return {name.rsplit("/", 1)[-1]: name for name in reversed(last)}
