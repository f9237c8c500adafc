"""A service that sends the reader on does not stand in an address."""

import pytest

from briefreader.extract.body.links import clean_address
from briefreader.extract.body.redirects import sent_on

RATES = "https://quay.example/rates?year=2024"
QUOTED = "https%3A%2F%2Fquay.example%2Frates%3Fyear%3D2024"


@pytest.mark.parametrize(
    "address",
    [
        f"https://www.google.com/url?q={QUOTED}&sa=D&usg=x",
        f"https://www.google.co.uk/url?sa=t&url={QUOTED}",
        f"https://l.facebook.com/l.php?u={QUOTED}&h=AT0",
        f"https://nam04.safelinks.protection.outlook.com/?url={QUOTED}&data=05%7C",
        f"https://eur01.safelinks.protection.outlook.com/?url={QUOTED}&amp;data=05",
        f"https://www.youtube.com/redirect?event=x&q={QUOTED}",
        f"https://go.skimresources.com?id=1&url={QUOTED}",
        f"https://www.awin1.com/cread.php?awinmid=1&ued={QUOTED}",
        f"https://href.li/?{RATES}",
        f"https://urldefense.com/v3/__{RATES}__;!!abc",
        f"https://urldefense.com/v3/__{RATES.replace('//', '/')}__;!!abc",
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.google.com%2Furl%3Fq%3D" + QUOTED.replace("%", "%25"),
    ],
)
def test_the_address_behind_the_service_is_meant(address: str) -> None:
    assert sent_on(address) == RATES


@pytest.mark.parametrize(
    "address",
    [
        RATES,
        "https://www.google.com/search?q=https%3A%2F%2Fquay.example",
        "https://www.google.com/url?q=javascript%3Aalert(1)",
        "https://www.google.com/url?q=rates",
        f"https://www.facebook.com/sharer/sharer.php?u={QUOTED}",
        f"https://quay.example/url?q={QUOTED}",
        f"https://google.com.quay.example/url?q={QUOTED}",
        "https://urldefense.com/v3/__https://quay.example/*rates__;Iw!!abc",
    ],
)
def test_other_addresses_stay(address: str) -> None:
    assert sent_on(address) == address


def test_what_counts_visitors_goes_behind_the_service_too() -> None:
    address = f"https://www.google.com/url?q={QUOTED}%26utm_source%3Dmail%26_gl%3D1%23%3A~%3Atext%3Dby%2520night&sa=D"
    url, fragment = clean_address(address)
    assert url == RATES
    assert fragment is not None
    assert fragment.start == "by night"


def test_parameters_that_name_a_page_stay() -> None:
    address = "https://quay.example/list?_gallery=2&ga=3&gl=no&id=4"
    assert clean_address(f"{address}&_ga=1.2&_gl=1*a&srsltid=Af&gad_source=1&wbraid=x")[0] == address
