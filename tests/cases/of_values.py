"""Cases of small values: amounts, working days, hours, dates, ends of sentences and of contracts, names."""

from tests.cases.trial import Trial, case


@case("26-money-other-separators")
def a_price_is_read_whole_and_only_where_it_holds(trial: Trial) -> None:
    wanted = {"thin": "48000.00", "indian": "480000.00", "mixed_zh": "48000.00", "contrast": "52000.00"}

    for name, amount in {**wanted, "steps": "52000.00"}.items():
        fee = trial.facts(f"{name}.txt")["annual_fee"]
        assert fee is not None, name
        assert amount == fee["amount"], (name, fee)


@case("27-working-day-notice")
def working_days_are_no_calendar_days(trial: Trial) -> None:
    for name in ("en.txt", "zh.txt"):
        record = trial.facts(name)
        assert {"notice_period": "business"} == record["units"], record["units"]
        said = [doubt["field"] for doubt in record["doubts"]]
        assert record["last_opt_out_on"] is None, record["last_opt_out_on"]
        assert "last_opt_out_on" in said, said
    assert {"retention_release": "business"} == trial.facts("retention.txt")["units"]


@case("28-unread-hours-become-24x7")
def hours_not_understood_are_working_time(trial: Trial) -> None:
    for name in ("cet", "en8x5", "normal", "overnight", "zh58"):
        clocks = [item["clock"] for item in trial.facts(f"{name}.txt")["sla"]]
        assert ["business"] == clocks, (name, clocks)


@case("29-slashed-date-guessed")
def an_open_order_has_a_doubt(trial: Trial) -> None:
    open_, settled = trial.facts("eu.txt"), trial.facts("own.txt")

    assert [{"field": "expires_on", "assumption": "day_first"}] == list(open_["doubts"]), open_["doubts"]
    assert ("2027-04-03", []) == (settled["expires_on"], list(settled["doubts"])), settled["expires_on"]


@case("30-dot-after-month-ends-sentence")
def a_dot_after_a_month_ends_nothing(trial: Trial) -> None:
    ends = [trial.facts(name)["expires_on"] for name in ("feb.txt", "dec.txt")]

    assert ["2027-02-28", "2027-12-31"] == ends, ends


@case("31-plain-end-sentences")
def plain_sentences_give_the_end(trial: Trial) -> None:
    ends = [trial.facts(name)["expires_on"] for name in ("anniversary.txt", "ends.txt")]

    assert ["2027-02-28", "2027-06-30"] == ends, ends


@case("33-title-taken-into-name")
def a_title_is_no_part_of_a_name(trial: Trial) -> None:
    vendor = trial.facts("t.txt")["vendor"]

    assert "Harbourline Systems Ltd" == vendor, vendor
