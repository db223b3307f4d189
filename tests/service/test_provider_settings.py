"""What a deployment says about the providers of its staff, and what it cannot say."""

from pathlib import Path

import pytest

from service.provider_settings import (
    Provider,
    ProviderUnusable,
    providers_from,
)
from service.settings import Settings, SettingUnusable

GOOGLE = {
    "SAMEPAGE_OIDC": "google",
    "SAMEPAGE_OIDC_GOOGLE_ISSUER": "https://accounts.google.com",
    "SAMEPAGE_OIDC_GOOGLE_CLIENT_ID": "same-page",
    "SAMEPAGE_OIDC_GOOGLE_HD": "Larkfield.example, brook.example",
}
MICROSOFT = {
    "SAMEPAGE_OIDC_M365_NAME": "Microsoft",
    "SAMEPAGE_OIDC_M365_ISSUER": "https://login.microsoftonline.com/t-1/v2.0",
    "SAMEPAGE_OIDC_M365_CLIENT_ID": "same-page",
    "SAMEPAGE_OIDC_M365_TID": "t-1",
}


def test_without_a_setting_there_are_no_providers() -> None:
    assert Settings.from_env({}).providers == ()


def test_two_providers_stand_in_the_order_of_the_settings(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("known-to-both\n")
    told = {
        **GOOGLE,
        **MICROSOFT,
        "SAMEPAGE_OIDC": "m365 google",
        "SAMEPAGE_OIDC_M365_CLIENT_SECRET_FILE": str(secret),
        "SAMEPAGE_OIDC_GOOGLE_CLIENT_SECRET": "of-google",
        "SAMEPAGE_OIDC_GOOGLE_COUNTS_TWICE": "yes",
    }
    microsoft, google = Settings.from_env(told).providers
    assert microsoft == Provider(
        key="m365",
        name="Microsoft",
        issuer="https://login.microsoftonline.com/t-1/v2.0",
        client_id="same-page",
        client_secret="known-to-both",
        tenants=frozenset({"t-1"}),
    )
    assert google.name == "Google"
    assert google.domains == {"larkfield.example", "brook.example"}
    assert (google.client_secret, google.counts_twice) == ("of-google", True)
    assert "of-google" not in repr(google)


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"SAMEPAGE_OIDC": "google google"}, "must name each provider once."),
        ({"SAMEPAGE_OIDC": "Google"}, "must be short names such as google"),
        ({"SAMEPAGE_OIDC": "a/b"}, "must be short names such as google"),
        ({"SAMEPAGE_OIDC": "other"}, "SAMEPAGE_OIDC_OTHER_ISSUER is missing."),
        ({"SAMEPAGE_OIDC_GOOGLE_CLIENT_ID": " "}, "_CLIENT_ID is missing."),
        ({"SAMEPAGE_OIDC_GOOGLE_HD": ""}, "GOOGLE_HD must name the school's own"),
        ({"SAMEPAGE_OIDC_GOOGLE_COUNTS_TWICE": "1"}, "must be yes or no."),
        (
            {"SAMEPAGE_OIDC_GOOGLE_CLIENT_SECRET_FILE": "/nowhere/secret"},
            "cannot be read.",
        ),
        ({**MICROSOFT, "SAMEPAGE_OIDC": "m365", "SAMEPAGE_OIDC_M365_TID": ""}, "_TID"),
        *(
            ({"SAMEPAGE_OIDC_GOOGLE_ISSUER": wrong}, "_ISSUER must be an address")
            for wrong in (
                "accounts.google.com",
                "http://accounts.google.com",
                "https://",
                "https://[",
                "https://id.example:many",
                "https://id.example/?a=b",
                "https://id.example/#a",
            )
        ),
    ],
)
def test_what_cannot_work_is_said_in_one_sentence(
    told: dict[str, str], says: str
) -> None:
    with pytest.raises(SettingUnusable, match="SAMEPAGE_OIDC") as problem:
        Settings.from_env({**GOOGLE, **told})
    assert says in str(problem.value)


def test_a_provider_on_this_machine_may_be_without_encryption() -> None:
    told = {**GOOGLE, "SAMEPAGE_OIDC_GOOGLE_ISSUER": "http://127.0.0.1:5000"}
    (provider,) = providers_from(told)
    assert provider.host == "127.0.0.1"
    with pytest.raises(ProviderUnusable):
        providers_from({**told, "SAMEPAGE_OIDC_GOOGLE_ISSUER": "http://10.0.0.1"})
