"""What a dossier must not leave out: a quote that came too late, the rise like for like, licences in use, clauses."""

import io
from datetime import date

import docx
import pytest

from bot.desk.renewals import quotes
from bot.desk.renewals.dossier import dossier_of
from bot.replies.renewals.dossier import dossier_docx
from indexer.prices.quote_days import quote_due
from indexer.prices.usage_tables import usage_of
from knowledge.errors import NotFound
from knowledge.records.documents.documents import Document
from knowledge.rules.access import ANYONE, TERMINAL
from tests.bot.desk.vendor_year import NOW, QUOTE, TEXT, add_year
from tests.companies import LONG_AGO, add_person

LATE = "3.2 乙方应当在期限届满前九十日提交下一年度的书面报价。\n"
USAGE = """month | product | module | site | licences | in use
2026-09 | 南屿流程平台 | 流程引擎 | Harbin | 60 | 51
2026-10 | 南屿流程平台 | 流程引擎 | Harbin | 60 | 50
2026-10 | 南屿流程平台 | 流程引擎 | Linz | 40 | 9
2026-10 | Other Suite | Core | Linz | 10 | 10
"""


@pytest.fixture
def contract(session):
    contract = add_year(session)
    contract.product = "南屿流程平台"
    contract.document.text = TEXT.replace("第四条", f"{LATE}第四条")
    return contract


def written(session, contract, lang="zh"):
    document = docx.Document(io.BytesIO(dossier_docx(dossier_of(session, contract, NOW, asker=TERMINAL), lang)))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        (LATE, date(2026, 10, 2)),
        ("The Provider shall submit its quote no later than 60 days before the end of the term.", date(2026, 11, 1)),
        ("The Customer shall pay within 30 days of the invoice.", None),
        ("本报价有效期三十日。", None),
    ],
)
def test_the_day_by_which_the_vendor_had_to_quote_is_read_from_its_clause(sentence, day):
    found = quote_due(f"Heading\n{sentence}", date(2026, 12, 31))

    assert day == (found.day if found else None)


@pytest.mark.parametrize(("lang", "words"), [("zh", "晚于合同要求的 2026-10-02"), ("en", "due by 2026-10-02")])
def test_a_quote_after_that_day_is_the_first_argument(session, contract, lang, words):
    quotes.take_in(session, QUOTE, name="续期报价.xlsx", by="U0OWNER", now=NOW)

    risks = dossier_of(session, contract, NOW, asker=TERMINAL).risks

    assert "late_quote" == risks[0].kind
    assert words in written(session, contract, lang)


def test_a_quote_in_time_is_no_argument(session, contract):
    in_time = QUOTE.replace("2026年11月2日", "2026年9月2日")
    quotes.take_in(session, in_time, name="续期报价.xlsx", by="U0OWNER", now=NOW)

    assert "late_quote" not in [risk.kind for risk in dossier_of(session, contract, NOW, asker=TERMINAL).risks]


@pytest.mark.parametrize(("lang", "words"), [("zh", "同口径"), ("en", "like for like")])
def test_the_rise_is_shown_like_for_like_beside_that_of_the_whole_quote(session, contract, lang, words):
    """122,800 against the 115,000 that table and clause name for the same; 110,000 is what is paid now."""
    quotes.take_in(session, QUOTE, name="续期报价.xlsx", by="U0OWNER", now=NOW)

    said = written(session, contract, lang)

    assert words in said
    assert "+6.78%" in said
    assert "+11.64%" in said


def test_licences_in_use_are_summed_over_the_sites_of_the_newest_month():
    assert [("流程引擎", "2026-10", 100, 59)] == [
        (one.module, one.month, one.licensed, one.active) for one in usage_of([USAGE], names=["南屿流程平台"])
    ]


@pytest.mark.parametrize("text", ["", "a | b\n1 | 2", "licences | in use\nmany | few", "licences | in use\n5"])
def test_a_table_that_counts_nothing_is_passed_over(text):
    assert () == usage_of([text], names=["南屿流程平台"])


def test_the_dossier_tells_what_a_learned_file_counts_to_those_who_may_read_it(session, contract):
    session.add(
        Document(uri="/u.csv", name="u.csv", title="u", content_hash="u", pages=[], text=USAGE, learned_at=LONG_AGO,
                 audience="board")
    )  # fmt: skip
    session.flush()

    assert "流程引擎 100 个许可中使用 59 个" in written(session, contract)
    assert () == dossier_of(session, contract, NOW, asker=ANYONE).usage


def test_a_learned_quote_is_offered_where_none_is_pasted(session, contract):
    add_person(session, "U0BUY", role="procurement", attributes={})
    session.add(
        Document(uri="/q.xlsx", name="q.xlsx", title="q", content_hash="q", pages=[], text=QUOTE, learned_at=LONG_AGO,
                 audience="everyone")
    )  # fmt: skip
    session.flush()

    offer = quotes.take_with_costs(session, contract, "", None, name="x", by="U0BUY", now=NOW)

    assert ("q.xlsx", "NY-Q-9") == (offer.name, offer.number)


def test_where_no_quote_is_known_it_says_so_and_not_that_a_table_is_missing(session, contract):
    add_person(session, "U0BUY", role="procurement", attributes={})

    with pytest.raises(NotFound, match="No quote for 南屿流程平台 is known to you yet"):
        quotes.take_with_costs(session, contract, "\n", None, name="x", by="U0BUY", now=NOW)
