"""The service as it is, but it gives up on a locked SQLite file after half a second."""

import os

from events.store import engine
from service.app import create_app
from service.settings import Settings

vars(engine)["BUSY_MILLISECONDS"] = 500
app = create_app(Settings.from_env(os.environ))
