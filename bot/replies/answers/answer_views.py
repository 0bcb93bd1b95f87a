"""What opens from an answer: the clause between its neighbours, and all that the answer rests on."""

from collections.abc import Iterable, Iterator

from bot.replies.answers.answer_sentence import row_in_words
from bot.replies.drawing import blocks
from bot.replies.drawing.blocks import Block
from bot.replies.drawing.words import Words
from knowledge.answers import Citation, Row
from knowledge.answers.citing.table_rows import cells_of, is_row

_MOST = 90
_SIZE = 2900


def clause_view(citation: Citation, *, before: str, after: str, lang: str) -> Block:
    """A modal with the clause between what stands before and after it in the document."""
    texts = (readable(before, lang), quoted(citation.quote, lang), readable(after, lang))
    parts = [block for text in texts for block in _long_section(text)]
    source = Words(lang, "answer", citation=citation, unconfirmed=False)["source"]
    return _view("clause", [blocks.context(source), *parts], "clause_title", lang)


def more_view(citations: Iterable[Citation], *, lang: str) -> Block:
    """A modal with each clause that an answer rests on, whole, under its source."""
    parts: list[Block] = []
    for citation in citations:
        source = Words(lang, "answer", citation=citation, unconfirmed=False)["source"]
        parts += [blocks.context(source), *_long_section(quoted(citation.quote, lang))]
    return _view("more", parts, "more_title", lang)


def quoted(quote: str, lang: str) -> str:
    """A quote as Slack shows one, rows of tables in words."""
    return str(Words(lang, "answer", citation={"quote": readable(quote, lang, escaped=False)})["cited"])


def readable(text: str, lang: str, *, escaped: bool = True) -> str:
    """A piece of a document with its tables' rows in words, each on a line of its own."""
    told = "\n".join(_lines(text, lang))
    return str(Words(lang, "answer", before=told)["before"]) if escaped else told


def _lines(text: str, lang: str) -> Iterator[str]:
    heads: tuple[str, ...] = ()
    for line in text.splitlines():
        if not is_row(line):
            heads = ()
            yield line
            continue
        cells = cells_of(line)
        if len(heads) != len(cells):
            heads = cells
            yield " · ".join(cell for cell in cells if cell)
        else:
            yield row_in_words(Row(heads, cells), lang, plain=True)


def _view(callback: str, parts: list[Block], title: str, lang: str) -> Block:
    words = Words(lang, "answer")
    return {
        "type": "modal",
        "callback_id": callback,
        "title": blocks.plain(words.plain(title), 24),
        "close": blocks.plain(words.plain("close"), 24),
        "blocks": parts[:_MOST],
    }


def _long_section(text: str, size: int = _SIZE) -> list[Block]:
    return [blocks.section(text[i : i + size]) for i in range(0, len(text), size)]
