"""The words by which contracts call who sells and who buys."""

import re
from typing import Literal

Role = Literal["vendor", "customer"]

VENDOR_ZH = (
    "许可方|授权方|卖方|出卖方|保障方|驻场方|供方|受托方|承包方|承接方|服务提供方|服务提供商|供应商|供应方"
    "|服务商|服务方|开发方|实施方|出卖人|提供方|受托人|承揽方|销售方|接收方|运营方|维护方|支持方"
    "|供货方|运维方|维保方|承建方|出租方|(?:服务|支持|供应|供货|许可|授权|实施|承包|受托|运维|维护|维保|开发|承建|提供|出租)(?:单位|人|商)"
)
CUSTOMER_ZH = (
    "被许可方|被授权方|买方|买受方|买受人|需方|委托方|发包方|采购方|采购人|使用方|服务接受方"
    "|接受方|服务需求方|客户|用户|购买方|业主|定作方|披露方|委托人|订阅方|受让方|订购方"
    "|需求方|承租方|订货方|(?:委托|使用|采购|需求|购买|订购|发包|被许可|被授权|承租|用户)(?:单位|人)"
)
ROLE_ZH = rf"(?:{CUSTOMER_ZH}|{VENDOR_ZH})"
VENDOR_EN = (
    "provider|supplier|seller|vendor|licensor|contractor|consultant|service provider"
    "|developer|host|implementer|integrator|reseller|supplied by|sold by|provided by|issued by|publisher|we|us|our"
)
CUSTOMER_EN = (
    "customer|client|buyer|licensee|subscriber|purchaser|user|end user|recipient|service recipient|principal|employer"
    "|authority|council|ordered by|sold to|bill(?:ed)? to|supplied to|prepared for|issued to|you|your organi[sz]ation"
)
_ROLES_EN = re.compile(rf"^(?:the\s)?(?:(?P<vendor>{VENDOR_EN})|(?P<customer>{CUSTOMER_EN}))$", re.IGNORECASE)


def role_en(word: str) -> Role | None:
    """The role that an English word for a party says; none for words such as Company."""
    match = _ROLES_EN.match(word.strip())
    if match is None:
        return None
    return "vendor" if match["vendor"] else "customer"
