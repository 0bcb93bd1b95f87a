"""The dossier and the scorecard: opened with independent readers, their figures recomputed from the records."""

import io
from datetime import UTC, date, datetime
from decimal import Decimal

import docx
import openpyxl
import pytest
from PIL import Image
from sqlalchemy import select

from bot.desk.renewals import own_costs, quotes
from bot.desk.renewals.dossier import dossier_of
from bot.desk.renewals.quote_comparison import compared
from bot.desk.reports.scorecard import post_scorecards, quarter_named, scorecard_of, values, vendor_named
from bot.desk.tickets import tickets as verbs
from bot.replies.drawing import charts
from bot.replies.renewals.dossier import dossier_docx, file_name
from bot.replies.renewals.dossier_quotes import quote_message, quote_xlsx
from bot.replies.reports.scorecard import scorecard_charts, scorecard_message, scorecard_text
from bot.replies.reports.scorecard_book import scorecard_xlsx
from knowledge.errors import BadInput, NotFound
from knowledge.records.contracts.contract_ledger import LedgerEntry
from knowledge.records.people import rooms
from knowledge.records.people.outbox import OutboxMessage
from knowledge.records.tickets import tickets
from knowledge.records.tickets.tickets import Claim, Ticket
from knowledge.rules.access import ANYONE, TERMINAL, Asker
from knowledge.rules.clocks.ticket_states import fold
from tests.bot.desk.vendor_year import NOW, QUOTE, TODAY, VENDOR, add_year
from tests.companies import add_person


def card_of(session, name):
    """The third quarter's scorecard, as the terminal sees it."""
    vendor = vendor_named(session, name, asker=TERMINAL)
    return scorecard_of(session, vendor, quarter_named("2026Q3", TODAY), NOW, asker=TERMINAL)


@pytest.fixture
def contract(session):
    contract = add_year(session)
    quotes.take_in(session, QUOTE, name="续期报价.xlsx", by="U0OWNER", now=NOW)
    return contract


@pytest.fixture
def opened(session, contract):
    """The Chinese dossier as python-docx sees it: its paragraphs and its tables' cells."""
    document = docx.Document(io.BytesIO(dossier_docx(dossier_of(session, contract, NOW, asker=TERMINAL), "zh")))
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]
    return [p.text for p in document.paragraphs], tables, document


def clocks(session, start=None, end=None):
    """Every decided promise of the tickets opened in a time, straight from the logs: level, milestone, kept, hours."""
    found = []
    for ticket in session.scalars(select(Ticket).order_by(Ticket.id)):
        state = fold(tickets.events_of(session, [ticket.id])[ticket.id])
        if (start is None or ticket.opened_at >= start) and (end is None or ticket.opened_at < end):
            for clock in state.clocks:
                late = clock.breached_at(NOW) is not None
                if late or clock.met_at is not None:
                    took = (clock.met_at - clock.started_at).total_seconds() / 3600
                    found.append((clock.promise.level, clock.milestone, not late, took))
    return found


