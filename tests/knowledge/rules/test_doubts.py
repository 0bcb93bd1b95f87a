"""What an owner should look at first."""

from knowledge.rules.contract.doubts import Doubt, doubts

FACTS = {"expires_on": "2027-01-31", "auto_renews": True, "renewal_term": "P1Y", "notice_period": "P60D"}
QUOTES = {"expires_on": "至2027年1月31日止", "auto_renews": "自动续期", "renewal_term": "一年", "notice_period": "60日"}


def test_a_clear_contract_leaves_no_doubt():
    assert () == doubts("license", FACTS, QUOTES, amends=None, linked=False)


def test_a_licence_without_an_end_or_notice_is_doubtful():
    found = doubts("license", {"auto_renews": True, "renewal_term": "P1Y"}, QUOTES, amends=None, linked=False)

    assert (Doubt("not_stated", "expires_on"), Doubt("not_stated", "notice_period")) == found


def test_an_amendment_of_an_unknown_contract_is_doubtful_and_of_a_known_one_not():
    assert (Doubt("unlinked", "amends"),) == doubts("amendment", {}, {}, amends="A-1", linked=False)
    assert () == doubts("amendment", {}, {}, amends="A-1", linked=True)


def test_a_date_that_its_quote_does_not_spell_out_is_computed():
    quotes = QUOTES | {"expires_on": "自签订之日起三年"}

    assert (Doubt("derived", "expires_on"),) == doubts("license", FACTS, quotes, amends=None, linked=False)


def test_chinese_digits_spell_a_date_out():
    quotes = QUOTES | {"expires_on": "二〇二七年一月三十一日"}

    assert () == doubts("license", FACTS, quotes, amends=None, linked=False)


def test_a_value_without_a_quote_is_doubtful():
    quotes = QUOTES | {"notice_period": None}

    assert (Doubt("no_quote", "notice_period"),) == doubts("license", FACTS, quotes, amends=None, linked=False)


def test_a_value_that_a_language_model_read_is_doubtful():
    found = doubts("license", FACTS, QUOTES, amends=None, linked=False, by_model=["notice_period"])

    assert (Doubt("by_model", "notice_period"),) == found
