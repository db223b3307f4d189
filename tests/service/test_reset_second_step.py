"""samepage reset-second-step: whoever lost every code can set one up again."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import databases
from tests.cast import LUKASZ, TOM
from tests.service.clients import words_of
from tests.service.house import House, email_of
from tests.service.passkey_device import with_passkey
from tests.service.signing import App, mails, sign_in, with_mail
from tests.service.test_cli import is_one_sentence, samepage, settings_of

RESET = "reset-second-step"
HIS = email_of(TOM)
KEPT = ("authenticators", "recovery_codes", "remembered_devices", "passkeys")


@pytest.fixture
def house(address: databases.Place, tmp_path: Path) -> Iterator[House]:
    with with_mail(address, tmp_path / "mail") as house:
        yield house


def env(house: House) -> dict[str, str]:
    folder = {"SAMEPAGE_MAIL_DIR": str(house.settings.mail_dir)}
    return {**settings_of(house.place), **folder}


def remembered(house: House, app: App) -> None:
    browser = house.browser()
    browser.opened(sign_in(browser, TOM).location)
    browser.saved("/sign-in/code", code=app.codes[0], remember="yes")


def left(house: House) -> dict[str, int]:
    rows = house.stored()
    return {name: len(rows[name]) for name in KEPT}


def test_somebody_without_codes_sets_a_second_step_up_again(house: House) -> None:
    App.of(house, LUKASZ)
    app, open_still = App.of(house, TOM), house.browser(TOM)
    remembered(house, app)
    told = samepage(env(house), RESET, HIS, "--yes")
    assert told.exit_code == 0, told.output
    for words in ("somebody you know by another way", "the app, the codes on paper"):
        assert words in told.output
    assert "every session has ended" in told.output
    assert "could not be sent" not in told.output
    assert left(house) == dict(zip(KEPT, (1, 10, 0, 0), strict=True))
    assert open_still.get("/account").status_code == 303
    mail = mails(house)[-1]
    assert mail["To"] == HIS
    assert "Your second step was taken away" in mail.get_content()
    assert "If this was you, all is well." in mail.get_content()
    browser = house.browser()
    assert "/sign-in/code" not in sign_in(browser, TOM).location
    new = App.of(house, TOM)
    assert new.secret != app.secret
    assert left(house)["authenticators"] == 2


@pytest.mark.parametrize("passkeys", [False, True])
def test_passkeys_stay_unless_they_are_named(house: House, passkeys: bool) -> None:  # noqa: FBT001
    with_passkey(house, TOM)
    words = (RESET, HIS, "--yes", *(["--passkeys"] if passkeys else []))
    told = samepage(env(house), *words)
    assert told.exit_code == 0, told.output
    assert left(house)["passkeys"] == (not passkeys)
    assert ("They have a passkey" in told.output) is not passkeys
    said = words_of(mails(house)[-1].get_content())
    assert ("neither do your passkeys" in said) is passkeys


def test_it_asks_before_it_does_so(house: House) -> None:
    App.of(house, TOM)
    before = left(house), len(mails(house))
    told = samepage(env(house), RESET, HIS)
    assert told.exit_code == 1
    assert "Reset their second step?" in told.output
    assert (left(house), len(mails(house))) == before
    assert house.browser(TOM).get("/account").status_code == 200


def test_an_unknown_address_is_one_sentence(house: House) -> None:
    told = samepage(env(house), RESET, "nobody@larkfield.example", "--yes")
    is_one_sentence(told, says="There is no account with this e-mail address.")


def test_without_mail_the_operator_is_asked_to_tell_them(house: House) -> None:
    away = {"SAMEPAGE_BASE_URL": "https://diary.example"}
    told = samepage({**settings_of(house.place), **away}, RESET, HIS, "--yes")
    assert told.exit_code == 0
    assert "The mail about it could not be sent. Tell them yourself." in told.output
