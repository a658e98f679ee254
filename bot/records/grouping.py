"""Questions without an answer, grouped by likeness, so that a press office sees what to publish next.

Likeness is the cosine of TF-IDF vectors of word stems. Grouping is greedy, after the leader algorithm (Hartigan,
"Clustering Algorithms", 1975): the most frequent wording leads a group, and each other joins the leader most like it.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass

from bot.records.unanswered import Unanswered
from bot.terms import STOP, content, stem, words

ALIKE = 0.4  # cosine; half of the words shared, when none is rarer than the others
_TERMS = 5


@dataclass(frozen=True, slots=True)
class QuestionGroup:
    """Questions that ask much the same. `terms` are words, never a whole question of a single asker.

    `questions` counts questions and `askers` conversations. With two askers or more, the terms are those that at least
    two of them used; a group of one asker shows its key terms alone, in the order of the alphabet.
    """

    terms: tuple[str, ...]
    questions: int
    askers: int


def group(asked: tuple[Unanswered, ...], alike: float = ALIKE) -> tuple[QuestionGroup, ...]:
    """The groups, those with most askers first. The same questions in another order give the same groups."""
    wordings: defaultdict[tuple[str, ...], list[Unanswered]] = defaultdict(list)
    for one in asked:
        if stems := tuple(sorted(set(content(one.question)))):
            wordings[stems].append(one)
    ordered = sorted(wordings, key=lambda stems: (-len(wordings[stems]), stems))
    members = _led(ordered, alike) if ordered else []
    groups = [_group([one for stems in led for one in wordings[stems]]) for led in members]
    return tuple(sorted(groups, key=lambda g: (-g.askers, -g.questions, g.terms)))


def _led(wordings: list[tuple[str, ...]], alike: float) -> list[list[tuple[str, ...]]]:
    from sklearn.feature_extraction.text import TfidfVectorizer  # type: ignore[import-untyped]  # takes a second to import

    vectors = TfidfVectorizer(analyzer=lambda stems: stems).fit_transform(wordings)
    likeness = (vectors @ vectors.T).tocsr()
    groups: dict[int, list[tuple[str, ...]]] = {}
    for number, stems in enumerate(wordings):
        row = likeness[number]
        near = [(value, -i) for i, value in zip(row.indices.tolist(), row.data.tolist(), strict=True) if i in groups]
        best = max(near, default=(0.0, 0))
        groups[-best[1] if best[0] >= alike else number] = [
            *(groups[-best[1]] if best[0] >= alike else ()),
            stems,
        ]
    return list(groups.values())


def _group(asked: list[Unanswered]) -> QuestionGroup:
    askers = {one.asker for one in asked}
    used: defaultdict[str, set[str]] = defaultdict(set)
    written: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one in asked:
        for word, _, _ in words(one.question):
            if word not in STOP:
                used[stem(word)].add(one.asker)
                written[stem(word)][word] += 1
    shared = [s for s in used if len(used[s]) > 1] if len(askers) > 1 else list(used)
    top = sorted(shared, key=lambda s: (-len(used[s]), -len(s), s))[:_TERMS]
    shown = [min(written[s], key=lambda word, s=s: (-written[s][word], word)) for s in top]  # type: ignore[misc]
    return QuestionGroup(tuple(sorted(shown) if len(askers) == 1 else shown), len(asked), len(askers))
