"""Where the console's own style sheets and scripts lie."""

from pathlib import Path

STATIC = Path(__file__).parent / "static"
