"""Calendar years that a text names: a question about 2023 is not answered by what holds today."""

import re

_YEAR = re.compile(r"(?<!\d)(?<!\d,)(?:19|20)\d{2}(?!\d|,\d|\.\d{2}\b|\s*(?:元|users?|hours?|days?|小时|天))")
_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_HAN_YEAR = re.compile(r"[一二][九〇零][〇零一二三四五六七八九]{2}(?=年)")


def years_in(text: str) -> tuple[str, ...]:
    """The years in their order, each once, in digits."""
    found = [*_YEAR.findall(text), *(year.translate(_DIGITS) for year in _HAN_YEAR.findall(text))]
    return tuple(dict.fromkeys(found))
