"""The API's frame: strict parsing, problem documents and the OpenAPI document."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any, Final, TypeVar

from flask import Flask, Response, jsonify, render_template
from flask.typing import ResponseReturnValue
from flask_smorest import Api, Blueprint
from marshmallow import EXCLUDE, RAISE, Schema, ValidationError, fields, validate
from webargs.flaskparser import FlaskParser
from werkzeug.exceptions import HTTPException

from service.errors import problem_answer, problem_of
from service.parsing import json_of

PREFIX = "/api/v1"
REFUSALS: Final = frozenset({401, 403, 404, 409, 422})
OF_A_BODY: Final = frozenset({400, 413, 415})
KEY_FORM = "Use 1 to 128 letters, digits or signs without spaces."
View = TypeVar("View", bound=Callable[..., Any])


class StrictParser(FlaskParser):
    """Reads bodies with our own reader; unknown query words are refused."""

    DEFAULT_UNKNOWN_BY_LOCATION = {"json": None, "query": RAISE}  # noqa: RUF012

    def load_json(self, req: Any, schema: Schema) -> Any:  # noqa: ANN401, ARG002
        return json_of(req)

    def handle_error(  # type: ignore[override]
        self,
        error: ValidationError,
        *_: object,
        **__: object,
    ) -> None:
        """Name the fields alone: where in the request they stood is known."""
        messages = error.messages
        assert isinstance(messages, dict)
        (found,) = messages.values()
        raise ValidationError(found)


class ProblemSchema(Schema):
    """A problem document (RFC 9457). `detail` says what to do."""

    type = fields.String(required=True)
    title = fields.String(required=True)
    status = fields.Integer(required=True)
    detail = fields.String(required=True)
    code = fields.String(required=True)
    errors = fields.Dict()


class KeySchema(Schema):
    """A key under which a write is done once, however often it is sent."""

    class Meta:
        unknown = EXCLUDE

    key = fields.String(
        data_key="Idempotency-Key",
        load_default=None,
        validate=validate.Regexp(r"^[!-~]{1,128}$", error=KEY_FORM),
    )


class ApiBlueprint(Blueprint):  # type: ignore[misc]
    """A slice's part of the API, under a heading of its own in the document."""

    ARGUMENTS_PARSER = StrictParser()
    DEFAULT_TAG = ""

    def add_url_rule(self, *rule: Any, **options: Any) -> None:  # noqa: ANN401
        super().add_url_rule(*rule, **{**options, "tags": [self.DEFAULT_TAG]})

    def writes(
        self, rule: str, sent: type[Schema] | None, told: type[Schema]
    ) -> Callable[[View], View]:
        """Add an operation that records something, once for each key: 201 and *told*.

        It is given what was *sent*, if anything is, and the headers.
        """

        def added(view: View) -> View:
            refusals = REFUSALS if sent is None else REFUSALS | OF_A_BODY
            view = self.answers(*sorted(refusals))(view)
            view = self.response(201, told)(view)
            view = self.arguments(KeySchema, location="headers")(view)
            if sent is not None:
                view = self.arguments(sent)(view)
            added: View = self.post(rule)(view)
            return added

        return added

    def answers(self, *statuses: int) -> Callable[[View], View]:
        """Document the problems that an operation may answer with."""

        def documented(view: View) -> View:
            for status in statuses:
                view = self.alt_response(status, response=HTTPStatus(status).name)(view)
            return view

        return documented


class DiaryApi(Api):  # type: ignore[misc]
    """flask-smorest, with our problem documents instead of its own errors."""

    ERROR_SCHEMA = ProblemSchema

    def _register_responses(self) -> None:
        usual: str = Api.DEFAULT_RESPONSE_CONTENT_TYPE
        self.DEFAULT_RESPONSE_CONTENT_TYPE = "application/problem+json"
        try:
            super()._register_responses()
        finally:
            self.DEFAULT_RESPONSE_CONTENT_TYPE = usual

    def handle_http_exception(self, error: HTTPException) -> ResponseReturnValue:
        if error.response is not None:
            return error.response
        return problem_answer(problem_of(error))


def create_api(app: Flask, version: str) -> DiaryApi:
    """Make the API of *app*; the OpenAPI document is served beside it."""
    app.config |= {
        "API_TITLE": "Same Page",
        "API_VERSION": version,
        "OPENAPI_VERSION": "3.1.0",
        "OPENAPI_URL_PREFIX": None,
        "API_SPEC_OPTIONS": {
            "info": {
                "description": "The diary between home and school. "
                "What is written stays; corrections stand beside it."
            },
            "components": {
                "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}
            },
            "security": [{"token": []}],
        },
    }
    api = DiaryApi(app)

    @app.get(f"{PREFIX}/openapi.json", endpoint="openapi.document")
    def document() -> Response:
        return jsonify(api.spec.to_dict())

    @app.get(f"{PREFIX}/docs", endpoint="openapi.docs")
    def docs() -> str:
        return render_template("api/docs.html", spec=api.spec.to_dict())

    return api
