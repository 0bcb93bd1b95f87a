"""Messages that tell of a fault without asking anything: what somebody shouts into a channel is a report."""

import re

_ASKS = re.compile(
    r"[?？]|吗|呢|什么|怎么|怎样|如何|多少|多久|几(个|点|天|次)|哪(些|个|里|天)|谁|是否|能不能|可不可以|有没有|请问|啥|咋|想(要|问|重)|[^不]不\W*$|"
    r"^\s*+(\W*+(hi|hello|hey)\b\W*+)?(what|when|where|who|whom|which|why|how|is|are|do|does|did|can|could|may|might|"
    r"shall|should|must|will|would|have|has|if|in case|suppose)\b",
    re.IGNORECASE,
)
_DOES = (
    "log ?(in|on)|open|load|start|work|save|post|print|ship|book|release|report|run|connect|reach|access|sync|send|see|"
    "use|respond|enter|export|import|go|get"
)
_OUT = "down|offline|unreachable|unavailable|broken|dead|dark|frozen|stuck|gone|crash\\w*|fail\\w*|hanging|red"
_DO = (
    "登录|打开|保存|提交|导出|导入|使用|访问|连接|报工|打印|下发|同步|审批|过账|开票|发货|操作|查询|进入|启动|生产|正常"
)
_BROKEN = re.compile(
    rf"\b(is|are|was|went|gone|been|seems?|keeps?|all)\s+(\w+\s+){{0,2}}({_OUT}|not (working|responding|loading))\b|"
    rf"\b(cannot|can't|can ?not|cant|could ?n[o']t|unable to|not able to|(does|do|did|will|would) ?n[o']t|won't|"
    rf"(no ?(one|body)|none)\b.{{0,30}}\bcan|nothing)\s+(\w+\s+){{0,3}}({_DOES})\w*\b|"
    r"\b(crash(ed|es|ing)?|time[sd]? out|timing out|hangs|freez(es|ing)|error \d+|error message|outage|missing|"
    r"(throws?|shows?|gives?|get(s|ting)?) (an? |the )?(\w+ )?errors?|fail(s|ed|ing)?)\b|"
    r"\b(stopped|disappeared|vanished|lost)\b|"
    rf"[打登连进点调传导存查用动起提看流投]不(开|上|了|进|去|来|到|出|动|见)|(无法|不能|没法|没办法)({_DO})|"
    r"报错|出错|失败|失效|不起作用|崩[了溃]|宕机|瘫[痪了]|卡[死住顿了在]|死机|闪退|挂[了掉]|断[了线网]|停[产线机了]|全停|[白黑]屏|转圈|"
    r"没(反应|响应)|丢[了失]|不见了|超时|异常|坏了|没了|少了",
    re.IGNORECASE,
)
_OVER = re.compile(
    r"已(经)?(恢复|解决|修好|好了)|恢复正常|"
    r"\b(is|are|was|it's all in) (back|fixed|solved|resolved)|works? again|all good now|all green|just logging",
    re.IGNORECASE,
)


def tells_of_fault(text: str) -> bool:
    """Whether a text says that something does not work now, and asks nothing."""
    return bool(_BROKEN.search(text)) and not _ASKS.search(text) and not _OVER.search(text)