def test_the_dossiers_service_figures_are_those_of_the_tickets(session, opened):
    _, tables, _ = opened
    rows = next(table for table in tables if table[0][0] == "级别")[1:]
    logged = clocks(session)

    expected = []
    for level, milestone, word in (
        ("一级", "resolve", "解决"),
        ("一级", "response", "首次响应"),
        ("二级", "response", "首次响应"),
    ):
        own = [(kept, took) for lvl, name, kept, took in logged if (lvl, name) == (level, milestone)]
        met, times = sum(kept for kept, _ in own), sorted(took for _, took in own)
        mean, p90 = sum(times) / len(times), times[-(-9 * len(times) // 10) - 1]
        expected.append(
            [level, word, str(len(own)), str(met), f"{100 * met / len(own):.1f}%", f"{mean:.1f}", f"{p90:.1f}"]
        )
    assert expected == rows


def test_the_dossiers_credits_are_the_claims(session, opened):
    texts, tables, _ = opened
    claims = list(session.scalars(select(Claim)))
    lapsed = sum(Decimal(claim.amount) for claim in claims if claim.claim_until < NOW)

    assert len(claims) == len(next(t for t in tables if t[0][0] == "工单")) - 1
    assert any(f"放弃或过期 CNY {lapsed:,.2f}" in text and "尚可提出 无" in text for text in texts)


def test_the_dossier_compares_the_quote_line_by_line(opened):
    texts, tables, _ = opened
    rows = {row[0]: row[1:] for row in next(table for table in tables if table[0][0] == "模块")[1:]}

    assert ["80,000.00", "86,400.00", "+8.00%", "-10.00%", "84,000.00", "2,400.00", "超过上限"] == rows["流程引擎"]
    assert ["30,000.00", "31,000.00", "+3.33%", "+3.33%", "31,500.00", "–", "在上限内"] == rows["表单设计"]
    assert ["5,000.00", "5,400.00", "+8.00%", "–", "5,250.00", "150.00", "超过上限"] == rows["测试环境"]
    assert any("122,800.00" in text and "380,400.00" in text for text in texts)


def test_the_dossier_says_what_is_missing_and_leaves_the_recommendation_to_people(opened):
    texts, tables, document = opened
    clauses = {
        row[0]: row[1] for row in next(table for table in tables if table[0][0] == "条款" and "结论" in table[0])[1:]
    }

    assert ("缺少", "有", "有") == tuple(clauses[name] for name in ("备份责任", "保密", "价格调整上限"))
    assert any("□ 续约" in text for text in texts)
    assert len(document.inline_shapes) == 3
    assert 11 == sum(text[:1] in "一二三四五六七八九十" and "、" in text[:3] for text in texts if text)


def test_the_dossier_is_written_in_english_too(session, contract):
    found = dossier_of(session, contract, NOW, asker=TERMINAL)

    document = docx.Document(io.BytesIO(dossier_docx(found, "en")))

    texts = [p.text for p in document.paragraphs]
    assert "Renewal feasibility report" == texts[0]
    assert file_name(found, "en").endswith("NY-2026-1-2026-11-23.docx")


def test_a_quote_that_the_reader_may_not_see_is_counted_and_not_shown(session, contract):
    quotes.gather(session, contract, NOW)[0].audience = "buying"

    closed, shown = (
        dossier_of(session, contract, NOW, asker=a) for a in (ANYONE, Asker(audiences=frozenset({"buying"})))
    )

    assert (0, 1) == (len(closed.offers), len(shown.offers))


def test_a_dossier_is_refused_to_whom_the_contract_is_closed(session, contract):
    contract.document.audience = "buying"

    with pytest.raises(NotFound):
        dossier_of(session, contract, NOW, asker=ANYONE)


def test_the_same_quote_is_entered_once_and_one_without_a_table_refused(session, contract):
    quotes.take_in(session, QUOTE, name="again.xlsx", by="U0OWNER", now=NOW)

    assert 1 == len(quotes.gather(session, contract, NOW))
    with pytest.raises(BadInput, match="no price table"):
        quotes.take_in(session, "Dear all, it gets dearer.", name="mail", by="U0OWNER", now=NOW)


def test_a_quote_as_a_workbook_and_as_a_table_on_slack(session, contract):
    found = compared(session, quotes.gather(session, contract, NOW)[0], TODAY, asker=TERMINAL)

    sheet = openpyxl.load_workbook(io.BytesIO(quote_xlsx(found, "en")))["Quoted"]
    table = quote_message(found, "en").blocks[1]

    assert ("流程引擎", 80000, 86400, 8) == tuple(cell.value for cell in sheet[2][:4])
    assert 5 == len(table["rows"])


def costed(session, contract, costs, table=QUOTE):
    """The quote as `/desk quote NY-2026-1 costs` takes it in, with the table pasted under it."""
    own = own_costs.split(f"NY-2026-1 {costs}")[1]
    return quotes.take_with_costs(session, contract, table, own, name="报价", by="U0OWNER", now=NOW)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_our_own_hours_and_training_count_in_the_three_years(session, contract, lang):
    without = compared(session, quotes.gather(session, contract, NOW)[0], TODAY, asker=TERMINAL)

    found = compared(session, costed(session, contract, "hours=120 rate=300 training=5000"), TODAY, asker=TERMINAL)

    assert 3 * 120 * 300 + 5000 == found.cost.total - without.cost.total
    assert "113,000.00" in str(quote_message(found, lang).blocks[0])


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_our_own_costs_stay_with_the_quote_and_reach_the_dossier(session, contract, lang):
    costed(session, contract, "hours=120 rate=300 training=5000")
    session.flush()
    session.expire_all()

    document = docx.Document(io.BytesIO(dossier_docx(dossier_of(session, contract, NOW, asker=TERMINAL), lang)))

    rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    parts = ["CNY 368,400.00", "CNY 12,000.00", "CNY 5,000.00", "CNY 108,000.00", "CNY 493,400.00"]
    assert parts in rows
    assert any("113,000.00" in p.text and "493,400.00" in p.text for p in document.paragraphs)


@pytest.mark.parametrize(
    ("costs", "table", "people"),
    [("hours=10 rate=100", "", 3000), ("", QUOTE, 6000), ("hours=0 rate=0", "", 0)],
)
def test_own_costs_may_be_said_later_and_stay_until_said_otherwise(session, contract, costs, table, people):
    costed(session, contract, "hours=20 rate=100")

    offer = costed(session, contract, costs, table)

    assert people == compared(session, offer, TODAY, asker=TERMINAL).cost.people
    assert 1 == len(quotes.gather(session, contract, NOW))


def test_own_costs_without_any_quote_ask_for_one(session, contract):
    session.delete(quotes.gather(session, contract, NOW)[0])
    session.flush()

    with pytest.raises(NotFound, match="No quote for"):
        costed(session, contract, "hours=20 rate=100", "")


DOLLARS = """Renewal 2027
Quote | NY-Q-10
Currency | USD
Module | Users | Unit price (USD/year) | Charged
流程引擎 | 120 | 12,000.00 | yearly
表单设计 | 40 | 4,000.00 | yearly
"""


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("zh", "报价以 USD 计价，现行合同以 CNY 计价，币种不同，不作比较，也不合计"),
        ("en", "The quote is in USD and the contract in CNY: the prices are not compared"),
    ],
)
def test_a_quote_in_another_currency_is_shown_and_said_not_to_be_compared(session, contract, lang, sentence):
    offer = costed(session, contract, "", DOLLARS)

    found = compared(session, offer, TODAY, asker=TERMINAL)
    document = docx.Document(io.BytesIO(dossier_docx(dossier_of(session, contract, NOW, asker=TERMINAL), lang)))

    assert (Decimal(16000), Decimal(0), None) == (
        found.comparison.quoted_total, found.comparison.running_total, found.comparison.rise_percent,
    )  # fmt: skip
    for shown in (str(quote_message(found, lang).blocks), "\n".join(p.text for p in document.paragraphs)):
        assert sentence in shown
    sheet = openpyxl.load_workbook(io.BytesIO(quote_xlsx(found, lang))).worksheets[0]
    assert any(sentence in str(cell.value) for cell in sheet["A"])
    assert {None} == {row[1].value for row in sheet.iter_rows(min_row=2, max_row=4)}


