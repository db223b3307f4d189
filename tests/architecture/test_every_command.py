"""What a person may ask for has one permission, one handler, and a way in."""

import ast
import inspect
import re
from collections.abc import Iterator, Mapping
from types import ModuleType
from typing import Final

from service.circle import api as circle_api
from service.circle import commands as circle
from service.circle import routes as circle_routes
from service.diary import api as diary_api
from service.diary import commands as diary
from service.diary import routes as diary_routes
from service.permissions import MAY, Action

# The actions under which each command is asked for.
ACTIONS: Final[Mapping[str, frozenset[Action]]] = {
    "WriteEntry": frozenset({Action.WRITE_ENTRY}),
    "AddComment": frozenset({Action.COMMENT}),
    "AmendEntry": frozenset({Action.AMEND}),
    "CorrectEntry": frozenset({Action.CORRECT}),
    "MarkSeen": frozenset({Action.MARK_SEEN}),
    "SealEntry": frozenset({Action.SEAL}),
    "AddMember": frozenset({Action.ADD_MEMBER}),
    # One's own leaving and the removing of another are told apart where it is asked.
    "RemoveMember": frozenset({Action.REMOVE_MEMBER, Action.LEAVE_CIRCLE}),
}
# A command that no page asks for, and why.
NO_WAY_IN: Final[Mapping[str, str]] = {
    "EnrolChild": "A school enrols its children on the command line for now.",
}
READING: Final = {Action.SEE_DIARY, Action.SEE_AUDIT, Action.SEE_CIRCLE}


def commands(module: ModuleType) -> set[str]:
    return {
        name
        for name, found in inspect.getmembers(module, inspect.isclass)
        if found.__module__ == module.__name__
    }


def handlers(module: ModuleType) -> set[str]:
    return {
        name
        for name, found in inspect.getmembers(module, inspect.isfunction)
        if found.__module__ == module.__name__ and not name.startswith("_")
    }


def snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def names_in(*modules: ModuleType) -> Iterator[str]:
    for module in modules:
        for node in ast.walk(ast.parse(inspect.getsource(module))):
            if isinstance(node, ast.Name):
                yield node.id


def test_every_command_has_a_handler_of_the_same_name() -> None:
    for module in (circle, diary):
        assert {snake(name) for name in commands(module)} == handlers(module)


def test_every_command_has_its_row() -> None:
    every = commands(circle) | commands(diary)
    assert every == set(ACTIONS) | (every & set(NO_WAY_IN))


def test_no_two_commands_share_an_action() -> None:
    used = [action for actions in ACTIONS.values() for action in actions]
    assert len(used) == len(set(used))
    assert set(used) | READING == set(MAY) == set(Action)


def test_every_command_can_be_asked_for_by_page_and_by_program() -> None:
    for pages, programs, module in (
        (circle_routes, circle_api, circle),
        (diary_routes, diary_api, diary),
    ):
        for name in commands(module) - set(NO_WAY_IN):
            for way in (pages, programs):
                assert {name, snake(name)} <= set(names_in(way)), (name, way)
