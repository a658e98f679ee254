"""Who said the quotations of news articles, against the labels of people.

python tests/bench/attribution.py DEV HELD [--errors]

Each folder has the layout of PolNeAR (Newell et al., LREC 2018): `text/NAME.txt`, and `attributions/NAME_WHO.ann` in
BRAT's standoff format. A quotation is what stands in double quotation marks within a Content; its speaker is the
Source. A Source that names nobody ("he", "the company") is named by a note, `#1<TAB>AnnotatorNotes T5<TAB>Joe Biden`,
with " / " between two names that the text has for him; a pronoun without a note is left out.
Right: the last word of the speaker's name is the last word of the source or of its note, up to a comma or preposition.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from typer import echo

from corpus.speakers import Spoken, attribute

_QUOTED = re.compile(r"[“\"][^”\"\n]*(?:[”\"]|$)|''[^\n]*?''", re.MULTILINE)
_KINDS = ("right", "wrong", "not stated", "not found")
_PRONOUNS = frozenset("i we you he she it they who which that his her their its".split())
_SUFFIXES = frozenset("jr sr ii iii phd md".split())
_AFTER_NAME = re.compile(r"\s*[,(;]|\s+(?:of|for|at|from|with|in|on|by|who|which|that)\s")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A quotation of an article and the words its speaker may be known by; `whole`: the marks hold all that is said."""

    start: int
    end: int
    names: frozenset[str]
    whole: bool


def last_word(name: str) -> str:
    """The surname, or the noun of a description, in small letters."""
    words = [w.lower().removesuffix("'s") for w in re.findall(r"[^\W_][\w'-]*", name.replace("’", "'"))]
    return next((word for word in reversed(words) if word not in _SUFFIXES), "")


def known_by(source: str, note: str) -> frozenset[str]:
    """The last words that are right for a source; none for a pronoun without a note."""
    before_comma = re.split(r"[,(;]", source, maxsplit=1)[0]
    named = (before_comma, _AFTER_NAME.split(source, maxsplit=1)[0], *note.split(" / "))
    return frozenset({last_word(name) for name in named} - _PRONOUNS - {""})


def labelled(text: str, annotation: str) -> Iterator[Labelled]:
    """The quotations of `text` that lie in a Content of `annotation` with a named Source."""
    spans: dict[str, list[tuple[int, int]]] = {}
    words: dict[str, str] = {}
    for name, places, covered in re.findall(r"^(T\d+)\t(?:Source|Content) ([\d ;]+)\t(.*)$", annotation, re.MULTILINE):
        spans[name] = [(int(one.split()[0]), int(one.split()[1])) for one in places.split(";")]
        words[name] = covered
    notes = dict(re.findall(r"^#\d+\tAnnotatorNotes (T\d+)\t(.*)$", annotation, re.MULTILINE))
    said = []
    for event in re.findall(r"^E\d+\tAttribution\b.*$", annotation, re.MULTILINE):
        parts = dict(re.findall(r"(Content|Source):(T\d+)", event))
        if len(parts) == 2:
            names = known_by(words[parts["Source"]], notes.get(parts["Source"], ""))
            said.append((spans[parts["Content"]], names))
    for mark in _QUOTED.finditer(text):
        for fragments, names in said:
            if names and any(start - 1 <= mark.start() < end for start, end in fragments):
                opens = any(abs(start - mark.start()) <= 1 for start, _ in fragments)
                closes = any(abs(end - mark.end()) <= 1 for _, end in fragments)
                yield Labelled(mark.start(), mark.end(), names, opens and closes)
                break


def verdict(quotation: Labelled, found: tuple[Spoken, ...]) -> tuple[str, str | None]:
    """Right, wrong, not stated or not found, and who our speaker is."""
    for one in found:
        shared = min(one.end, quotation.end) - max(one.start, quotation.start)
        if one.speech == "direct" and shared * 2 > quotation.end - quotation.start:
            if one.speaker is None:
                return "not stated", None
            return ("right" if last_word(one.speaker) in quotation.names else "wrong"), one.speaker
    return "not found", None


def report(name: str, counts: Counter[str]) -> None:
    """One line of counts and shares."""
    shares = ", ".join(f"{kind} {counts[kind]} ({counts[kind] / max(counts.total(), 1):.3f})" for kind in _KINDS)
    echo(f"{name:16} {counts.total():4} quotations: {shares}")


def main() -> None:
    """Print the counts of each folder and of all, for all quotations and for those that are whole."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--errors", action="store_true", help="print each quotation that is not right")
    asked = parser.parse_args()
    everything: Counter[str] = Counter()
    for folder in asked.folders:
        counts, whole = Counter[str](), Counter[str]()
        for path in sorted(folder.glob("text/*.txt")):
            text = path.read_text(encoding="utf-8")
            annotation = sorted(folder.glob(f"attributions/{path.stem}_*.ann"))[0].read_text(encoding="utf-8")
            found = attribute(text)
            for quotation in labelled(text, annotation):
                kind, speaker = verdict(quotation, found)
                counts[kind] += 1
                whole[kind] += quotation.whole
                if asked.errors and kind != "right":
                    echo(f"{kind}: {speaker} for {sorted(quotation.names)} {path.stem[:24]} {quotation.start}")
                    echo(f"    {text[max(0, quotation.start - 70) : quotation.end + 50]!r}")
        for name, kinds in ((folder.name, counts), (f"{folder.name} (whole)", whole)):
            report(name, kinds)
        everything += counts
    report("all", everything)


if __name__ == "__main__":
    main()
