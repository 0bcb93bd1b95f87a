"""Cue words: what a message or a definition says about scope, work-around, loss, intrusion, time and intent.

They are read as signals beside the embedding, never as the whole judgement. Words of tone (urgent, 急) are no cues.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files

from knowledge.rules.language.quantities import quantities


def _read_patterns() -> dict[str, re.Pattern[str]]:
    """The expressions of `cue_words.txt`: a `[name]`, then lines of alternatives."""
    text = files("knowledge.triage").joinpath("cue_words.txt").read_text(encoding="utf-8")
    lines: dict[str, list[str]] = {}
    current: list[str] = []
    for line in (line for line in text.splitlines() if line and not line.startswith("#")):
        if line.startswith("[") and line.endswith("]") and line[1:-1].isidentifier():
            current = lines.setdefault(line[1:-1], [])
        else:
            current.append(line)
    return {cue: re.compile("|".join(parts), re.IGNORECASE) for cue, parts in lines.items()}


CUES = _read_patterns()
NAMES = tuple(CUES)
_PEOPLE = re.compile(
    r"(?P<n>(?<![\d,])\d[\d,]{0,18}|[一二三四五六七八九十百两几]{1,6})(多|来)?\s*(余)?(个|名|位|号)?(以上)?(的)?(人|用户|同事|员工|坐席)|"
    r"\b(?P<m>\d[\d,]{0,18})\s{0,9}\)?\s{0,9}(?:\w{1,40}\s){0,2}"
    r"(?:of us|users|people|staff|employees|colleagues|planners|clerks|buyers|agents)\b|"
    r"\ball (of us )?(?P<k>\d{1,9})\b( of us)?|\ball (?P<j>\d{1,9}) of us\b",
    re.IGNORECASE,
)
_WORDS = {"ten": 10, "a dozen": 12, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
_WORDS |= {"sixty": 60, "eighty": 80, "hundred": 100, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8}
_SPELT = re.compile(
    r"\b(" + "|".join(_WORDS) + r")(?:[- ](?:odd|one|two|three|four|five|six|seven|eight|nine))?\s*(?:\(\d+\)\s*)?"
    r"(?:\w+\s){0,2}(?:users|people|staff|employees|colleagues|clerks|buyers|agents)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=1024)
def cues(text: str) -> Mapping[str, tuple[str, ...]]:
    """The cues that a text gives, each with the words that gave it; a denied work-around is none."""
    affirmed = CUES["no_workaround"].sub(" ", text)
    found = {
        name: tuple(m.group() for m in pattern.finditer(affirmed if name == "workaround" else text))
        for name, pattern in CUES.items()
    }
    return {name: words for name, words in found.items() if words}


def people(text: str) -> int | None:
    """The largest number of people that a text counts."""
    counts = [_whole(next(filter(None, m.group("n", "m", "k", "j")), "0")) for m in _PEOPLE.finditer(text)]
    counts += [_WORDS[m.group(1).casefold()] for m in _SPELT.finditer(text)]
    counts += [int(q.value) for q in quantities(text) if q.dimension == "users"]
    return max((c for c in counts if c), default=None)


_HAN = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2}


def _whole(text: str) -> int:
    if text[0].isdigit():
        return int(text.replace(",", ""))
    if "几" in text:
        return 30 if text.startswith("几十") else 5
    total = digit = 0
    for character in text:
        if character in "十百":
            total, digit = total + (digit or 1) * (10 if character == "十" else 100), 0
        else:
            digit = _HAN.get(character, 0)
    return total + digit


def joined(names: Iterable[str], found: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The words of these cues, each once."""
    return tuple(dict.fromkeys(word.strip() for name in names for word in found.get(name, ())))
