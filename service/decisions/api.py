"""/api/v1/children/<child>/rights: who decides, for programs."""

from uuid import UUID

from service.context import standing
from service.decisions import answers, schemas
from service.openapi import PREFIX, ApiBlueprint
from service.permissions import Action

api = ApiBlueprint("decisions_api", __name__, url_prefix=PREFIX)
api.DEFAULT_TAG = "Circle"


@api.get("/children/<uuid:child>/rights")
@api.response(200, schemas.RightsSchema)
@api.answers(401, 403, 404)
def rights(child: UUID) -> object:
    """Read who decides what for a young person, since when, and who did before."""
    return answers.rights_of(standing(child, Action.SEE_RIGHTS))
