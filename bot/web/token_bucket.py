"""How often one address may do something: a few times at once, then once in a while."""

import threading
import time
from collections.abc import Callable
from math import ceil

_MOST_KNOWN = 10_000


class TokenBuckets:
    """A bucket of `size` tokens for each name; one comes back every `refill_s` seconds. Safe between threads."""

    def __init__(self, size: int, refill_s: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._size, self._refill_s, self._clock = size, refill_s, clock
        self._lock = threading.Lock()
        self._full_at: dict[str, float] = {}

    def take(self, name: str) -> int:
        """Takes a token; 0 when there was one, else the whole seconds until there will be."""
        # One number for a bucket: the time at which it will be full again.
        with self._lock:
            now = self._clock()
            if len(self._full_at) >= _MOST_KNOWN:
                self._full_at = {known: at for known, at in self._full_at.items() if at > now}
            full_at = max(now, self._full_at.get(name, now)) + self._refill_s
            wait = full_at - now - self._size * self._refill_s
            if wait > 0:
                return ceil(wait)
            self._full_at[name] = full_at
            return 0
