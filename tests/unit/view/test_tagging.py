"""The tag editor's mind."""

from briefreader.view.tagging import ON_THE_LINE, TagEditing, move, offers, result, toggle, toggle_digit, type_line

KNOWN = {"ukraine": 9, "ukraine/ceasefire": 4, "trade/ukraine": 2, "europe": 30}


def test_what_begins_so_comes_first_then_levels_then_the_rest() -> None:
    editing = type_line(TagEditing(known=KNOWN), "ukr")
    assert [offer.tag for offer in offers(editing)] == ["ukraine", "ukraine/ceasefire", "trade/ukraine", "ukr"]
    assert offers(editing)[-1].is_new


def test_an_exact_name_is_offered_once_and_not_as_new() -> None:
    editing = type_line(TagEditing(known=KNOWN), "Europe")
    assert [(offer.tag, offer.is_new) for offer in offers(editing)] == [("europe", False)]


def test_without_a_word_the_chosen_the_recent_and_the_frequent_are_offered() -> None:
    editing = TagEditing(known=KNOWN, original=("ukraine",), chosen=("ukraine",), recent=("trade/ukraine",))
    assert [(offer.tag, offer.digit) for offer in offers(editing)][:3] == [
        ("ukraine", ""),
        ("trade/ukraine", "1"),
        ("europe", ""),
    ]
    assert toggle_digit(editing, "1").chosen == ("ukraine", "trade/ukraine")


def test_a_choice_is_made_and_taken_back() -> None:
    editing = toggle(type_line(TagEditing(known=KNOWN, original=("old",), chosen=("old",)), "new tag"))
    assert editing.chosen == ("old", "new tag")
    assert editing.cursor == ON_THE_LINE
    editing = toggle(move(editing, 1))
    assert result(editing) == (("new tag",), ("old",))


def test_what_cannot_be_a_tag_is_said_and_not_offered() -> None:
    editing = type_line(TagEditing(known={}), "a,b")
    assert "," in editing.problem
    assert offers(editing) == ()
