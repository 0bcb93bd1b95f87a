"""Cue words: what a message or a definition says about scope, work-around, loss, intrusion, time and intent.

They are read as signals beside the embedding, never as the whole judgement. Words of tone (urgent, 急) are no cues.
"""

import re
from collections.abc import Iterable

from knowledge.rules.quantities import quantities

_PATTERNS: dict[str, str] = {
    "past": r"已(经)?(都)?(好|恢复|解决|正常|修复|补回)|(后来|现在|自己|自行|自动)(都|又|就)*(好|恢复|正常)|(那次|的那(起|回))|"
    r"(停线|停机|故障|事故|中断).{0,6}(报告|说明)|结案|事后|过去的|"
    r"\b(came|come|went|gone) back\b|back (to normal|up again)|\bstable since\b|\b(is|are|was|all) (now )?(over|fixed|resolved|solved|restored)\b|"
    r"\b(it'?s|they'?re|is|are|everything'?s?)( all)? (fine|ok|okay|good|working) (again|now)\b|"
    r"\b(works?|working|running|fine|normal|ok) again\b|\bhas recovered\b|\bclose (the|this|it|my)\b|"
    r"\b(root cause|incident|cause) (report|analysis)\b|for the record|just logging|\bpast (fault|incident|outage)|"
    r"\balready (fixed|solved|resolved|come back|restored)\b|what (on earth )?was (it|that)",
    "question": r"请问|请教|问下|想问|想了解|咨询|怎么|如何|哪里|在哪|是否|答疑|吗[？?]?|什么(区别|意思)|\b(how|where|which|what|why) (do|does|can|is|are|should|to|on)\b|"
    r"\bhow to\b|\bquestions?\b|\bwhether\b|\bis there a\b|\bcan you (tell|explain|advise)|\bdoes (it|the)\b|\bany idea\b|\bneed to know\b",
    "request": r"申请|建议|希望|新增|新需求|需求|开通|开个|加一列|加个|能否|能不能|可不可以|想(换|改|要|把)|调整请求|发我|发一份|优化|请(给|把|下|帮)|"
    r"\brequests?\b|\b(please|pls|kindly) (add|open|give|send|put|enable|disable|raise|create|change|set|schedule)|"
    r"\bcould (we|you)\b|\bwould (like|be (great|nice|good))\b|\bsuggest(ion)?|\benhancement|\bfeature\b|\bwe need (the|a|an)\b|"
    r"\bplanned\b|\bchange form\b|\bnext (mon|tues|wednes|thurs|fri|satur|sun)day\b|\bdemands?\b|\bdocuments\b",
    "cosmetic": r"logo|徽标|错别字|文案|字体|颜色|样式|排版|抬头|页脚|不好看|难看|掉价|错字|配色|图标|格式调整|提示语|"
    r"\btypos?\b|\bspell(ing|t)?\b|\bmis-?spel|\bcosmetic|\bcolou?rs?\b|\bfont|\bfooter\b|\bwording\b|\bdark (theme|mode)\b|\bugly\b|\blayouts?\b|\bheading says\b|\balign",
    "single": r"我一个人|我一人|就我|只有我|只是我|我这(台|里|边)的?(电脑|机|账号)?|单(个|台)(用户|终端|人员|设备)|个别(用户|人)|(一|1|单)个?(名)?(用户|人)|少数人|别人(没事|正常|可以|都)|同事.{0,4}(可以|能|正常)|"
    r"\bjust (me|mine)\b|\bonly (me|my|mine|one|for me)\b|\bmy (desk|pc|laptop|account|screen|computer|phone)\b|\b(a )?single (user|device|person)|\bone (user|person|device)\b|\bfor me\b|\bothers? (are|is|can) (fine|ok|ok|open)|\bindividual user|\bfew (users|people)\b",
    "workaround": r"先(用|借|拿|手|按|在|由|靠|去)|先.{0,8}(顶着|手工|手输|手抄|手填|凑合|用着|代)|可以(从|用|自己|先|手|绕)|能(用|干|办|绕)|暂时用|网页版(可以|正常)|手(动|工)(补|填|输|录|改|抄|记)|自己(汇总|补|算|加|筛)|"
    r"(重登|刷新|重启).{0,4}(好|可以|行)|(有|已有|存在)(其他|其它)?替代|可绕|有(绕行|变通|临时)|才(行|好|可以)|就(行|可以|好)了?|"
    r"\bby hand\b|\bmanual(ly)?\b|\binstead\b|\bmeanwhile\b|\bfor now\b|\bin the meantime\b|\bwork-?arounds?\b|\banother way\b|\b(second|other|different|alternative) (route|way|method)\b|\bgoes? through\b|\b(we|i) (can |just |have to )?(send|look|use|pick|add|key|note|type|overwrite|correct|check|filter|catch|cross|resend|re-?enter)\b|\b(web|desktop|phone|browser) (version|page|app)? ?(works|is fine)|\bhelps\b",
    "no_workaround": r"没(有)?(别的|其他|其它|任何|可行的)?(手工)?(替代|办法|方法|路径|路|途径|方案|绕行|手工)|没法(绕|手|人工)|无法(绕|手工|人工|替代)|无(手工)?(替代|绕行|变通)|暂无|不(许|能|允许|准|可)(手|人工)|手.{0,3}(不允许|不许|不行)|又不能手|绕不(开|过)|做不下去|"
    r"\bno (work-?around|other (way|route|option)|alternative|manual|way (a)?round|back-?up)\b|\bnothing else\b|\bwithout (a |any )?(work-?around|alternative|back-?up)|\b(can'?t|cannot|can not|isn'?t|not) (be )?(typed|keyed|entered|done|allowed|possible|handled)( in)?( by hand| manually)?|\b(forbidden|not permitted)\b|\bstuck\b|\bno one left\b|\bcannot do (a thing|anything)|can'?t do anything",
    "all": r"所有(人|用户|部门|门店|的)|全(公司|厂|员|体|部|线|院|集团)|整(个|体|条)|谁(都|的|也)|(都|也)(进不|打不|登不|用不|不能|登录不|没人)|各(部门|分|厂|仓)|大家都|没(有)?人能|一(单|张|笔|个)(都|也)|"
    r"\bevery(one|body)\b|\bnobody\b|\bno one\b|\bno users?\b|\bnone of\b|\ball (of (us|them)|users|sites|plants|staff|stores|production|business|or)\b|\b(the )?(whole|entire)\b|\bany user\b|\bno site\b|\bsubstantially all\b|\bevery (user|single|buyer|clerk|site)\b|\bneither\b|\bcompletely\b",
    "halted": r"停(线|产|摆|工|了|着|下|机)|(干|站着|都在)等|站着|放行|投(不)?(料|产)|发不出去?|出不(了|去)|业务(全部|都)?中断|全部中断|"
    r"\bstandstill\b|\b(have|has|is|are|we'?re|we've) (all )?(stopped|halted|idle|at a halt)\b|\bline (is )?(down|stopped|red)\b|\bproduction (has |is )?(stop|halt|down)|\bstanding (around|still|idle)\b|\bcan(no|')t ship\b|\bsent home\b|\bwent home\b|\bto a halt\b|\bstops? (production|the line)",
    "reduced": r"降速|半速|慢慢(来|开)|速度掉|产量只有|只能(开|跑)|六成|五成|\bhalf speed\b|\bat \d+ ?%|\bcreeps?\b|\breduced (speed|rate)|\bslowed down\b",
    "down": r"打不开|进不(去|来)|登(录)?不(上|了|进)|无法(登录|访问|使用)|不(能|可)(用|使用|登录)|宕机|瘫|崩溃了|全挂|断网|网断|起不来|50[0-4]|空白页?|"
    r"\b50[0-4]\b|\bblank page\b|\b(is|are|went|all|been) down\b|\bunavailable\b|\b(can('?t|not| not)|unable to) (reach|log ?in|sign ?in|get in|open|access|connect)|\b(gone|is|went) dark\b|\bcut off\b|\boutage\b|\bdead\b|\black of service|\bno longer reachable|\blocked out\b|\blost (its |the )?connection",
    "lost": r"没了|不见|丢(了|失)|少了|空的|[0０零]条|找不(到|着|回)|查不到|搜不到|缺了|遗失|灭失|被删|清空|"
    r"\b(is|are|was|were|all|have|has) gone\b|\bvanish|\bdisappear|\bmissing\b|\b(been |data |records? )?lost\b|\baren'?t there\b|\bdeleted\b|\bloss of\b|\bwiped\b|\bempty\b|\bzero records\b",
    "corrupt": r"篡改|被(人)?改|覆盖|损坏|变成|变了|错乱|乱了|放大|乘了?以?|负数|\bcorrupt|\boverwrit|\bmultiplied\b|\baltered\b|\bscrambled\b|\bwrong (balances|geometry|values)|\bgarbage\b|\bnegative\b|\btampered\b",
    "security": r"未(经)?授权(的)?(访问|操作)|越权|陌生(的)?(账号|管理员|人)?|没见过的|不认识|不明(用户|账号|身份)|离职|停用的?账号|入侵|闯|泄(露|漏)|勒索|黑客|外连|外部人员|别家的?|其他(客户|供应商)的|安全事件|"
    r"\bunauthori[sz]ed\b|\bintru|\bhack|\b(unknown|strange|unfamiliar) (user|account|admin|login|administrator|ip|address)|\boutsider|\bransom|\bexposed\b|\bleak|\bbreach(ed)?\b|\bbreak-?in\b|\bnobody (created|knows)|\bnone of us (created|made)|\bno one (recogni|created)|\bwho (has )?left (us|the company)|\bother (suppliers|customers|companies)\b|\bphish|\bstolen\b|\banother customer'?s\b|\bex-employee|\bformer (employee|contractor|staff)",
    "slow": r"很慢|特别慢|太慢|卡顿|超时|转(圈|个|要)|要(一|两|三|几)分(多)?钟|性能|\bslow|\btime(s|d)? out\b|\bcrawl|\bminutes? (or more )?(to|for|per)\b|\btakes (a|over|two|three|about|more)|\bperformance\b|\blag",
    "backup": r"备用(链路|线路|电源|系统)?|另(一|外)(条|路)|主(链路|线路|备)|\bback-?up (path|line|link|circuit|only)|\bfall-?back|\bfailover|\bsecond(ary)? (line|path|link|duct|circuit)|\bother duct\b|\b[45]g\b|\bredundan",
    "wrong": r"不对|错误的|算错|出错|报错|异常|失败|\bwrong\b|\bincorrect\b|\berrors?\b|\bfails?\b|\bfailed\b|\bcrash",
    "key": r"关键|核心|主要|重要|\bprincipal\b|\bkey\b|\bmajor\b|\bcritical function|\bmain function|\bessential\b|\bcore\b",
    "module": r"流程|模块|按钮|审批|审核|\bmodule\b|\bworkflow\b|\bbutton\b|\bprincipal function\b",
    "permission": r"权限|角色|授权|账号|登录名|密码|\bpermission|\broles?\b|\baccess\b|\baccounts?\b|\bpasswords?\b|\blog-?ins?\b|\brights?\b|\bmenus?\b|\bcan(no|')t (see|open|get)\b",
    "link": r"接口|传输|同步|对接|推(过来|送|不到|到)|导入|采集|读(不到|数)|下发|回传|通信|扫码|连不上|"
    r"\binterface|\bsync|\bimport|\bbridge\b|\btransfer|\bscanners?\b|\bfeed\b|\bintegration|\bAPI\b|\bEDI\b|\btrunk\b|\b(cannot|can'?t) read\b|\bconnector|\bgateway\b",
    "release": r"补丁|升级|更新(后|完|之后|以后)|新版|发布(后|新)|打完|\bpatch|\bupgrade|\bupdate\b|\brelease\b|\bnew (build|version)\b|\bdeploy",
    "changed": r"改(成|了|完|过)|调(过|整)|设置|配置|参数|模板|格式|变更(后|以后)|策略|\b(was|were|been) changed\b|\byour change\b|\bsettings?\b|\bconfig|\btemplate|\bpolicy push\b|\btray\b|\bport\b|\blogo\b|\bset (to|it)\b|\bsince the .{0,30}change\b|\btable\b",
    "records": r"数据|记录|凭证|明细|主数据|单价|公差值|余额|台账|\bdata\b|\brecords?\b|\blines\b|\bentries\b|\bbalances?\b|\bvalues?\b|\bquantit|\baddress\b|\bprices?\b|\bmigrat",
    "closing": r"月结|结账|关账|月末|月底|年结|年底|期末|\bmonth-?end\b|\byear-?end\b|\bclos(e|ing) window\b|\bthe 3[01](st|th)\b|\blast (working|business) day\b|\bperiod end\b|\bquarter-?end\b",
    "going_on": r"还(是|在|没)|仍|一直|又(断|挂|不)|\bstill\b|\bagain (today|now|this)\b|\bkeeps?\b",
}
CUES = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _PATTERNS.items()}
NAMES = tuple(CUES)
_PEOPLE = re.compile(
    r"(?P<n>\d[\d,]*|[一二三四五六七八九十百两几]+)(多|来)?\s*(余)?(个|名|位|号)?(以上)?(的)?(人|用户|同事|员工|坐席)|"
    r"\b(?P<m>\d[\d,]*)\s*\)?\s*(?:\w+\s){0,2}(?:of us|users|people|staff|employees|colleagues|planners|clerks|buyers|agents)\b|"
    r"\ball (of us )?(?P<k>\d+)\b( of us)?|\ball (?P<j>\d+) of us\b",
    re.IGNORECASE,
)
_WORDS = {"ten": 10, "a dozen": 12, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
_WORDS |= {"sixty": 60, "eighty": 80, "hundred": 100, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8}
_SPELT = re.compile(
    r"\b(" + "|".join(_WORDS) + r")(?:[- ](?:odd|one|two|three|four|five|six|seven|eight|nine))?\s*(?:\(\d+\)\s*)?"
    r"(?:\w+\s){0,2}(?:users|people|staff|employees|colleagues|clerks|buyers|agents)\b",
    re.IGNORECASE,
)


def cues(text: str) -> dict[str, tuple[str, ...]]:
    """The cues that a text gives, each with the words that gave it; a denied work-around is none."""
    affirmed = CUES["no_workaround"].sub(" ", text)
    found = {
        name: tuple(m.group() for m in pattern.finditer(affirmed if name == "workaround" else text))
        for name, pattern in CUES.items()
    }
    return {name: words for name, words in found.items() if words}


def people(text: str) -> int | None:
    """The largest number of people that a text counts."""
    counts = [_whole(next(filter(None, m.group("n", "m", "k", "j")), "0")) for m in _PEOPLE.finditer(text)]
    counts += [_WORDS[m.group(1).casefold()] for m in _SPELT.finditer(text)]
    counts += [int(q.value) for q in quantities(text) if q.dimension == "users"]
    return max((c for c in counts if c), default=None)


_HAN = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2}


def _whole(text: str) -> int:
    if text[0].isdigit():
        return int(text.replace(",", ""))
    if "几" in text:
        return 30 if text.startswith("几十") else 5
    total = digit = 0
    for character in text:
        if character in "十百":
            total, digit = total + (digit or 1) * (10 if character == "十" else 100), 0
        else:
            digit = _HAN.get(character, 0)
    return total + digit


def joined(names: Iterable[str], found: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The words of these cues, each once."""
    return tuple(dict.fromkeys(word.strip() for name in names for word in found.get(name, ())))
