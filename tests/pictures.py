"""Pictures of pages, phone and desk: `python -m tests.pictures FOLDER [PATTERN…]`."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from fnmatch import fnmatch
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.browser.furniture import furnish
from tests.browser.school import School, Template, names, served
from tests.browser.sights import ALL, SIGHTS, pages
from tests.browser.visits import DESK, PHONE, chromium, window


def main(folder: Path, wanted: Sequence[str]) -> int:
    """Take every picture, or those *wanted* by name; fail when a page has none."""
    folder.mkdir(parents=True, exist_ok=True)
    with demo_school() as school, chromium() as browser:
        known = furnish(school, names())
        for sight in ALL:
            if wanted and not any(fnmatch(sight.name, one) for one in wanted):
                continue
            for width in (PHONE, DESK):
                name = f"{sight.name}-{width}.png"
                with window(browser, school.address, width) as opened:
                    sight.visit(opened, school, known)
                    opened.page.screenshot(path=folder / name, full_page=True)
                print(name)
        missing = pages(school.app) - SIGHTS.keys()
    for endpoint in sorted(missing):
        print(f"There is no picture of {endpoint}.", file=sys.stderr)
    return 1 if missing else 0


@contextmanager
def demo_school() -> Iterator[School]:
    """Serve the demo school, always with the same words, until the end of the block."""
    with TemporaryDirectory() as folder:
        place = Path(folder)
        template = Template.load(place / "template")
        with served(template.copy(place / "school"), place) as school:
            yield school


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
