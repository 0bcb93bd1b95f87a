"""A name that nothing known says is told as such; ordinary words are no names."""

import pytest

from knowledge.answers.question.strangers import strangers

KNOWN = {"ledgerway", "禾擎", "erp", "warehouse"}


def _is_known(word: str) -> bool:
    return word.casefold().removesuffix("s") in KNOWN


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("end date of the archivstrang licence?", ("archivstrang",)),
        ("what hours is brackenfields hotline manned", ("brackenfields",)),
        ("how much notice to leave tolvanne", ("tolvanne",)),
        ("帆影啥时候到期", ("帆影",)),
        ("想提前终止砚图合同要提前几天", ("砚图",)),
        ("when does the Ledgerway licence end", ()),
        ("how long is the notice period on our contract", ()),
        ("which software do we pay for every year", ()),
        ("禾擎ERP什么时候到期", ()),
        ("服务合同什么时候到期", ()),
        ("我们的保密协议哪天到期", ()),
        ("can I work from home on monday", ()),
    ],
)
def test_only_names_that_nothing_says_are_strangers(question, names):
    assert names == strangers(question, _is_known)
