"""/healthz/live and /healthz/ready: is the process alive, and can it serve?"""

from typing import Final

from flask import Blueprint
from flask.typing import ResponseReturnValue
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from events.store.errors import DatabaseUnusable
from service.context import services

NO_TABLES: Final = "The database has no tables yet."

health = Blueprint("health", __name__, url_prefix="/healthz")


@health.get("/live")
def live() -> ResponseReturnValue:
    return {"status": "alive"}


@health.get("/ready")
def ready() -> ResponseReturnValue:
    """Ask the database for its tables; what they hold is not looked at."""
    try:
        with services().store.database.reading() as conn:
            conn.execute(text("SELECT version_num FROM alembic_version"))
    except ProgrammingError as problem:
        raise DatabaseUnusable(NO_TABLES) from problem
    return {"status": "ready"}
