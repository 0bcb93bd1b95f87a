"""Words of a text as the lexical view indexes them, Chinese and English alike."""

import re
import unicodedata

import rjieba

from knowledge.rules.levels import marks_in

_RUN = re.compile(r"[a-z0-9]+(?:[.,][0-9]+)*|[\u3400-\u9fff]+")
_HAN = re.compile(r"[\u3400-\u9fff]")


def words(text: str) -> list[str]:
    """Lower-case words in order; a level, however it is written (一级, P1, Severity 1), also gives `level1`."""
    flat = unicodedata.normalize("NFKC", text).lower()
    found: list[str] = []
    for run in _RUN.findall(flat):
        found += _chinese(run) if _HAN.match(run) else [run]
    return found + [f"level{mark.lower()}" for mark in marks_in(text)]


def _chinese(run: str) -> list[str]:
    """Words, and each pair of neighbours: names are in no dictionary, and a wrong character spoils only two pairs."""
    return rjieba.cut_for_search(run) + [run[i : i + 2] for i in range(len(run) - 1)]
