"""Whether a text is Chinese or English, by its share of Han characters."""

import re

_HAN = re.compile(r"[㐀-鿿豈-﫿]")
_LATIN = re.compile(r"[A-Za-z]+")


def language_of(text: str) -> str:
    """`zh` or `en`. One Han character says as much as a Latin word: product names do not turn a question English."""
    return "zh" if 2 * len(_HAN.findall(text)) >= len(_LATIN.findall(text)) and _HAN.search(text) else "en"