def test_a_price_paid_in_another_currency_is_shown_in_its_own_without_a_rise(session, contract):
    session.add(
        LedgerEntry(
            contract_id=contract.id, kind="price", day=date(2025, 1, 1), amount="14000", currency="USD", by="U0OWNER",
            at=NOW,
        )
    )  # fmt: skip
    session.flush()

    prices = dossier_of(session, contract, NOW, asker=TERMINAL).prices

    assert [("USD", None), ("CNY", None)] == [(paid.currency, paid.rise_percent) for paid in prices]


def test_hours_without_their_price_are_refused():
    with pytest.raises(BadInput, match="one of our hours"):
        own_costs.split("NY-2026-1 hours=120")


def test_the_scorecards_workbook_recomputes_to_its_figures(session, contract):
    card = card_of(session, "南屿")
    book = openpyxl.load_workbook(io.BytesIO(scorecard_xlsx(card, "en")))

    head, *quarters = book["Overview"].iter_rows(values_only=True)
    overview = {row[0]: dict(zip(head, row, strict=True)) for row in quarters}
    rows = list(book["Clocks"].iter_rows(min_row=2, values_only=True))

    decided = [row for row in rows if row[7] in ("in time", "done late", "overdue")]
    kept = 100 * sum(row[7] == "in time" for row in decided) / len(decided)
    responses = [row[6] for row in rows if row[2] == "first response" and row[5]]
    figures = overview["2026Q3"]["Service levels kept (%)"], overview["2026Q3"]["Mean response (hours)"]
    assert (round(kept, 2), round(sum(responses) / len(responses), 2)) == figures
    quarter = clocks(session, datetime.fromisoformat("2026-07-01T00:00Z"), datetime.fromisoformat("2026-10-01T00:00Z"))
    assert sorted(took for *_, took in quarter) == pytest.approx(sorted(row[6] for row in decided), abs=1e-3)
    assert ["2026Q3", "2026Q2", "2026Q1", "2025Q4", "2025Q3"] == list(overview)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_workbooks_are_to_be_read_as_they_open(session, contract, lang):
    card = card_of(session, VENDOR)
    offer = compared(session, quotes.gather(session, contract, NOW)[0], TODAY, asker=TERMINAL)

    for data in (scorecard_xlsx(card, lang), quote_xlsx(offer, lang)):
        for sheet in openpyxl.load_workbook(io.BytesIO(data)):
            head, *rows = sheet.iter_rows()
            assert "B2" == sheet.freeze_panes
            shown = [max((_places(row[place]) for row in rows), default=0) for place in range(1, len(head))]
            assert all(wide >= min(needed, 60) for wide, needed in zip(_widths(sheet)[1:], shown, strict=True))
            assert all(cell.alignment.wrap_text for cell in head)
            assert all(c.number_format != "General" for row in rows for c in row if isinstance(c.value, int | float))


