"""What "How you sign in" shows besides the password: passkeys and school accounts."""

from uuid import UUID

from service.context import services


def own_ways(account: UUID) -> dict[str, object]:
    """Give the passkeys of an account, its links, and the providers it could link."""
    providers = services().providers
    links = providers.links_of(account)
    linked = {one.provider for one in links}
    return {
        "passkeys": services().passkeys.of(account),
        "links": links,
        "linkable": [one for one in providers.offered if one.key not in linked],
        "provider_names": {one.key: one.name for one in providers.offered},
    }
