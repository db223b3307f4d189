"""/schools/<school>/classes: classes, and who is in each; children who come and go."""

from typing import Any, Final
from uuid import UUID

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue

from service.classes import pages, schemas
from service.classes.commands import (
    AssignStaff,
    EnrolChild,
    LetChildGo,
    MoveChildOut,
    OpenClass,
    PlaceChild,
    ReleaseStaff,
    assign_staff,
    enrol_child,
    let_child_go,
    move_child_out,
    open_class,
    place_child,
    release_staff,
)
from service.context import services, serving
from service.forms import Form
from service.keepers import check_chosen
from service.permissions import Action
from service.placing import newcomer
from service.school_forms import again_on, sent, write

classes = Blueprint(
    "classes",
    __name__,
    template_folder="templates",
    url_prefix="/schools/<uuid:school>",
)
CLASS: Final = "/classes/<uuid:group>"


@classes.get("/classes")
def show_all(school: UUID) -> ResponseReturnValue:
    return pages.overview(serving(school, Action.SEE_CLASSES), Form.new())


@classes.post("/classes")
def post_class(school: UUID) -> ResponseReturnValue:
    at, schema = serving(school, Action.OPEN_CLASS), schemas.OpenClassSchema()
    group = services().edge.new_id()
    return write(
        at,
        Action.OPEN_CLASS,
        open_class,
        lambda: OpenClass(group=group, **sent(schema)),
        again_on(pages.overview, at),
        _onward("classes.show_all", "class", school=school),
    )


@classes.get(CLASS)
def show(school: UUID, group: UUID) -> ResponseReturnValue:
    return pages.inside(serving(school, Action.SEE_CLASSES), group, Form.new())


@classes.post(f"{CLASS}/children")
def post_child(school: UUID, group: UUID) -> ResponseReturnValue:
    at, schema = serving(school, Action.PLACE_CHILD), schemas.PlaceChildSchema()
    return write(
        at,
        Action.PLACE_CHILD,
        place_child,
        lambda: PlaceChild(group=group, **sent(schema)),
        again_on(pages.inside, at, group),
        _onward("classes.show", "placed", school=school, group=group),
    )


@classes.post(f"{CLASS}/children/<uuid:child>/out")
def post_child_out(school: UUID, group: UUID, child: UUID) -> ResponseReturnValue:
    at = serving(school, Action.MOVE_CHILD_OUT)
    return write(
        at,
        Action.MOVE_CHILD_OUT,
        move_child_out,
        lambda: MoveChildOut(group=group, child=child),
        again_on(pages.inside, at, group),
        _onward("classes.show", "moved-out", school=school, group=group),
    )


@classes.post(f"{CLASS}/staff")
def post_staff(school: UUID, group: UUID) -> ResponseReturnValue:
    at, schema = serving(school, Action.ASSIGN_STAFF), schemas.AssignSchema()
    return write(
        at,
        Action.ASSIGN_STAFF,
        assign_staff,
        lambda: AssignStaff(group=group, **sent(schema)),
        again_on(pages.inside, at, group),
        _onward("classes.show", "assigned", school=school, group=group),
    )


@classes.post(f"{CLASS}/staff/<uuid:person>/out")
def post_staff_out(school: UUID, group: UUID, person: UUID) -> ResponseReturnValue:
    at = serving(school, Action.RELEASE_STAFF)
    return write(
        at,
        Action.RELEASE_STAFF,
        release_staff,
        lambda: ReleaseStaff(group=group, person=person),
        again_on(pages.inside, at, group),
        _onward("classes.show", "released", school=school, group=group),
    )


@classes.get("/children/new")
def show_enrol(school: UUID) -> ResponseReturnValue:
    return pages.enrol(serving(school, Action.ENROL_CHILD), Form.new())


@classes.post("/children/new")
def post_enrol(school: UUID) -> ResponseReturnValue:
    at, action = serving(school, Action.ENROL_CHILD), Action.ENROL_CHILD

    def command() -> EnrolChild:
        told = sent(schemas.EnrolSchema())
        check_chosen(school, told, "keeper")
        child = newcomer(told.pop("name"), services().edge)
        return EnrolChild(newcomer=child, **told)

    onward = _onward("classes.show_all", "enrolled", school=school)
    return write(at, action, enrol_child, command, again_on(pages.enrol, at), onward)


@classes.get("/children/<uuid:child>/leave")
def show_go(school: UUID, child: UUID) -> ResponseReturnValue:
    return pages.leave(serving(school, Action.LET_CHILD_GO), child, Form.new())


@classes.post("/children/<uuid:child>/leave")
def post_go(school: UUID, child: UUID) -> ResponseReturnValue:
    at, schema = serving(school, Action.LET_CHILD_GO), schemas.GoSchema()
    return write(
        at,
        Action.LET_CHILD_GO,
        let_child_go,
        lambda: LetChildGo(child=child, **sent(schema)),
        again_on(pages.leave, at, child),
        _onward("classes.show_all", "child-gone", school=school),
    )


def _onward(endpoint: str, done: str, **ids: UUID) -> str:
    place: dict[str, Any] = {**ids, "done": done}
    return url_for(endpoint, **place)
