"""Where sentences begin and end in Chinese and English text; a line (a heading, a table row) ends one too."""

import re

_END = re.compile(
    r"[。！？；!?;]+[”’」』）)\"']*|"
    r"(?<!\b[A-Z])(?<!\bNo)(?<!\bInc)(?<!\bLtd)(?<!\bCo)(?<!\bCorp)(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\be\.g)(?<!\bi\.e)(?<!\bvs)"
    r"\.[\"”’)]*(?=\s+[A-Z0-9“\"(（\u4e00-\u9fff])|\n+"
)


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence, white space around it left out; linear in the text's length."""
    ends = [match.end() for match in _END.finditer(text)] + [len(text)]
    spans, start = [], 0
    for end in ends:
        piece = text[start:end]
        left = start + len(piece) - len(piece.lstrip())
        right = end - (len(piece) - len(piece.rstrip()))
        if left < right:
            spans.append((left, right))
        start = end
    return spans