def _widths(sheet):
    """Each column's width; neighbours of one width are written as one."""
    alike = sorted(sheet.column_dimensions.values(), key=lambda one: one.min)
    return [one.width for one in alike for _ in range(one.min, one.max + 1)]


def _places(cell):
    text = cell.number_format if isinstance(cell.value, datetime) else str(cell.value or "")
    return sum(2 if ord(character) > 0x2E7F else 1 for character in text)


def test_a_title_that_looks_like_a_formula_stays_text(session, contract):
    session.scalars(select(Ticket).where(Ticket.opened_at >= datetime(2026, 7, 1, tzinfo=UTC))).first().title = "=1+1"
    card = card_of(session, VENDOR)

    titles = openpyxl.load_workbook(io.BytesIO(scorecard_xlsx(card, "en")))["Tickets"]["B"]

    assert "s" == next(cell.data_type for cell in titles if cell.value == "=1+1")


CHANGES = ("none", "kept", "kept", "rolled_back", "rolled_back", "rollback_failed", None)


def changed(session, *outcomes):
    """One more ticket a closing, in August, whose closing said what became of the change."""
    at = datetime(2026, 8, 20, 3, tzinfo=UTC)
    for change in outcomes:
        ticket = verbs.open_ticket(session, verbs.Report(title="接口停", reporter="U0QA", vendor=VENDOR), at)
        verbs.resolve(session, ticket.id, "改好", by="U0QA", now=at)
        verbs.verify(session, ticket.id, function=True, data=True, regression=True, by="U0QA", now=at)
        verbs.close(session, ticket.id, change=change, impact="无", prevention="无", by="U0QA", now=at)


