"""/children/<child>/devices for adults, and /child, where children come in."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from flask import Blueprint, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response as BaseResponse

from service.asking import ask
from service.context import Standing, child_or_none, services, standing
from service.devices import answers
from service.devices.commands import (
    EndDevice,
    SetUpDevice,
    end_device,
    set_up_device,
)
from service.entering import (
    admit_network,
    release_network,
    tell_nobody_here,
    with_cookie,
)
from service.entrance import child_cookie, child_device_cookie, cookie_name
from service.forms import Form, key_of_form
from service.permissions import Action
from service.picking import Picking
from service.proof import confirmed
from service.signing_in.browsers import device_words
from service.signing_in.child_ways import (
    LASTS,
    PICTURES,
    SESSION,
    Way,
    is_easy_to_guess,
)
from service.signing_in.throttle import TooManyTries
from service.symbol_set import SIGN_IN

devices = Blueprint("devices", __name__, template_folder="templates")
OF_CHILD: Final = "/children/<uuid:child>/devices"


@devices.get(OF_CHILD)
def show(child: UUID) -> ResponseReturnValue:
    at = standing(child, Action.SEE_DEVICES)
    found = answers.of_child(at)
    return render_template(
        "devices/devices.html",
        devices=found,
        child={"id": child, "name": found.name},
        may=at.may,
        form=Form.new(),
    )


@devices.post(OF_CHILD)
def post_agree(child: UUID) -> ResponseReturnValue:
    """Let adult and child choose on this device, press by press; then keep it."""
    at = standing(child, Action.SET_UP_DEVICE)
    confirmed()
    others = answers.others_here(at)
    own = _free(others, child)
    picture = request.form.get("picture", "")
    picking = _picking()
    if request.form.get("picture_pick") in own:
        picture = request.form["picture_pick"]
    if is_easy_to_guess(picking.picked):
        again = _agree_page(at, picture, Picking(()), own, is_easy=True)
        return again, 422
    is_whole = picture in own and len(picking.picked) == PICTURES
    if not is_whole or request.form.get("agreed") != "yes":
        return _agree_page(at, picture if picture in own else "", picking, own)
    return _set_up(at, picture, picking, others)


@devices.post(f"{OF_CHILD}/<uuid:device>/end")
def post_end(child: UUID, device: UUID) -> ResponseReturnValue:
    at = standing(child, Action.END_DEVICE)
    command = EndDevice(device=device)
    key = key_of_form()
    ask(end_device, command, at=at, action=Action.END_DEVICE, key=key)
    return redirect(url_for("devices.show", child=child, done="device-ended"), 303)


@devices.get("/child")
def show_door() -> ResponseReturnValue:
    found = child_or_none()
    if found is not None:
        return redirect(url_for("mine.show", child=found.child), 303)
    ways = services().child_ways.on_device(answers.held())
    return render_template("devices/door.html", ways=_by_picture(ways))


@devices.post("/child")
def post_door() -> ResponseReturnValue:
    """Take one more picture; the last of them opens the door, or does not."""
    held = answers.held()
    ways = services().child_ways.on_device(held)
    chosen = [one for one in ways if str(one.device) == request.form.get("device")]
    if held is None or not chosen or child_or_none() is not None:
        return redirect(url_for("devices.show_door"), 303)
    picking = _picking()
    if len(picking.picked) < PICTURES:
        return _sequence_page(chosen[0], picking)
    admit_network()
    session = services().child_ways.sign_in(held, chosen[0].device, picking.picked)
    if session is None:
        return _sequence_page(chosen[0], Picking(()), is_wrong=True), 422
    release_network()
    onward = redirect(url_for("mine.show", child=chosen[0].child), 303)
    _without_adult(onward)
    seconds = SESSION.total_seconds()
    return with_cookie(onward, child_cookie(), session.cookie, seconds)


def _set_up(
    at: Standing, picture: str, picking: Picking, others: Sequence[Way]
) -> ResponseReturnValue:
    """Keep what was agreed, and sign the adult out: the device is the child's now."""
    if not services().child_ways.may_agree(at.child):
        raise TooManyTries
    edge, held = services().edge, answers.device_for(at)
    before = [one.device for one in others if one.child == at.child]
    command = SetUpDevice(
        device=edge.new_id(),
        newcomer=edge.new_id(),
        picture=picture,
        sequence=picking.picked,
        described=str(device_words(request.headers.get("User-Agent", ""))),
        held=held,
        instead=before[0] if before else None,
    )
    ask(set_up_device, command, at=at, action=Action.SET_UP_DEVICE, key=key_of_form())
    onward = redirect(url_for("devices.show_door"), 303)
    _without_adult(onward)
    onward.headers["Clear-Site-Data"] = '"cache", "storage"'
    seconds = LASTS.total_seconds()
    return with_cookie(onward, child_device_cookie(), held.cookie, seconds)


def _without_adult(answer: BaseResponse) -> None:
    """Let the browser hold no session of an adult any more."""
    services().identity.sessions.end(g.session)
    answer.delete_cookie(cookie_name(), secure=services().settings.is_https)
    tell_nobody_here(answer)


def _picking() -> Picking:
    known = {one.id for one in services().symbols.of(SIGN_IN)}
    return Picking.read(request.form, known, PICTURES)


def _free(others: Sequence[Way], child: UUID) -> list[str]:
    """Give the pictures that no other child of this device has."""
    taken = {one.picture for one in others if one.child != child}
    offered = [one.id for one in services().symbols.of(SIGN_IN)]
    return [one for one in offered if one not in taken]


def _by_picture(ways: Sequence[Way]) -> list[Way]:
    return sorted(ways, key=lambda one: one.picture)


def _agree_page(
    at: Standing,
    picture: str,
    picking: Picking,
    own: list[str],
    *,
    is_easy: bool = False,
) -> str:
    return render_template(
        "devices/agree.html",
        child=at.child,
        own_picture=picture,
        picking=picking,
        own=own,
        offered=services().symbols.of(SIGN_IN),
        is_whole=len(picking.picked) == PICTURES,
        is_easy=is_easy,
        form=Form.new()
        if not request.form.get("key")
        else Form(key=request.form["key"]),
    )


def _sequence_page(way: Way, picking: Picking, *, is_wrong: bool = False) -> str:
    return render_template(
        "devices/sequence.html",
        the_way=way,
        picking=picking,
        offered=services().symbols.of(SIGN_IN),
        most=PICTURES,
        is_wrong=is_wrong,
    )
