import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx
from browser.serving import free_port


def test_serve_stops_without_a_traceback_while_a_page_is_open(tmp_path: Path) -> None:
    script, port = Path(sys.executable).with_name("statement-bot"), free_port()
    address = f"http://127.0.0.1:{port}"
    said = tmp_path / "said"
    with said.open("w") as log:
        command = [str(script), "serve", "--port", str(port), "--data", str(tmp_path / "data")]
        server = subprocess.Popen(command, stdout=log, stderr=log)
        try:
            _wait_for(address, server)
            with httpx.stream("GET", f"{address}/gradio_api/heartbeat/of-a-page", timeout=10) as stream:
                assert stream.status_code == 200
                server.send_signal(signal.SIGINT)
                server.wait(30)
        finally:
            server.kill()
    assert "Serving on" in said.read_text(encoding="utf-8")
    assert "Traceback" not in said.read_text(encoding="utf-8")


def _wait_for(address: str, server: "subprocess.Popen[bytes]") -> None:
    for _ in range(300):
        assert server.poll() is None, "it ended at once"
        try:
            httpx.get(address)
            return
        except httpx.TransportError:
            time.sleep(0.2)
    raise AssertionError(f"nothing at {address} after 60 s")
