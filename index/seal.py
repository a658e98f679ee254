"""The digests of a finished store's vector files, because hnswlib does not check what it reads: a file cut short or
altered takes the whole process down, and no error of ours can be made of that.
"""

import hashlib
import json
from pathlib import Path

_WRITTEN = "index_metadata.pickle"  # beside vector files that are read; others are made anew at every start


def write_seal(store: Path, seal: Path) -> None:
    """Write the SHA-256 of each vector file of the `store` to the file `seal`. Raises OSError."""
    seal.write_text(json.dumps(_digests(store)), encoding="utf-8")


def check_seal(store: Path, seal: Path) -> None:
    """Return when the files are those that were sealed, or none were. Raises OSError or ValueError, which name one."""
    if not seal.exists():
        return
    sealed, found = json.loads(seal.read_text(encoding="utf-8")), _digests(store)
    for name in sorted(sealed.keys() | found.keys()):
        if sealed.get(name) != found.get(name):
            raise ValueError(f"the file {name} is not as it was written")


def _digests(store: Path) -> dict[str, str]:
    files = [path for written in sorted(store.rglob(_WRITTEN)) for path in sorted(written.parent.iterdir())]
    return {str(path.relative_to(store)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
