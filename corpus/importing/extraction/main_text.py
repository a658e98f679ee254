"""Which blocks of a web page are its main text: those that trafilatura recognised, and what belongs to them."""

import re
from collections.abc import Sequence

from corpus.importing.extraction.blocks import Block

_WORD = re.compile(r"\w+")
_PROSE = re.compile(r"(\S+\s+){7,}.*[.!?][”’\"')\]]*", re.DOTALL)
_FEW_WORDS = 5


def in_main_text(blocks: Sequence[Block], main_text: str) -> tuple[bool, ...]:
    """For each block whether it is kept. trafilatura may drop a paragraph in the midst of the text, or the last one:
    prose beside or between blocks that it kept is kept too, and a heading, summary or question directly above what is
    kept."""
    if not main_text.strip():
        return tuple(not block.furniture for block in blocks)
    lines = {_letters(line) for line in main_text.split("\n")}
    whole = _letters(main_text)
    outside_navigation = "\n".join(_letters(block.text) for block in blocks if block.part != "navigation")
    sure = [_recognised(block, lines, whole, outside_navigation) for block in blocks]
    if True not in sure:
        return tuple(sure)
    first, last = sure.index(True), len(sure) - 1 - sure[::-1].index(True)
    containers = {block.path[-1] for block, keep in zip(blocks, sure, strict=True) if keep}
    kept = []
    for number, (block, keep) in enumerate(zip(blocks, sure, strict=True)):
        between, beside = first < number < last, block.path[-1] in containers
        prose = is_prose(block)
        kept.append(keep or (not block.furniture and ((prose and (between or beside)) or (between and beside))))
    return _with_headings(blocks, kept)


def is_prose(block: Block) -> bool:
    """Whether a block is sentences rather than a label, a date or a name."""
    return bool(_PROSE.fullmatch(block.text))


def _recognised(block: Block, lines: set[str], whole: str, outside_navigation: str) -> bool:
    letters = _letters(block.text)
    if len(_WORD.findall(block.text)) < _FEW_WORDS:
        return letters in lines and not block.furniture
    # A list of contents has the words of the headings; trafilatura's text tells only that the words are in it.
    return letters in whole and not (block.part == "navigation" and letters in outside_navigation)


def _with_headings(blocks: Sequence[Block], kept: Sequence[bool]) -> tuple[bool, ...]:
    result, first = list(kept), kept.index(True)
    below: int | None = None
    for number in reversed(range(len(blocks))):  # from the end, so that a heading above a heading is kept too
        if blocks[number].part == "toggle":
            continue
        if below is not None and result[below] and _heads(blocks[number], blocks[below], number > first):
            result[number] = True
        below = number
    return tuple(result)


def _heads(above: Block, below: Block, amid_text: bool) -> bool:
    """Whether one block is the heading of the next: what stands above the whole text may be the site's name, so there
    their containers have to tell."""
    if above.furniture or not (amid_text or above.path[-1] in below.path):
        return False
    if above.part == "summary" or (above.text.endswith("?") and above.heading == 0):
        return True
    return above.heading > 1 and (below.heading == 0 or below.heading > above.heading)


def _letters(text: str) -> str:
    """Letters and digits only: trafilatura changes spaces, list marks and table rules, never the words."""
    return "".join(_WORD.findall(re.sub(r"^\s*(-|\d+\.)\s", "", text))).casefold()
