"""What several test files need and what is dear to make."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.embedding import Embedding, load_embedding


@pytest.fixture(scope="session")
def embedding() -> Embedding:
    """The bundled model; loading it takes seconds."""
    return load_embedding()


@pytest.fixture(scope="session")
def chroma_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a real Chroma server on this machine."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder = tmp_path_factory.mktemp("chroma")
    command = [str(Path(sys.executable).with_name("chroma")), "run", "--path", str(folder), "--port", str(port)]
    with (folder / "log").open("w") as log, subprocess.Popen(command, stdout=log, stderr=log) as server:
        try:
            _wait_for(port, server)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.kill()


def _wait_for(port: int, server: "subprocess.Popen[bytes]") -> None:
    for _ in range(300):
        assert server.poll() is None, "chroma run ended at once"
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"no Chroma server on port {port} after 30 s")


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The folder of the socket of a real PostgreSQL server on this machine, made for the tests."""
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not programs:
        pytest.skip("PostgreSQL is not installed; on Debian: apt-get install postgresql")
    # The server refuses to run as root, and its user cannot look into pytest's own folders.
    as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    with tempfile.TemporaryDirectory(prefix="pg") as name:
        folder, bin_folder = Path(name), programs[-1].parent
        if as_user:
            shutil.chown(folder, "postgres")
        control = [*as_user, str(bin_folder / "pg_ctl"), "-D", str(folder / "db"), "-w", "-s"]
        make = [*as_user, str(programs[-1]), "-D", str(folder / "db"), "-U", "postgres", "-A", "trust", "-E", "UTF8"]
        subprocess.run([*make, "--locale=C", "-N"], check=True, capture_output=True, cwd=folder)
        options = f"-c listen_addresses='' -k {folder} -c fsync=off"
        subprocess.run([*control, "-l", str(folder / "log"), "-o", options, "start"], check=True, cwd=folder)
        try:
            yield str(folder)
        finally:
            subprocess.run([*control, "-m", "immediate", "stop"], check=True, cwd=folder)


@pytest.fixture(params=["sqlite", "postgresql"])
def records_url(request: pytest.FixtureRequest) -> str:
    """The address of an empty database for the record: none, which is SQLite in the data folder, and PostgreSQL."""
    if request.param == "sqlite":
        return ""
    import psycopg
    from psycopg.sql import SQL, Identifier

    folder, name = request.getfixturevalue("postgresql"), f"records_{uuid.uuid4().hex}"
    with psycopg.connect(host=folder, user="postgres", dbname="postgres", autocommit=True) as connection:
        connection.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
    return f"postgresql+psycopg://postgres@/{name}?host={folder}"
