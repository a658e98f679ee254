import subprocess
import sys
from pathlib import Path


def test_a_sync_killed_at_random_moments_ends_as_a_fresh_index() -> None:
    script = Path(__file__).parent / "bench" / "kill_index.py"
    command = [sys.executable, str(script), "--trials", "2", "--statements", "24"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "killed; whole" in run.stdout
    assert run.stdout.endswith("the same as a fresh index\n")
