"""/api/v1/schools/<school>/worklist: what waits, for programs."""

from typing import Any
from uuid import UUID

from projections.agreed_actions_open import Wanted
from service.looked_after import keeping
from service.openapi import PREFIX, ApiBlueprint
from service.permissions import Action
from service.worklist import answers, schemas

api = ApiBlueprint(
    "worklist_api", __name__, url_prefix=f"{PREFIX}/schools/<uuid:school>/worklist"
)
api.DEFAULT_TAG = "Agreed actions"


@api.get("")
@api.arguments(schemas.WorklistQuerySchema, location="query")
@api.response(200, schemas.WorklistSchema)
@api.answers(401, 403, 404, 422)
def worklist(asked: dict[str, Any], school: UUID) -> object:
    """List what waits for all the children whom whoever asks looks after."""
    at = keeping(school, Action.SEE_WORKLIST)
    return answers.worklist(at, Wanted(**asked))
