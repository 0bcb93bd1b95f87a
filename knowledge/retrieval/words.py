"""Words of a text as the lexical view indexes them, Chinese and English alike."""

import re
import unicodedata

import rjieba

_RUN = re.compile(r"[a-z0-9]+(?:[.,][0-9]+)*|[\u3400-\u9fff]+")
_LEVEL = re.compile(
    r"(?:(?<![a-z0-9])(?:p|s|l|sev|severity|priority|level|tier)[ -]?([1-5])(?![0-9a-z%])"
    r"|([一二三四五1-5])[级類类](?!别)|([a-e])[级類类]|(?:severity|priority|level|class|tier|grade) ([a-e])(?![a-z]))"
)
_DIGIT = {"一": "1", "二": "2", "三": "3", "四": "4", "五": "5"}
_HAN = re.compile(r"[\u3400-\u9fff]")


def words(text: str) -> list[str]:
    """Lower-case words in order; a level, however it is written (一级, P1, Severity 1), also gives `level1`."""
    flat = unicodedata.normalize("NFKC", text).lower()
    found: list[str] = []
    for run in _RUN.findall(flat):
        found += _chinese(run) if _HAN.match(run) else [run]
    return found + [_level(match) for match in _LEVEL.finditer(flat)]


def _chinese(run: str) -> list[str]:
    cut = rjieba.cut_for_search(run)
    return [word for word in cut if word.strip()]


def _level(match: re.Match[str]) -> str:
    mark = next(group for group in match.groups() if group)
    return f"level{_DIGIT.get(mark, mark)}"


def language(text: str) -> str:
    """`zh` where at least a fifth of the letters are Han characters, else `en`."""
    han = len(_HAN.findall(text))
    letters = sum(character.isalpha() for character in text)
    return "zh" if han and han * 5 >= letters else "en"
