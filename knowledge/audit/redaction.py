"""What the log keeps of a question's words: all, all but what may name a person, or none."""

import re
from typing import Literal, get_args

Texts = Literal["whole", "masked", "none"]
POLICIES: tuple[Texts, ...] = get_args(Texts)
BLACK = "█"

_MAIL = re.compile(r"[A-Za-z0-9_.+-]{1,64}@[A-Za-z0-9.-]{1,255}")
_NUMBER = re.compile(r"\d{6,}|(?<![\d-])\d{2,4}(?:[ -]\d{3,4}){1,3}(?![\d-])")
_PERSON = re.compile(r"(?<![A-Za-z0-9])[UW][A-Z0-9]{7,}(?![A-Za-z0-9])")


def kept(text: str, policy: str) -> str | None:
    """The words as the policy lets them stand; none where it keeps none, and for a policy that is not known.

    `masked` blacks out addresses, people's ids, and numbers of six digits and more; names in plain words stay.
    """
    if policy == "whole":
        return text
    if policy != "masked":
        return None
    for pattern in (_MAIL, _PERSON, _NUMBER):
        text = pattern.sub(BLACK, text)
    return text
