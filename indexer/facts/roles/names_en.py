"""Names of organisations in Latin letters: a run of capitalised words that ends in, or holds, a word such as Ltd."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_WORD = re.compile(r"[^\W\d_][\w.'’&/-]*|\d+[A-Za-z]\w*|[&(),\n:;|\"“”]|[^\s\w]")
_FORMS = frozenset(
    "ltd limited inc incorporated llc l.l.c llp lp plc corp corporation gmbh ag se sa s.a sas sarl b.v bv n.v nv nv/sa oy"
    " oyj ab as a/s aps srl s.r.l spa s.p.a k.k kk kft s.r.o a.s o.o cc co company limitée ltée kg ohg bhd sdn pte pty pvt".split()
)
_BODIES = frozenset(
    "university college institute council municipality authority hospital hospitals bank society association board trust"
    " foundation cooperative co-operative union ministry department agency system group clinic school".split()
)
_SEATED = frozenset("university college institute council bank board ministry department hospital".split())
_BETWEEN = frozenset("of and & the de du des la le van von der den fruits z".split())
_NO_NAME = frozenset(
    "agreement contract order schedule exhibit annex appendix section clause this the a an and between by for from to with"
    " dear mr mrs ms dr director manager officer chief managing parties party whereas signed name title date address attn"
    " attention customer supplier vendor client licensor licensee provider buyer seller purchaser m/s thousand january february march april may june"
    " july august september october november december effective statement your our made".split()
)
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
        if place <= taken or not token.is_name and token.plain not in _FORMS:
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
        elif token.plain not in _BETWEEN or token.plain in ("the",) and first - walked > 1:
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
        if after.plain in _FORMS:
            last = number + 1
        elif tokens[place].plain in _SEATED and token.plain == "of" and after.is_name:
            last = number + 1
        elif after.text not in ("&", ",", "of", "z", "for") and not (after.is_name and last == number > place):
            break
        elif token.plain in _FORMS and after.text not in ("&", ","):
            break
    return last
