"""By when a contract asks its vendor for a quote: so long before its end, in the sentence that speaks of the quote."""

import re
from dataclasses import dataclass
from datetime import date

from indexer.facts.notation.durations import find_durations
from knowledge.rules.language.sentences import sentence_spans
from knowledge.rules.time.durations import before

_QUOTES = re.compile(
    r"报价|书面提出.{0,12}价格|\bquot(?:e|es|ation)\b|\b(?:propose|notify|state|submit).{0,60}\b(?:prices?|fees?)\b",
    re.IGNORECASE,
)
_BEFORE_THE_END = re.compile(
    r"(?:届满|期满|到期|终止|结束|续期)之?(?:日)?前|提前"
    r"|(?:before|prior to) (?:the )?(?:end|expiry|expiration|renewal)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class QuoteDay:
    """The last day for the vendor's quote, with the sentence that says it and its place in the text."""

    day: date
    sentence: str
    start: int
    end: int


def quote_due(text: str, ends_on: date) -> QuoteDay | None:
    """The last day on which the vendor may quote for the time after an end; none where the contract does not say."""
    for start, end in sentence_spans(text):
        said = text[start:end]
        if _QUOTES.search(said) and _BEFORE_THE_END.search(said):
            lengths = [one.value for one in find_durations(said) if one.value.days or one.value.months]
            if lengths:
                return QuoteDay(before(ends_on, lengths[0]), said, start, end)
    return None
