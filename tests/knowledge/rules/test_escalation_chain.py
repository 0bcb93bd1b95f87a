"""The chain that a contract names: read in its order, and matched with whom the register knows."""

from dataclasses import dataclass

import pytest

from knowledge.rules.clocks.escalation_chain import called_at, stated_chain


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (
            "A ticket that is overdue escalates, if the Client so wishes, first to the shift lead, next to the service "
            "director of Brackwater and finally to its managing director.",
            ("shift lead", "service director", "managing director"),
        ),
        ("7. Escalation path: Ines Falk -> Head of Service -> Managing Director", ("Ines Falk", "Head of Service",
         "Managing Director")),
        ("逾期未解决的，甲方可逐级上报至乙方项目经理、交付总监、总经理。", ("项目经理", "交付总监", "总经理")),
        ("超时未恢复时，甲方有权依次联系值班主管，客户成功经理，联系方式见附件三。", ("值班主管", "客户成功经理")),
        ("The fee escalates by 3% a year, first on 1 May 2027, then on 1 May 2028.", ()),
        ("Work is done in order: first the migration, then the training.", ()),
        ("Faults may be escalated to the supplier's management.", ()),
        ("各项工作依次进行。", ()),
    ],
)  # fmt: skip
def test_the_order_in_which_a_contract_names_people_is_read(text, chain):
    assert chain == stated_chain(f"1. Terms\nThe fee is due in May.\n{text}\n9. Law\nGerman law.\n")


@dataclass(frozen=True)
class Somebody:
    name: str
    role: str


DESK, DUTY, HEAD = (
    Somebody("Support", "hotline"),
    Somebody("Ada Moor", "duty_manager"),
    Somebody("总监 乐山", "director"),
)


@pytest.mark.parametrize(
    ("step", "who"),
    [("Duty Manager", DUTY), ("值班经理", DUTY), ("Ada Moor", DUTY), ("区域服务总监", HEAD), ("总监", HEAD),
     ("24-hour service desk", DESK), ("chief of staff", None)],
)  # fmt: skip
def test_a_step_means_whom_it_names_or_what_they_are(step, who):
    assert who == called_at(step, (DESK, DUTY, HEAD))
