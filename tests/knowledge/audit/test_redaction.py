"""What the log keeps of a question's words is the house's policy; what may name a person is blacked out unless told."""

import pytest

from knowledge import audit
from knowledge.audit.redaction import kept
from knowledge.records.db import Database


@pytest.mark.parametrize(
    ("said", "masked"),
    [
        ("请发到wang.fang@molan.cn，谢谢", "请发到█，谢谢"),
        ("call 138 0013 8000 or +8613800138000", "call █ or +█"),
        ("U0ROSS12 asked about No. 4417882", "█ asked about No. █"),
        ("Is the fee of 48,000 due on 2026-11-29?", "Is the fee of 48,000 due on 2026-11-29?"),
        ("通知期是 90 天吗？", "通知期是 90 天吗？"),
    ],
)
def test_addresses_ids_and_long_numbers_are_blacked_out(said, masked):
    assert masked == kept(said, "masked")
    assert said == kept(said, "whole")
    assert kept(said, "none") is None


@pytest.mark.parametrize(("policy", "words"), [("whole", "mail a@b.cn"), ("masked", "mail █"), ("none", None)])
def test_the_policy_of_the_house_goes_with_its_sessions(tmp_path, policy, words):
    database = Database(f"sqlite:///{tmp_path / 'desk.db'}", audit_texts=policy)

    with database.sessions() as session:
        assert words == audit.wording(session, "mail a@b.cn")
    database.close()
