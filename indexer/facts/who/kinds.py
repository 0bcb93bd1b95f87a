"""What is bought: the kind of a contract, from its title first and from the sentence that says it else."""

import re

from indexer.facts.document.document import Doc
from indexer.facts.document.found import Found

_TITLE = [
    (
        "amendment",
        r"补充(?:协议|合同|条款|约定|备忘录|确认)|变更(?:协议|合同|书|单|条款|确认|函|通知|备忘录|约定)|(?:修订|修改)(?:协议|书|条款)|修正案"
        r"|关于(?:变更|调整|修改|修订)[^。]{0,30}(?:函|通知|备忘录)|(?:变更|调整)[^。]{0,10}的函|\bamendment\b|\baddendum\b|change\sorder|\bvariation\b|side\sletter|letter\sof\s(?:change|amendment)|change\s(?:letter|notice|note|agreement)"
        r"|supplement(?:al|ary)\s(?:agreement|letter|deed)|changes\sto\s(?:our|the|your)\b",
    ),
    (
        "nda",
        r"保密(?:协议|合同|承诺|契约)|不披露|non-?\s?disclosure|confidentiality\s(?:agreement|deed|undertaking)|\bNDA\b",
    ),
    (
        "upgrade",
        r"升级|加购|增购|扩容|扩展模块|增补模块|扩充|扩展|换版|\bupgrade|add-?\s?on|\badditional\s(?:modules?|users?|licen[cs]es|seats)|\bmov(?:e|ing)\s.{0,20}\bto\b|\bexpansion|uplift\sorder|migration\sorder",
    ),
    (
        "implementation",
        r"实施|部署|系统建设|项目建设|定制开发|开发合同|委托开发|技术开发|系统集成|上线服务|implementation|statement\sof\swork"
        r"|\bSOW\b|deployment|professional\sservices|systems?\sintegration|development\s(?:agreement"
        r"|contract)|roll-?out|consulting\s(?:agreement|services)",
    ),
    ("support", r"^(?!.*(?:annual|yearly|managed)).*\bmaintenance\s(?:and|&)\ssupport\b"),
    (
        "annual_service",
        r"年度|年(?:服务|维护|运维|维保)|运维|维保|维护|驻场服务|\bannual\b|managed\b|maintenance|yearly",
    ),
    ("support", r"支持|售后|客服|服务水平|服务级别|\bsupport\b|help\s?desk|service\slevel|customer\scare|after-?sales"),
    (
        "license",
        r"许可|授权|订阅|租用|云服务|云平台|(?:系统|软件|平台)使用|平台服务|云产品|SaaS|软件采购|软件购销|软件销售|软件买卖|licen[cs]e|licensing|subscription|\bSaaS\b|software\sas\sa\sservice"
        r"|terms\sof\s(?:service|use)|cloud\sservice|hosted\sservice|hosting",
    ),
]
_BODY = [
    (
        "amendment",
        r"对原(?:协议|合同)作(?:出)?如下(?:变更|修改|调整|补充)|(?:amends|changes|modifies|varies|supplements)\s(?:the|our|your)\s[A-Z][\w\s]{3,60}agreement"
        r"|就[^。;]{0,40}(?:合同|协议)[^。;]{0,20}(?:补充约定|补充|变更|修改|调整)(?:约定)?如下",
    ),
    (
        "upgrade",
        r"mov(?:e|ing)\syou\s(?:from|to)\s|(?:委托|由)(?:卖方|乙方|供方|服务方)[^,。]{0,15}升级|升级至|upgrade\s(?:of\sexisting|to|from)",
    ),
    (
        "implementation",
        r"(?:负责|提供|承担)[^,。]{0,20}(?:实施|部署|开发|建设)|shall\s(?:install|implement|configure|deploy)",
    ),
    (
        "annual_service",
        r"提供年度[^,。]{0,12}(?:服务|支持|维护)|全年为|年(?:度)?(?:服务|维护|运维|维保)费|年度(?:技术|运维|维护|维保)服务|annual\s(?:support|maintenance|service)",
    ),
    (
        "license",
        r"租用[^。;]{0,16}(?:系统|软件|平台|云)|\bhost(?:s|ed)?\s(?-i:[A-Z])|over\sthe\sinternet|授予[^,。]{0,40}(?:使用权|许可)|订阅(?:服务|期)|grants?\s[^.]{0,80}(?:licen[cs]e|right)|subscri(?:be|ption)",
    ),
    ("support", r"提供[^,。]{0,12}(?:技术支持|售后|支持服务)|support\sservices|technical\ssupport"),
    ("nda", r"保密信息的使用|exchange\s[^.]{0,30}confidential\sinformation"),
]
_SAYS_TITLE = [(name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _TITLE]
_CHANGES = re.compile(
    r"^(?:#\s)?(?:[Tt]his\s(?:side\s)?(?:letter|notice|memorandum|note|deed)|It|We)\s(?:hereby\s)?(?:changes|amends|varies|modifies|supplements"
    r"|(?:write\s)?to\sconfirm\sthe\schanges)\b"
    r"|(?:本|此)(?:函|备忘录|约定|确认书)[^。;]{0,12}(?:变更|修改|补充|调整)|(?:现|同意)就?[^。;]{0,20}(?:合同|协议|事项)[^。;]{0,12}(?:变更|修改|调整)如下"
    r"|关于《[^》]+》[^。;]{0,30}的?(?:变更|补充|修改)"
)
_SAYS_BODY = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _BODY}


def kind(doc: Doc, titled: Found | None) -> Found | None:
    """Name what is bought, with the title or the sentence that says it; `other` where neither does."""
    for sentence in doc.sentences[:25]:
        if match := _CHANGES.search(sentence.text):
            return Found("amendment", sentence.start + match.start(), sentence.start + match.end())
    if titled is not None:
        for name, pattern in _SAYS_TITLE:
            if pattern.search(str(titled.value)):
                return Found(name, titled.start, titled.end)
    for name, pattern in _SAYS_BODY.items():
        for sentence in doc.sentences[:120]:
            if match := pattern.search(sentence.text):
                return Found(name, sentence.start + match.start(), sentence.start + match.end())
    return Found("other", titled.start, titled.end) if titled else None
