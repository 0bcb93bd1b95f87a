"""What people read of foreseen errors: one sentence a kind, in `en.toml` and `zh.toml` beside this module."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

LANGUAGES = ("zh", "en")


class _Said(Formatter):
    """Writes values as a person reads them: several with commas between, `{status:word}` as the language's own word."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = words

    def format_field(self, value: Any, format_spec: str) -> str:
        if isinstance(value, list | tuple):
            return self._words[", "].join(self.format_field(one, format_spec) for one in value)
        if format_spec == "word":
            return self._words.get(value, str(value).replace("_", " "))
        return format(value, format_spec)


@cache
def catalogue(lang: str) -> dict[str, Any]:
    """Every sentence of a language by its kind, and under `words` what its values are called."""
    return tomllib.loads((Path(__file__).parent / f"{lang}.toml").read_text(encoding="utf-8"))


def sentence(lang: str, kind: str, values: Mapping[str, object]) -> str:
    """Say a kind of error with its values; in English where the language is none of ours."""
    known = catalogue(lang if lang in LANGUAGES else "en")
    return _Said(known["words"]).vformat(known[kind], (), values)
