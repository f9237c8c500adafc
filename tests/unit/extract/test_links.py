from briefreader.extract.body.links import clean_address
from briefreader.model.brief import TextFragment


def test_the_passage_that_an_address_names_is_told_with_what_stands_around_it() -> None:
    address, fragment = clean_address("https://x.org/a?b=1#:~:text=the%20first-,forty%20percent,of%20all,-traffic")
    assert address == "https://x.org/a?b=1"
    assert fragment == TextFragment(start="forty percent", end="of all", prefix="the first", suffix="traffic")
