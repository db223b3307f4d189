"""What the owner of an account gets by mail: a link, or news of a change."""

from typing import Final
from uuid import UUID

from service.context import services
from service.greetings import greeting
from service.mail import Mail
from service.signing_in.second_factor import Code

SUBJECT: Final = "How you sign in has changed"
APP_ON: Final = "From now on you are asked for a code from your app as well."
APP_OFF: Final = "Codes from an app were switched off."
NEW_CODES: Final = "New codes on paper were made. The old ones no longer work."
PASSWORD: Final = "Your password was changed."  # noqa: S105 - no password
PASSKEY_ADDED: Final = "A passkey was added."
PASSKEY_REMOVED: Final = "A passkey was removed."
LINKED: Final = "A school account can be used to sign in from now on."
UNLINKED: Final = "A school account can no longer be used to sign in."
USED: Final = "One of your codes on paper was used. It is used up: {left} are left."
CHANGED: Final = """\
{hello}

{what}

If this was you, all is well. If not, ask for a link on the sign-in page, choose a new
password, and tell the school office.
"""
LINK_SUBJECT: Final = "Your link to sign in"
LINK: Final = """\
{hello}

Open this link to sign in to Same Page:

{link}

It works once, for 15 minutes, and then asks you to press a button.

If you did not ask for it, you need do nothing: nobody can sign in without this mail.
"""


def tell_owner(account: UUID, what: str) -> None:
    """Write to whoever owns an account."""
    here = services()
    address = here.identity.address_of(account)
    if address is None:
        return

    def write() -> Mail:
        text = CHANGED.format(hello=greeting(here, account), what=what)
        return Mail(address, SUBJECT, text)

    here.post.send_later(write)


def tell_of_code(account: UUID, kind: Code) -> None:
    """Tell the owner when a code from paper was used, and how many are left."""
    if kind is Code.PAPER:
        left = services().identity.second_factor.codes_left(account)
        tell_owner(account, USED.format(left=left))
