"""Dates, ends, renewals and notices in the wordings of contracts filed with the SEC."""

from typing import Any

import pytest

from indexer.facts.document import document
from indexer.facts.term import read
from indexer.parsed import Parsed
from tests.indexer.facts.exhibits.dates import DATES
from tests.indexer.facts.exhibits.endings import ENDINGS
from tests.indexer.facts.exhibits.notices import NOTICES
from tests.indexer.facts.exhibits.renewals import RENEWALS


@pytest.mark.parametrize(("text", "wanted"), [*DATES, *ENDINGS, *RENEWALS, *NOTICES])
def test_clauses_of_filed_contracts_yield_what_they_state(text: str, wanted: dict[str, Any]) -> None:
    found = read(document.read(Parsed(text, "")))

    assert wanted == {name: found[name].value if name in found else None for name in wanted}
