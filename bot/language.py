"""Whether a question is in another language than English; conservative, because names and titles are foreign too.

Counts small words. A language identifier (py3langid) took 15 of 11,595 English questions for foreign, most of them
names and keywords without any small word, even when every question with an English small word was spared.
"""

from bot.words import FUNCTION_WORDS, words

# Words of one language each that English does not have; the first line of each opens questions.
_SMALL_WORDS = {
    "de": """wer wie wann warum wieso welche welcher welches wo woher wohin worum wozu wieviel gibt
        der das den dem des ein eine einen einem einer und oder nicht ist sind war waren wird werden wurde
        wurden hat haben hatte ich du er sie wir ihr es mir mich uns von zu zum zur mit für auf aus bei nach
        über im am vom wenn in an so dass auch noch nur sehr viel viele kann können soll sollen sagt sagte
        gesagt bitte
    """,
    "fr": """qui que quoi quand où pourquoi comment combien quel quelle quels quelles est-ce
        a le la les un une des du de et ou ne pas est sont était ont je tu il elle nous vous ils elles ce cette
        ces son sa ses leur leurs dans avec pour par sur sous qu'est-ce au aux mais plus me on très dit disent
        fait peut être s'il c'est qu'a l'a d'une d'un
    """,
    "es": """qué quién quiénes cuándo dónde cómo cuánto cuántos cuántas cuál cuáles porque cuantos cuantas
        por el la los las un una unos unas del de y o que es son fue fueron está están ha han hay se su sus lo
        le les en con para sobre entre pero más muy me no a si dice dijo dijeron puede como quien
    """,
    "it": """cosa quando dove perché quanto quanti quante quale quali cos'è
        chi come che il lo la gli le un uno una di del della dei delle degli e è sono era stato hanno ha si su
        nel nella con per tra fra ma più me no a in i se molto anche detto dice può
    """,
    "nl": """wie wat wanneer waar waarom hoe hoeveel welke wiens
        de het een en of niet is zijn was waren wordt werd heeft hebben had ik jij hij zij wij jullie van naar
        met voor op uit bij over in me so ook nog maar zeer veel kan kunnen moet zegt zei gezegd dat dit deze
    """,
    "pl": """kto kiedy gdzie dlaczego ilu który która które czyj czy
        co jak ile i w na z do nie jest są był była było byli się o po za od dla przez przy oraz lub ale a to
        bardzo więcej może powiedział powiedziała mówi tego tym jego jej ich
    """,
    "pt": """quem quê quando porquê quanto quantos quantas qual quais
        onde como o os a as um uma uns umas do da dos das de e ou não é são foi foram está estão há se seu sua
        no na nos nas em com para por sobre mas me mais muito disse dizem pode que
    """,
    "sv": """vem vad när varför hur vilken vilka
        var och eller inte är har hade jag du han hon vi ni de den det ett en i so av till med för på från om
        men mycket kan ska säger sade
    """,
    "ro": """când unde cât câți câte
        cine ce cum care și sau nu este sunt era au am un o al ale ai de la cu pentru pe din despre dar mai
        foarte spus poate
    """,
    "tr": """nerede neden nasıl kaç hangi
        kim ne zaman ve veya değil bir bu şu için ile gibi daha çok dedi mi mı mu mü olarak
    """,
}
_OPENING = frozenset(word for text in _SMALL_WORDS.values() for word in text.split("\n")[0].split())
_ALL = tuple(frozenset(text.split()) for text in _SMALL_WORDS.values())
# English words, or chat shorthand, that other languages have too: evidence for neither.
_ENGLISH = FUNCTION_WORDS | frozenset(
    {
        "die",
        "dies",
        "war",
        "wars",
        "man",
        "men",
        "hat",
        "fall",
        "art",
        "rate",
        "sale",
        "pour",
        "ton",
        "tu",
        "sur",
        "son",
        "come",
        "care",
        "hoe",
        "wat",
        "dice",
        "sue",
        "fur",
        "plus",
        "mit",
        "os",
    }
)
# Parts of names ("Catherine de Bolle", "der Spiegel", "El Niño", "the UN"): foreign, but no foreign question.
_IN_NAMES = frozenset(
    {
        "de",
        "la",
        "las",
        "los",
        "le",
        "el",
        "al",
        "del",
        "della",
        "di",
        "da",
        "do",
        "dos",
        "das",
        "der",
        "den",
        "van",
        "von",
        "het",
        "un",
        "e",
        "y",
        "et",
        "en",
        "o",
        "i",
        "z",
    }
)
_AFTER_WAS = frozenset(
    {
        "hat",
        "haben",
        "ist",
        "sind",
        "sagt",
        "sagte",
        "sagen",
        "wird",
        "werden",
        "wurde",
        "kann",
        "können",
        "soll",
        "sollen",
        "bedeutet",
    }
)
_LATIN_END = 0x24F
_LATIN_MORE = range(0x1E00, 0x1F00)  # Vietnamese and other Latin letters with two marks


def is_other_language(text: str) -> bool:
    """Whether most letters are in another script, or the small words are another language's and none is English."""
    letters = [ord(char) for char in text if char.isalpha()]
    other_script = sum(code > _LATIN_END and code not in _LATIN_MORE for code in letters)
    if other_script * 2 > len(letters):
        return True
    spoken = [word.lower() for word in words(text)]
    if not spoken or len(spoken) == 1:
        return False
    if spoken[0] == "was" and spoken[1] in _AFTER_WAS:
        return True
    for language in _ALL:
        if any(word in FUNCTION_WORDS and word not in language for word in spoken):
            continue
        own = [word for word in spoken if word in language and word not in _ENGLISH]
        telling = [word for word in own if word not in _IN_NAMES]
        if telling and (spoken[0] in _OPENING.intersection(telling) or (len(own) >= 2 and len(own) * 4 >= len(spoken))):
            return True
    return False
