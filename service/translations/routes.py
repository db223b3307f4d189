"""/children/<child>/entries/<entry>/translate: the note in another language."""

from typing import Final
from uuid import UUID

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue

from events.language import Language
from service.child_forms import filled, write
from service.context import Standing, services, standing
from service.forms import Form
from service.languages import name_of
from service.people import who
from service.permissions import Action
from service.translations import answers, schemas
from service.translations.commands import AddTranslation, add_translation

translations = Blueprint(
    "translations",
    __name__,
    url_prefix="/children/<uuid:child>/entries/<uuid:entry>",
    template_folder="templates",
)
CHOICES: Final = [(one.value, name_of(one)) for one in Language]


@translations.get("/translate")
def show(child: UUID, entry: UUID) -> ResponseReturnValue:
    return _page(standing(child, Action.TRANSLATE), entry, Form.new())


@translations.post("/translate")
def post(child: UUID, entry: UUID) -> ResponseReturnValue:
    at, action = standing(child, Action.TRANSLATE), Action.TRANSLATE
    answers.note(at, entry)
    schema = schemas.TranslationSchema()
    return write(
        at,
        action,
        add_translation,
        lambda: filled(schema, AddTranslation, entry=entry),
        again=lambda form: _page(at, entry, form),
        onward=url_for("diary.show_entry", child=child, entry=entry, done="translated"),
    )


def _page(at: Standing, entry: UUID, form: Form) -> str:
    row = answers.note(at, entry)
    with services().store.reading(at.school) as reader:
        people = who(reader, at.child, {at.child}, services().edge.today())
    return render_template(
        "translations/translate.html",
        row=row,
        form=form,
        child={"id": at.child, "name": people[at.child].name},
        languages=CHOICES,
        may=at.may,
    )
