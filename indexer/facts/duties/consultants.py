"""The person who must do the work, where a contract names one."""

import re

from indexer.facts.document.document import Doc
from indexer.facts.document.found import Found

_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花"
    "方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝"
    "明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管"
    "卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉钮龚程嵇邢裴陆荣翁荀羊甄曲封储靳松井段富巫乌焦巴弓牧山谷车侯宓蓬"
    "全班仰秋仲伊宫宁郜佟仝佘冼亓仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶黎薄印宿白怀蒲从索赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳姬"
    "申扶堵冉宰郦雍桑桂牛寿通边扈燕冀浦尚农温别庄晏柴瞿阎充慕连茹习艾鱼容向古易慎戈廖终居衡步都耿满弘匡国文寇广禄阙"
    "东殴沃利蔚越隆师巩聂晁勾敖融冷辛阚那简饶空曾沙养鞠须丰巢关相查后红游竺权盖益桓公岳帅缑亢况郗有琴归海闫肖付代"
)
_PERSON_ZH = (
    rf"(?P<name>[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}|(?:欧阳|上官|司马|诸葛|皇甫|司徒|尉迟|公孙|慕容|端木|令狐"
    rf"|独孤|宇文|东方|长孙)[\u4e00-\u9fff]{{1,2}})"
)
_ROLE_ZH = (
    r"(?:(?:实施|项目|首席|咨询|技术|驻场|主责|专属|指定|服务|业务|资深|高级|主任|总)*"
    r"(?:关键人员|顾问|项目经理|项目负责人|架构师|工程师|实施经理|服务经理|负责人))"
)
_CONSULTANT_ZH = [
    re.compile(
        rf"(?:指派|委派|派遣|指定|安排|选派|任命|由)(?:其|乙方|受托方|供应商|我方)?(?:的)?(?:员工|{_ROLE_ZH})?\s?{_PERSON_ZH}\s?(?:先生|女士|工程师"
        rf"|老师|同志)?\s?(?:\([^)]{{1,30}}\))?,?\s?(?:亲自)?(?:担任|作为|出任|为|任|负责|主持|承担)",
    ),
    re.compile(
        rf"{_ROLE_ZH}\s?(?:为|是|由|:|\|)\s?{_PERSON_ZH}(?=先生|女士|工程师|担任|,|。|;|\s|\||$|\(|,|全程|亲自|负责)"
    ),
    re.compile(
        rf"(?:指派|委派|派遣|指定|安排|选派|任命)的?{_ROLE_ZH}\s?{_PERSON_ZH}(?=先生|女士|担任|常驻|驻场|,|。|;|\s|\||$|\(|全程|负责)"
    ),
    re.compile(rf"{_PERSON_ZH}\s?(?:先生|女士)?(?:担任|为)(?:本(?:项目|合同|协议)(?:的)?)?{_ROLE_ZH}"),
]
_NOT_NAME_ZH = re.compile(
    r"方|具|专人|经验|双|人员|公司|本|其|任何|有关|成员|以下|应当?|名|的|部|员|责|项目|[长理任监]$"
)
_PERSON_EN = (
    r"(?P<name>(?:(?:Dr|Mr|Ms|Mrs|Prof)\.?\s)?[A-Z][\w'-]{1,40}(?:\s[A-Z]\.)?(?:\s(?:[A-Z][\w'-]{1,40}"
    r"|de|van|von|der|al)){1,3})"
)
_ROLE_EN = (
    r"(?:(?:lead|named|principal|senior|project|implementation|solution|dedicated|key|assigned|responsible|service"
    r"|chief|engagement|delivery|technical|program(?:me)?|functional|rollout|migration|onboarding)\s){1,3}"
    r"(?:consultant|architect|engineer|manager|specialist|adviser|advisor|analyst|trainer|expert|director"
    r"|lead(?:er)?|person(?:nel)?|executive)|consultant"
)
_CONSULTANT_EN = [
    re.compile(
        rf"\b(?i:{_ROLE_EN})(?:\s(?:for|on|of)\s[^.;,:|]{{2,40}}?)?\s?(?:(?:shall|will|must)\sbe|is|:|\||,|—|-)\s?{_PERSON_EN}"
    ),
    re.compile(
        rf"\b(?:assigns?|appoints?|designates?|names?|nominates?|provides?|assign|appoint)\s{_PERSON_EN},?\s(?i:as"
        rf"|to\sact\sas|to\sbe|to\sserve\sas)\s(?i:(?:its|the|a|their)\s)?(?i:{_ROLE_EN})",
    ),
    re.compile(
        rf"{_PERSON_EN}\s(?i:shall|will|must)\s(?i:personally\s|herself\s|himself\s)?(?i:act"
        rf"|serve|be|lead|perform)\s(?i:as\s)?(?i:the\s|its\s|our\s)?(?i:{_ROLE_EN})",
    ),
    re.compile(
        rf"\b(?i:services|work|project|design|migration|implementation|visits?|inspections?|all\sof\s(?:them|it)|they|it)"
        rf"\s(?i:shall|will|must|is\sto|are\sto)\s(?:all\s)?be\s(?i:performed|carried\sout|led|headed|done|conducted|delivered|undertaken)"
        rf"\s(?i:personally\s)?by\s{_PERSON_EN}",
    ),
]
_NOT_NAME_EN = re.compile(
    r"\b(?:The|Customer|Client|Provider|Supplier|Seller|Buyer|Company|Agreement|Services?"
    r"|Inc|Ltd|LLC|Corp|Limited|Project|Business|Software|Party|Parties|Consultant|Work"
    r"|Plan|Schedule|Section|Steering|Support|Manager|Director|Hourly|Rate)\b",
)


def named_consultant(doc: Doc) -> Found | None:
    """Find the person who must do the work, where one is named."""
    patterns, stop = (_CONSULTANT_ZH, _NOT_NAME_ZH) if doc.lang == "zh" else (_CONSULTANT_EN, _NOT_NAME_EN)
    for pattern in patterns:
        for span in doc.sentences if doc.lang == "zh" else doc.paragraphs:
            for match in pattern.finditer(span.text):
                if not stop.search(match["name"]) and not re.search(
                    r"联系人|contact", span.text[max(0, match.start() - 60) : match.start()]
                ):
                    start = span.start + match.start("name")
                    return Found(match["name"], start, start + len(match["name"]))
    return None
