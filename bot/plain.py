"""The plain form of a question, which the rules of routing read."""

import re

from bot.shorthand import SHORTHAND

# Contractions typed without an apostrophe.
_WRITTEN_OUT = dict(SHORTHAND) | dict(
    line.split("=")
    for line in """whats=what is|wats=what is|whos=who is|hows=how is|wheres=where is|im=i am|ive=i have|id=i would
        dont=do not|cant=can not|cannot=can not|can't=can not|wont=will not|won't=will not|didnt=did not
        doesnt=does not|isnt=is not|wanna=want to|gonna=going to|gimme=give me""".replace("\n", "|")
    .replace("        ", "")
    .split("|")
)
_CONTRACTIONS = (("n't", " not"), ("'m", " am"), ("'re", " are"), ("'ve", " have"), ("'ll", " will"), ("'d", " would"))
_IS = re.compile(r"\b(what|who|how|where|when|that|it|he|she|there|here|this)'s\b")
_LEAD = re.compile(
    r"^(?:(?:so|and|but|also|now|well|then|please|just|sorry|excuse me|actually|may i ask|can i ask|i want to know"
    r"|i would like to know|(?:(?:can|could|would|will) you )?(?:please )?tell me"
    r"(?= (?:what|who|when|where|why|how|which|if|the|are|is|do))) )+(?=\S)"
)


def plain(text: str) -> str:
    """`text` in lower case, without punctuation and lead-ins, contractions and chat shorthand written out."""
    text = _IS.sub(r"\1 is", text.lower().replace("’", "'"))
    text = " ".join(_WRITTEN_OUT.get(word, word) for word in re.findall(r"[\w'-]+", text))
    for short, long in _CONTRACTIONS:
        text = text.replace(short, long)
    return _LEAD.sub("", text)
