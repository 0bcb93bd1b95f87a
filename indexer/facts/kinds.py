"""What is bought: the kind of a contract, from its title first and from the sentence that says it else."""

import re

from indexer.facts.document import Doc
from indexer.facts.found import Found

_TITLE = [
    (
        "amendment",
        r"补充(?:协议|合同|条款)|变更(?:协议|合同|书|单|条款|确认)|(?:修订|修改)(?:协议|书|条款)|修正案|\bamendment\b|\baddendum\b|change\sorder|variation\s(?:agreement"
        r"|order|deed)|deed\sof\svariation",
    ),
    (
        "nda",
        r"保密(?:协议|合同|承诺|契约)|不披露|non-?\s?disclosure|confidentiality\s(?:agreement|deed|undertaking)|\bNDA\b",
    ),
    (
        "upgrade",
        r"升级|加购|增购|扩容|扩展模块|增补模块|扩充|换版|\bupgrade|add-?\s?on|\bexpansion|uplift\sorder|migration\sorder",
    ),
    (
        "implementation",
        r"实施|部署|系统建设|项目建设|定制开发|开发合同|委托开发|技术开发|系统集成|上线服务|implementation|statement\sof\swork"
        r"|\bSOW\b|deployment|professional\sservices|systems?\sintegration|development\s(?:agreement"
        r"|contract)|roll-?out|consulting\s(?:agreement|services)",
    ),
    (
        "annual_service",
        r"年度|年(?:服务|维护|运维|维保)|运维|维保|维护|驻场服务|\bannual\b|managed\b|maintenance|yearly",
    ),
    ("support", r"支持|售后|客服|服务水平|服务级别|\bsupport\b|help\s?desk|service\slevel|customer\scare|after-?sales"),
    (
        "license",
        r"许可|授权|订阅|租用|云服务|云平台|软件采购|软件购销|软件销售|软件买卖|licen[cs]e|licensing|subscription|\bSaaS\b|software\sas\sa\sservice"
        r"|cloud\sservice|hosted\sservice|hosting",
    ),
]
_BODY = [
    (
        "amendment",
        r"对原(?:协议|合同)作(?:出)?如下(?:变更|修改|调整|补充)|(?:amends|changes|modifies)\sthe\s[A-Z][\w\s]{3,60}agreement",
    ),
    ("upgrade", r"(?:委托|由)(?:卖方|乙方|供方|服务方)[^,。]{0,15}升级|升级至|upgrade\s(?:of\sexisting|to|from)"),
    (
        "implementation",
        r"(?:负责|提供|承担)[^,。]{0,20}(?:实施|部署|开发|建设)|shall\s(?:install|implement|configure|deploy)",
    ),
    (
        "annual_service",
        r"提供年度[^,。]{0,12}(?:服务|支持|维护)|年度(?:技术|运维|维护|维保)服务|annual\s(?:support|maintenance|service)",
    ),
    (
        "license",
        r"授予[^,。]{0,40}(?:使用权|许可)|订阅(?:服务|期)|grants?\s[^.]{0,80}(?:licen[cs]e|right)|subscri(?:be|ption)",
    ),
    ("support", r"提供[^,。]{0,12}(?:技术支持|售后|支持服务)|support\sservices|technical\ssupport"),
    ("nda", r"保密信息的使用|exchange\s[^.]{0,30}confidential\sinformation"),
]
_SAYS_TITLE = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _TITLE}
_SAYS_BODY = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _BODY}


def kind(doc: Doc, titled: Found | None) -> Found | None:
    """Name what is bought, with the title or the sentence that says it; `other` where neither does."""
    if titled is not None:
        for name, pattern in _SAYS_TITLE.items():
            if pattern.search(str(titled.value)):
                return Found(name, titled.start, titled.end)
    for name, pattern in _SAYS_BODY.items():
        for sentence in doc.sentences[:120]:
            if match := pattern.search(sentence.text):
                return Found(name, sentence.start + match.start(), sentence.start + match.end())
    return Found("other", titled.start, titled.end) if titled else None
