"""Which contracts a question means: short brands, kinds named with the word for a contract, words of one title."""

import pytest

from knowledge.records.contracts.contract_names import meant, titled_for_others
from knowledge.records.contracts.contracts import Contract
from knowledge.records.contracts.vendors import Vendor

_SAIL = Vendor(id=1, name="厦门舟影云科有限责任公司", aliases=[])
_STONE = Vendor(id=2, name="无锡磐石物流软件股份有限公司", aliases=[])
_CLOUD = Contract(id=1, vendor_id=1, vendor=_SAIL, title="舟影客户云订阅服务协议", product="舟影客户云", kind="license")
_WORK = Contract(id=2, vendor_id=2, vendor=_STONE, title="磐石WMS实施合同", product="磐石WMS", kind="implementation")
_CARE = Contract(
    id=3, vendor_id=2, vendor=_STONE, title="磐石WMS叉车终端服务合同", product="磐石WMS", kind="annual_service"
)
_ALL = [_CLOUD, _WORK, _CARE]


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("舟影啥时候到期", [1]),
        ("磐石实施合同哪天到期", [2]),
        ("磐石叉车终端的合同哪天到期", [3]),
        ("磐石实施的项目经理是谁", [2, 3]),
        ("磐石要提前多久说", [2, 3]),
    ],
)
def test_a_question_means(question: str, wanted: list[int]):
    found = meant(question, _ALL, narrow=True)

    assert wanted == [c.id for c in found.contracts]
    assert found.named


def test_notes_on_one_product_are_not_for_another():
    titles = ["磐石WMS使用答疑", "舟影使用手册", "软件询价汇总"]

    assert [True, False, False] == [titled_for_others(title, [_CLOUD], [_WORK, _CARE]) for title in titles]