@pytest.mark.parametrize(
    ("outcomes", "counted", "zh", "en"),
    [
        (
            CHANGES,
            [5, 3, 2],
            "变更 5 次，需要回退 3 次，其中回退成功 2 次",
            "5 made, 3 had to be rolled back, 2 of these successfully",
        ),
        (("kept", "none"), [1, 0, 0], "变更 1 次，无需回退", "1 made, none had to be rolled back"),
        ((None, "none"), [0, 0, 0], "无变更记录", "none recorded"),
    ],
)
def test_the_scorecard_counts_changes_and_how_their_rollbacks_went(session, contract, outcomes, counted, zh, en):
    changed(session, *outcomes)

    card = card_of(session, VENDOR)

    assert counted == values(card)["periods"][0]["changes"]
    assert (f"变更与回退: {zh}" in scorecard_text(card, "zh"), f": {en}" in scorecard_text(card, "en")) == (True, True)
    overview = list(
        openpyxl.load_workbook(io.BytesIO(scorecard_xlsx(card, "en")))["Overview"].iter_rows(values_only=True)
    )
    columns = [overview[0].index(name) for name in ("Changes made", "Rolled back", "Rollbacks that worked")]
    assert counted == [overview[1][column] for column in columns]


def test_the_scorecards_charts_are_pictures_with_legible_words(session, contract):
    card = card_of(session, VENDOR)

    pictures = {name: Image.open(io.BytesIO(data)) for name, data in scorecard_charts(card, "zh").items()}

    assert {"kept.png", "causes.png", "modules.png", "quarters.png", "hours.png"} == set(pictures)
    assert all(picture.size[0] > 800 for picture in pictures.values())


def test_without_a_chinese_font_names_become_numbers(monkeypatch):
    monkeypatch.setattr(charts, "chinese_font", lambda: None)

    assert ["Vault", "#2"] == charts.legible(["Vault", "流程引擎"])


def posted_scorecards(session, *, outside, members=()):
    """What is posted in two rounds, where the vendor's channel is known (or not) to have outsiders in it."""
    vendor_named(session, VENDOR, asker=TERMINAL).channel = "C0NANYU"
    room = rooms.keep(session, "C0NANYU", name="nanyu", private=bool(members), members=list(members), now=NOW)
    room.outside = outside
    session.flush()
    counts = [post_scorecards(session, NOW, owners="C0OWNERS", lang="zh") for _ in range(2)]
    return counts, list(session.scalars(select(OutboxMessage).where(OutboxMessage.template == "scorecard")))


def test_a_scorecard_is_posted_once_to_its_vendors_channel_where_only_we_read_it(session, contract):
    counts, (message,) = posted_scorecards(session, outside=False, members=["U0QA"])

    assert ([1, 0], "C0NANYU", "2026Q3") == (counts, message.channel, message.value)
    assert "80.0%" in str(scorecard_message(message.payload).blocks)


@pytest.mark.parametrize(("outside", "members"), [(True, []), (False, ["U0QA", "U0VENDOR"])])
def test_a_scorecard_goes_to_the_owners_where_the_vendors_people_read_along(session, contract, outside, members):
    add_person(session, "U0VENDOR", name="Vendor", role="vendor")

    counts, (message,) = posted_scorecards(session, outside=outside, members=members)

    assert ([1, 0], "C0OWNERS") == (counts, message.channel)


def test_no_scorecard_is_posted_before_it_is_known_who_reads_there(session, contract):
    assert ([0, 0], []) == posted_scorecards(session, outside=None)


def test_a_scorecard_in_plain_lines(session, contract):
    text = scorecard_text(
        card_of(session, VENDOR),
        "en",
    )

    assert "Service levels kept: 80.0%" in text
    assert "夜间值班电话改为双人 (overdue, 2026-11-01)" in text


def test_a_vendor_or_quarter_that_there_is_not_is_refused(session, contract):
    with pytest.raises(NotFound):
        vendor_named(session, "Nobody", asker=TERMINAL)
    with pytest.raises(BadInput, match="2026Q3"):
        quarter_named("autumn", TODAY)
