import os
import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).parent


def test_no_acknowledged_answer_is_lost_when_the_recorder_is_killed(records_url: str) -> None:
    command = [sys.executable, str(TESTS / "bench" / "kill_records.py"), "--answers", "150", "--kills", "3"]
    paths = os.pathsep.join((str(TESTS.parent), str(TESTS)))
    run = subprocess.run(
        [*command, "--records", records_url],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": paths},
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert " 0 kills" not in run.stdout
    assert run.stdout.endswith("nothing acknowledged was lost, and the chain verifies\n")
