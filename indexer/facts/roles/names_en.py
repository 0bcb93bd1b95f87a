"""Names of organisations in Latin letters: a run of capitalised words that ends in, or holds, a word such as Ltd."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

_WORD = re.compile(r"[^\W\d_][\w.'’&/-]*|\d+[A-Za-z]\w*|[&(),\n:;|\"“”]|[^\s\w]")
_WORDS = {
    name: frozenset(words.split())
    for name, words in tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")).items()
}
_FORMS, _BODIES, _SEATED = _WORDS["forms"], _WORDS["bodies"], _WORDS["seated"]
_BETWEEN, _NO_NAME = _WORDS["between"], _WORDS["no_name"]
_MOST_WORDS, _LONGEST = 9, 90


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int

    @property
    def plain(self) -> str:
        return self.text.rstrip(".").lower()

    @property
    def is_name(self) -> bool:
        return self.text[0].isupper() or self.text[0].isdigit()


def organisation_spans(text: str) -> Iterator[tuple[int, int]]:
    """The range of each name that carries a legal form, or is a public body's."""
    tokens = [_Token(m.group(), m.start(), m.end()) for m in _WORD.finditer(text)]
    taken = -1
    for place, token in enumerate(tokens):
        if place <= taken or (not token.is_name and token.plain not in _FORMS):
            continue
        if token.plain in _FORMS or (token.plain in _BODIES and token.is_name):
            last = _last(tokens, place)
            first = _first(tokens, place, text)
            if first < place or last > place:
                taken = last
                end = tokens[last].end
                if tokens[last].plain not in _FORMS and text[end - 1] == ".":
                    end -= 1
                if end - tokens[first].start <= _LONGEST:
                    yield tokens[first].start, end


def _first(tokens: Sequence[_Token], place: int, text: str) -> int:
    """Walk left over the words of a name."""
    first = walked = place
    inside = False
    while walked > 0 and place - walked < _MOST_WORDS:
        walked -= 1
        token, after = tokens[walked], tokens[walked + 1]
        if "\n" in text[token.end : after.start] or token.text in '\n:;|"“”':
            break
        if token.text in "()" or (token.text == "," and after.plain in _FORMS):
            inside = token.text == ")" or (inside and token.text != "(")
            continue
        if token.plain in _FORMS and after.plain not in _FORMS and not inside:
            break
        if token.is_name and token.plain not in _NO_NAME:
            if token.text.endswith(".") and len(token.text) > 3 and token.plain not in _FORMS and not inside:
                break
            first = walked
        elif token.plain not in _BETWEEN or (token.plain in ("the",) and first - walked > 1):
            break
    return _whole_brackets(tokens, first, place)


def _whole_brackets(tokens: Sequence[_Token], first: int, place: int) -> int:
    """A name does not begin inside a bracket that it leaves."""
    depth = 0
    for number in range(first, place):
        depth += {"(": 1, ")": -1}.get(tokens[number].text, 0)
        if depth < 0:
            return _whole_brackets(tokens, number + 1, place)
    while first < place and (tokens[first].text in "()," or not tokens[first].is_name):
        first += 1
    return first


def _last(tokens: Sequence[_Token], place: int) -> int:
    """Walk right over further forms: `Co., Ltd`, `GmbH & Co. KG`, `University of Wenslow`, `Sp. z o.o.`."""
    last = place
    for number, (token, after) in enumerate(pairwise(tokens[place : place + 8]), place):
        if after.text == "\n" or "\n" in token.text:
            break
        if after.plain in _FORMS or (tokens[place].plain in _SEATED and token.plain == "of" and after.is_name):
            last = number + 1
        elif (after.text not in ("&", ",", "of", "z", "for") and not (after.is_name and last == number > place)) or (
            token.plain in _FORMS and after.text not in ("&", ",")
        ):
            break
    return last
