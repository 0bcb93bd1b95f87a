"""What keeps a renewal from going on, being decided or being closed."""

from datetime import date

import pytest

from knowledge.errors import BadInput, Conflict, NotAllowed
from knowledge.rules.renewal.renewal_checklists import CHECKLISTS, stage_due, stage_of
from knowledge.rules.renewal.renewal_guards import approving_side, may_advance, may_close, may_decide
from knowledge.rules.renewal.renewal_stages import Stage

TODAY, DEADLINE = date(2026, 11, 23), date(2027, 3, 1)
REVIEW = Stage.INTERNAL_REVIEW


@pytest.mark.parametrize(("sides", "refusal"), [((), "Nobody"), (("it",), "Only IT")])
def test_the_internal_review_is_not_passed_by_it_alone(sides, refusal):
    with pytest.raises(Conflict, match=refusal):
        may_advance(REVIEW, CHECKLISTS[REVIEW], sides, decided=False)


def test_it_and_one_department_pass_the_internal_review():
    may_advance(REVIEW, CHECKLISTS[REVIEW], ("it", "quality"), decided=False)


def test_open_items_are_named_and_may_be_left_with_a_reason_but_approvals_not():
    with pytest.raises(Conflict, match="growth, goal"):
        may_advance(Stage.PREPARE, set(CHECKLISTS[Stage.PREPARE]) - {"growth", "goal"}, (), decided=False)
    may_advance(Stage.PREPARE, (), (), decided=False, reason="The vendor stops the product")
    with pytest.raises(Conflict, match="Nobody"):
        may_advance(REVIEW, (), (), decided=False, reason="No time")


def test_nothing_is_signed_without_a_decision():
    with pytest.raises(Conflict, match="decision"):
        may_advance(Stage.NEGOTIATE_SIGN, CHECKLISTS[Stage.NEGOTIATE_SIGN], ("it", "rnd"), decided=False)


def test_price_alone_needs_a_reason():
    with pytest.raises(BadInput, match="price alone"):
        may_decide(("price",), " ")
    may_decide(("price",), "Nothing else differs")
    may_decide(("price", "need"), "")


@pytest.mark.parametrize(
    ("decision", "review", "told", "refusal"),
    [
        (None, None, False, "decision"),
        ("renew", None, False, "review"),
        ("renew", date(2026, 11, 1), False, "review"),
        ("drop", None, False, "notice"),
        ("renew", date(2027, 5, 3), False, None),
        ("replace", None, True, None),
    ],
)
def test_a_renewal_closes_only_with_what_must_follow_it(decision, review, told, refusal):
    if refusal is None:
        may_close(decision, review, told=told, today=TODAY)
        return
    with pytest.raises(Conflict, match=refusal):
        may_close(decision, review, told=told, today=TODAY)


@pytest.mark.parametrize(
    ("role", "department", "side"),
    [
        ("it_owner", "it", "it"),
        ("it_owner", None, "it"),
        ("staff", "quality", "quality"),
        ("procurement", None, "procurement"),
    ],
)
def test_people_approve_for_their_department(role, department, side):
    assert side == approving_side(role, department)


@pytest.mark.parametrize("role", ["auditor", "vendor"])
def test_auditors_and_vendors_do_not_approve(role):
    with pytest.raises(NotAllowed):
        approving_side(role, "quality")


def test_stages_are_due_in_their_order_before_the_deadline():
    dues = [stage_due(stage, DEADLINE, TODAY) for stage in Stage]

    assert sorted(dues) == dues
    assert DEADLINE == dues[3]


def test_a_late_start_leaves_a_week_but_never_goes_past_the_deadline():
    assert date(2026, 11, 30) == stage_due(Stage.PREPARE, date(2026, 12, 2), TODAY)
    assert date(2026, 11, 25) == stage_due(Stage.PREPARE, date(2026, 11, 25), TODAY)


def test_every_item_belongs_to_one_stage():
    names = [name for items in CHECKLISTS.values() for name in items]

    assert len(names) == len(set(names))
    assert Stage.VENDOR_QUOTES == stage_of("roadmap")
