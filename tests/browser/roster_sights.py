"""The pages of a school as a whole: its people, its classes, files of rows."""

from collections.abc import Mapping
from typing import Final

from playwright.sync_api import FilePayload, Page

from tests.browser.school import SENCO
from tests.browser.sight import Sight, open_all, save

HEAD: Final = "head@demo.example"
SCHOOL: Final = "/schools/{larkfield}"
STAFF: Final = "Name,Role,Classes\nAlex Example,teacher,3 Elm\nBo Example,pirate,\n"
CHILDREN: Final = (
    "First name,Last name,Date of birth,Class,Shoe size\n"
    "Ann,Example,29/03/2018,5 Oak,\n"
    "Ben,Example,31/02/2018,,\n"
)


def a_file(content: str) -> FilePayload:
    return {"name": "list.csv", "mimeType": "text/csv", "buffer": content.encode()}


def look_at(page: Page, content: str) -> None:
    """Send a file from the page for it."""
    page.locator("#file").set_input_files(a_file(content))
    page.get_by_role("button", name="Look at the file").click()


def look_at_children(page: Page) -> None:
    look_at(page, CHILDREN)


def look_at_a_picture(page: Page) -> None:
    look_at(page, "no table")


def put_in_without_a_keeper(page: Page) -> None:
    look_at(page, CHILDREN)
    page.get_by_role("button", name="Put in the").click()


def put_in_staff(page: Page) -> None:
    look_at(page, STAFF)
    put_in = page.get_by_role("button", name="Put in the")
    if put_in.count():
        put_in.click()
    else:
        page.get_by_role("link", name="Files and the next school year").click()


def take_back(page: Page) -> None:
    put_in_staff(page)
    page.get_by_role("link", name="Take back").first.click()


def open_a_class(page: Page) -> None:
    if not page.get_by_role("link", name="5 Oak").count():
        page.locator("#name").fill("5 Oak")
        save(page)
    page.get_by_role("link", name="5 Oak").first.click()


def put_nobody_in(page: Page) -> None:
    open_a_class(page)
    page.get_by_role("button", name="Put into the class").click()


def plan_the_next_year(page: Page) -> None:
    page.goto(page.url.replace("/roster/next-year", "/classes"))
    open_a_class(page)
    page.goto(page.url.split("/classes")[0] + "/roster/next-year")


def set_the_autumn(page: Page) -> None:
    """Set the autumn term and its half-term, unless somebody did before."""
    if page.get_by_text("26 October").count():
        return
    page.locator("#term").select_option("2026-autumn")
    page.locator("#first").fill("2026-09-02")
    page.locator("#last").fill("2026-12-18")
    page.get_by_role("button", name="Save the term").click()
    page.locator("#what").select_option("holiday")
    page.locator("#off_first").fill("2026-10-26")
    page.locator("#off_last").fill("2026-10-30")
    page.get_by_role("button", name="Save the days off").click()


def save_no_term(page: Page) -> None:
    page.get_by_role("button", name="Save the term").click()


SERVING: Final[Mapping[str, tuple[Sight, ...]]] = {
    "calendar.show": (
        Sight("calendar", f"{SCHOOL}/calendar", HEAD, set_the_autumn),
        Sight("calendar-problem", f"{SCHOOL}/calendar", HEAD, save_no_term, 422),
        Sight("calendar-lead", f"{SCHOOL}/calendar", SENCO),
    ),
    "schools.start": (
        Sight("school-senco", SCHOOL, SENCO),
        Sight("school-head", SCHOOL, HEAD),
    ),
    "schools.show_duties": (
        Sight("duties", f"{SCHOOL}/duties", SENCO),
        Sight("duties-problem", f"{SCHOOL}/duties", SENCO, save, 422),
    ),
    "schools.show_end_duty": (
        Sight("end-duty", f"{SCHOOL}/duties/{{person-rosalind}}/end", SENCO),
    ),
    "schools.show_people": (Sight("people", f"{SCHOOL}/people", HEAD),),
    "schools.show_leave": (
        Sight("leave-school", f"{SCHOOL}/people/{{person-marguerite}}/leave", HEAD),
        Sight(
            "leave-school-alone",
            f"{SCHOOL}/people/{{person-marguerite}}/leave",
            HEAD,
            save,
            409,
        ),
    ),
    "schools.show_supply": (
        Sight("supply", f"{SCHOOL}/people/supply", HEAD),
        Sight("supply-problem", f"{SCHOOL}/people/supply", HEAD, save, 422),
    ),
    "classes.show_all": (
        Sight("classes", f"{SCHOOL}/classes", HEAD),
        Sight("classes-problem", f"{SCHOOL}/classes", HEAD, save, 422),
    ),
    "classes.show": (
        Sight("class", f"{SCHOOL}/classes", HEAD, open_a_class),
        Sight("class-problem", f"{SCHOOL}/classes", HEAD, put_nobody_in, 422),
    ),
    "classes.show_enrol": (
        Sight("enrol", f"{SCHOOL}/children/new", HEAD),
        Sight("enrol-problem", f"{SCHOOL}/children/new", HEAD, save, 422),
    ),
    "classes.show_go": (
        Sight("child-leaves", f"{SCHOOL}/children/{{quynh}}/leave", HEAD),
    ),
    "roster.show": (
        Sight("roster", f"{SCHOOL}/roster", HEAD, open_all),
        Sight("roster-problem", f"{SCHOOL}/roster", HEAD, look_at_a_picture, 422),
        Sight("roster-done", f"{SCHOOL}/roster", HEAD, put_in_staff),
    ),
    "roster.show_plan": (
        Sight("roster-plan", f"{SCHOOL}/roster", HEAD, look_at_children),
        Sight("roster-keeper", f"{SCHOOL}/roster", HEAD, put_in_without_a_keeper, 422),
    ),
    "roster.show_undo": (Sight("roster-undo", f"{SCHOOL}/roster", HEAD, take_back),),
    "roster.show_next_year": (
        Sight("next-year", f"{SCHOOL}/roster/next-year", HEAD, plan_the_next_year),
    ),
}
