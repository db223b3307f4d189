"""/healthz/live and /healthz/ready: is the process alive, and can it serve?"""

from flask import Blueprint
from flask.typing import ResponseReturnValue
from sqlalchemy import text

from service.context import services

health = Blueprint("health", __name__, url_prefix="/healthz")


@health.get("/live")
def live() -> ResponseReturnValue:
    return {"status": "alive"}


@health.get("/ready")
def ready() -> ResponseReturnValue:
    """Ask the database; an error becomes a 503 like any other."""
    with services().store.database.reading() as conn:
        conn.execute(text("SELECT version_num FROM alembic_version"))
    return {"status": "ready"}
