"""Which messages are reports of a fault: those that begin with “open a ticket”, and those that tell of one.

Read in time linear in the message's length.
"""

import re

from knowledge.rules.reports.fault_told import tells_of_fault

_ASKED = re.compile(
    r"(?:(?:please\s{1,9})?(?:open|create|file|raise)\s{1,9}(?:a\s{1,9}|an?\s{1,9}new\s{1,9})?ticket|"
    r"请?(?:帮我)?(?:开|建|提|报)(?:一?[个张])?工单)",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"\W*")
_AFTER = re.compile(r"[\s:：,，;；\-–—]*")


def asked_for(text: str) -> str | None:
    """What is reported by a message that begins with “open a ticket”, perhaps nothing yet; none for any other."""
    begins = _BEFORE.match(text)
    found = _ASKED.match(text, begins.end() if begins else 0)
    return _AFTER.sub("", text[found.end() :], count=1).strip() if found else None


def reported_in(text: str) -> str | None:
    """What a message reports: after “open a ticket”, or because it tells of a fault and asks nothing."""
    return asked_for(text) or (text if tells_of_fault(text) else None)
