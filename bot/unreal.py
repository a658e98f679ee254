"""What is not so: "Were it not for this discount, the Authority would have imposed £12 million."

Such a sentence names all that a question about the penalty names, and its figure is not the answer.
"""

import re

_UNREAL = re.compile(
    r"\b(?:were it not|had it not been|if it had not been|but) for\b.*\b(?:would|could|might) (?:\w+ )?have\b"
    r"|\b(?:would|could|might) (?:\w+ )?have\b.*\b(?:were it not|had it not been|if it had not been|but) for\b",
    re.IGNORECASE | re.DOTALL,
)
_ASKS = re.compile(r"\b(?:would|could|might|should|if|without|otherwise|instead|but for)\b|\bnot for\b", re.IGNORECASE)


def is_unreal(sentence: str) -> bool:
    """Whether the sentence tells what would have been but for something."""
    return _UNREAL.search(sentence) is not None


def asks_for_unreal(query: str) -> bool:
    """Whether the question may ask what would have been."""
    return _ASKS.search(query) is not None
