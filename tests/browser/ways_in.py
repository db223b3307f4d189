"""Somebody at the demo school who signs in with passkeys and with a school account."""

import json
from collections.abc import Mapping

from service.context import EXTENSION, Services
from service.provider_settings import Provider
from service.signing_in.passkeys import Ceremony, Purpose
from tests.browser.school import AT_SCHOOL, School
from tests.service.passkey_device import Device

NAMES = ("The blue stick from school", "Телефон, який завжди зі мною в кишені пальта")


def ways_in(school: School, email: str) -> Mapping[str, str]:
    """Add two passkeys and a link to an account; give their ids."""
    services = school.app.extensions[EXTENSION]
    assert isinstance(services, Services)
    account = school.account_of(email)
    for name, transport in zip(NAMES, ("usb", "internal"), strict=True):
        adding = Ceremony(Purpose.ADD, name, account)
        asked = json.loads(services.passkeys.ask_for_new(adding, account, email))
        device = Device(origin=school.address, transports=(transport,))
        services.passkeys.add(adding, account, name, device.make(asked))
    issuer = AT_SCHOOL["SAMEPAGE_OIDC_LARKFIELD_ISSUER"]
    provider = Provider("larkfield", "Larkfield School", issuer, "same-page")
    services.providers.link(account, provider, issuer, email)
    passkey = services.passkeys.of(account)[0].passkey
    (link,) = services.providers.links_of(account)
    return {"passkey": str(passkey), "link": str(link.link)}
