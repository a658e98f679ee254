"""The scorecard that everybody may see, kept for a while: reading the whole record must not be anybody's lever."""

import threading
import time
from collections.abc import Callable

from bot.records.scorecard import Scorecard

_KEPT_S = 60.0


class PublicCard:
    """Makes the scorecard at most once a minute, and each plot of it once. Safe to share between threads."""

    def __init__(self, make: Callable[[], Scorecard], clock: Callable[[], float] = time.monotonic) -> None:
        self._make, self._clock = make, clock
        self._lock = threading.Lock()
        self._made: tuple[float, Scorecard] | None = None
        self._drawn: dict[Callable[[Scorecard], bytes], bytes] = {}

    def now(self) -> Scorecard:
        """The scorecard, at most a minute old. Raises what making it raises."""
        with self._lock:
            return self._card()

    def drawn(self, plot: Callable[[Scorecard], bytes]) -> bytes:
        """That scorecard as `plot` draws it."""
        with self._lock:
            card = self._card()
            if plot not in self._drawn:
                self._drawn[plot] = plot(card)
            return self._drawn[plot]

    def _card(self) -> Scorecard:
        if self._made is None or self._clock() >= self._made[0] + _KEPT_S:
            self._drawn.clear()
            self._made = (self._clock(), self._make())
        return self._made[1]
