"""Tells which lines of page headers and footers are worth reading once: those that name the document by a number."""

import re

_LONGEST = 160
_LABEL = re.compile(
    r"编号|合同号|协议号|文号|\b(?:no|number|nr|ref|reference|contract|agreement|order|quote|quotation|po)\b\.?", re.I
)
_CODE = re.compile(r"(?<![\w.])(?=[\w/.-]{0,30}\d)[A-Za-z0-9]{1,20}(?:[-/_.][A-Za-z0-9]{1,20}){1,6}(?![\w])")
_WORD = re.compile(r"(?<![\w.])(?=[A-Za-z]{0,12}\d)(?=\d{0,12}[A-Za-z])[A-Za-z0-9]{5,30}(?!\w)")
_LONG_NUMBER = re.compile(r"(?<!\d)\d{5,}(?!\d)")
_DATE_OR_PART = re.compile(r"(?:\d{1,4}[-/.]){1,2}\d{1,4}|v?\d+(?:\.\d+){1,3}", re.I)


def names_document(text: str) -> bool:
    """Whether a line of a page's margin holds a contract number or a like reference."""
    if not text or len(text) > _LONGEST:
        return False
    codes = [found[0] for pattern in (_CODE, _WORD) for found in pattern.finditer(text)]
    if any(not _DATE_OR_PART.fullmatch(code) for code in codes if any(c.isalpha() for c in code)):
        return True
    return bool(_LABEL.search(text) and (codes or _LONG_NUMBER.search(text)))
