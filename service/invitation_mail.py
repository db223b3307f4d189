"""The mail that takes a letter of invitation to whoever is invited."""

from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from events.store.canonical import from_moment
from service.edge import LONDON
from service.letters import Envelope, Letter
from service.mail import Mail
from service.sentences import day_in_words

SUBJECT: Final = "An invitation to Same Page"
MAILS: Final = Environment(
    loader=FileSystemLoader(Path(__file__).with_name("templates") / "mail"),
    autoescape=select_autoescape(),
    undefined=StrictUndefined,
    keep_trailing_newline=True,
)


def mail_of(
    letter: Letter, envelope: Envelope, base_url: str, address_as: str | None
) -> Mail:
    """Write the mail. It names neither child nor school, for it may go astray.

    *address_as* is given only for the owner of an account with this very address.
    """
    last = from_moment(envelope.expires_at).astimezone(LONDON).date()
    text = MAILS.get_template("invitation.txt").render(
        address_as=address_as,
        link=f"{base_url}/join?link={letter.link}",
        last_day=day_in_words(last),
    )
    return Mail(to=letter.to.email, subject=SUBJECT, text=text)
