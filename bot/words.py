"""The words of a question: which carry its content, and which only point back to something said before."""

import re

WORD = re.compile(r"[^\W_]+(?:['’.&/-][^\W_]+)*")

# Words that say nothing of what is asked about.
_FUNCTION = """
    a about above across after again against ago all almost along already also although always am among an and any
    anyone anything are aren't around as ask at away be because been before being below between both but by can
    can't cannot could couldn't did didn't do does doesn't doing don't done down during each either else enough
    even ever every everyone everything few for from further had hadn't has hasn't have haven't having he he's
    hence her here hers herself him himself his how however i i'd i'll i'm i've if in into is isn't it it's its
    itself just let let's like lot lots many may maybe me might mine more most much must my myself near neither no
    nor not now of off often ok okay on once one ones only or other others ought our ours ourselves out over own
    per perhaps please quite rather really same shall she she's should shouldn't since so some someone something
    still such than that that's the their theirs them themselves then there there's these they they're this those
    though through thus to too toward towards under until up upon us very via was wasn't we we're well were weren't
    what what's whatever when where where's whether which while who who's whom whose why will with within without
    won't would wouldn't yes yet you you're your yours yourself
"""
FUNCTION_WORDS = frozenset(_FUNCTION.split())

# Verbs and nouns of asking: with nothing beside them, they ask about whatever came before.
_VERBS_OF_ASKING = """
    say says said saying tell tells told telling speak spoke mention mentioned mean means meant think thinks
    thought happen happened happens explain elaborate clarify expand continue go on describe know get got give make
    made want need add added else detail details information info example examples reason reasons answer question
    thing things way kind sort part point actually exactly specific specifically further mr mrs ms dr work works
    wonder wondering understand hear heard see look want sure clear clearer simple simpler short brief briefly long
"""
ASKING = frozenset(_VERBS_OF_ASKING.split())


def words(text: str) -> tuple[str, ...]:
    """The words of `text` as written, in order, with straight apostrophes."""
    return tuple(match[0].replace("’", "'") for match in WORD.finditer(text))


def content_words(text: str) -> tuple[str, ...]:
    """The words of `text` that say what it is about, as written; possessive endings removed."""
    bare = (word.removesuffix("'s") for word in words(text))
    return tuple(w for w in bare if w.lower() not in FUNCTION_WORDS and w.lower() not in ASKING)
