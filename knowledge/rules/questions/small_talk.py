"""Messages that ask nothing: a greeting, a call for help, thanks."""

import re

_GREETING = re.compile(
    r"(hi|hello|hey|hiya|good (morning|afternoon|evening|day)|help|what can you do|what do you do|who are you|"
    r"how does this work|你好|您好|大家好|嗨|哈喽|在吗|在不在|早|早上好|上午好|下午好|晚上好|帮助|帮忙|救命|你是谁|"
    r"你(能|会|可以)(做|干|帮我做)?(什么|啥)|(怎么|如何)用(你)?)"
)
_THANKS = re.compile(
    r"(many |great,? )?(thanks|thank you|thx|cheers|ta|ok|okay|got it|great|perfect|bye)( a lot| very much| so much)?|"
    r"(好的?|收到|明白了?|知道了|懂了|多谢|谢谢(你|您|啦)?|感谢|辛苦了?|再见|拜拜)"
)
_ADDRESS = re.compile(r"\b(there|all|everyone|team|bot|desk|vendordesk)\b|[\W_]+")


def small_talk(text: str) -> str | None:
    """`greeting` (also an empty message), `thanks`, or none where a text says anything else."""
    plain = _ADDRESS.sub(" ", text.casefold()).strip()
    if not plain or _GREETING.fullmatch(plain):
        return "greeting"
    return "thanks" if all(_THANKS.fullmatch(part) for part in re.split(r"[,，、]| {2,}", plain)) else None
