"""The demo school behind the real service, which can go away and come back."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.browser.school import School, Template
from tests.concurrency.servers import Serving, start


@dataclass
class Away:
    """A service that is stopped and started again at the same address."""

    school: School
    folder: Path
    running: Serving

    def goes(self) -> None:
        self.running.stop()

    def comes_back(self) -> None:
        self.running = begun(self.school, self.folder)


@contextmanager
def open_school(template: Template, folder: Path) -> Iterator[Away]:
    """Serve a copy of the demo school."""
    place = template.copy(folder / "school")
    log, letterbox = folder / "log", folder / "mail"
    first = start(place, log, workers=1, more={"SAMEPAGE_MAIL_DIR": str(letterbox)})
    away = Away(School(place, first.port, letterbox), folder, first)
    try:
        first.wait_until_ready()
        yield away
    finally:
        if away.running.process.poll() is None:
            away.running.stop()
        place.close()


def begun(school: School, folder: Path) -> Serving:
    """Start the service at the address that it had before."""
    at = {"PORT": str(school.port), "SAMEPAGE_BASE_URL": school.address}
    more = {**at, "SAMEPAGE_MAIL_DIR": str(school.letterbox)}
    log = folder / "log"
    running = Serving(
        start(school.place, log, workers=1, more=more).process, school.port, log
    )
    running.wait_until_ready()
    return running
