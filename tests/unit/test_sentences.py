import pytest

from briefreader.extract.words.sentences import sentence_spans


def split(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentence_spans(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["The U.S. Senate met Gov. Lee on Jan. 6.", "It sat for two hours."],
        ["He moved to the U.S.", "The rest stayed in Washington, D.C.", "Nobody minded."],
        ["J. R. Smith and Mary Q. Jones wrote it.", "So what?"],
        ["“Will it last?” Mr. Poe asked.", "“No!”", "He left."],
        ["Prices rose 3.5 percent.", "$40 billion is gone.", "12 states sued."],
        ["She waited ... and waited.", "Then … nothing.", "And so on."],
        ["The claim is old.[12]", "So is the reply.³", "A third is new. [4]", "It ends here."],
        ["Growth fell (see fig. 3 and p. 14).", "(It may recover.)", "Few expect it."],
        ["The talks began at 9 p.m. EST on Friday.", "They ended at 11 a.m.", "Nobody slept."],
        ["Apples, pears, etc. were sold by Acme Inc. in bulk.", "The firm is now Acme Corp.", "It is listed."],
        ["Compare e.g. Norway vs. Sweden.", "Both held a vote in ca. 1905."],
        ["It sold for $430 (reg. $1,799) while supplies lasted.", "Call ext. 37625 to ask."],
        ["World War I.", "It began in 1914."],
        ["1. Raise the tax.", "2. Spend it."],
        ["Yahoo! bought it.", "iPhone sales rose."],
        ["Sen. Ann Poe (D-Pa.) met Rep. Jon Kyle (R-Ariz.) there.", "Then-Gov. Rick Lee did not come."],
        ["Ties between the U.S. and the E.U. froze at 9 a.m. Monday.", "She has a Ph.D.", "The rest do not."],
        ["It broke out at 6 p.m. (but was soon put out).", "In the U.S. (and in Canada) few saw it."],
        ["Smith et al. (2019) found it; see Vol. 3, pp. 12–14.", "No. 10 declined.", "The answer is no.", "But why?"],
        [
            "Few use IE.",
            "Its share fell from c. 40 percent.",
            "The war—Mr. Poe says so—is over.",
            "Vitamin C.",
            "It helps.",
        ],
        ["It is cited.", "And so is this. [19]"],
    ],
)
def test_sentences_of_edited_prose(sentences: list[str]) -> None:
    assert split(" ".join(sentences)) == sentences


def test_a_blank_line_always_ends_a_sentence() -> None:
    assert split("A heading without a stop\n\nThe text of it.") == ["A heading without a stop", "The text of it."]


def test_wrapped_lines_are_one_sentence() -> None:
    wrapped = (
        "The committee found in a report of\nMarch that the cost of the programme had\nrisen. Nobody was surprised."
    )
    assert split(wrapped) == [
        "The committee found in a report of\nMarch that the cost of the programme had\nrisen.",
        "Nobody was surprised.",
    ]


def test_lines_of_their_own_are_sentences() -> None:
    assert split("Summary\nThe committee found that costs had risen again.\n- one thing\n- another") == [
        "Summary",
        "The committee found that costs had risen again.",
        "- one thing",
        "- another",
    ]


def test_a_missing_space_and_a_lost_superscript() -> None:
    assert split("It went on all year.Then it ended. 4 However, costs remain.") == [
        "It went on all year.",
        "Then it ended. 4",
        "However, costs remain.",
    ]


def test_scripts_without_spaces() -> None:
    assert split("会议开始了。会议结束了。") == ["会议开始了。", "会议结束了。"]


@pytest.mark.parametrize("text", ["", " \n\t\n ", "\u00a0"])
def test_nothing_has_no_sentences(text: str) -> None:
    assert split(text) == []


def test_a_long_run_of_marks_takes_linear_time() -> None:
    assert len(sentence_spans(". " * 50_000)) >= 1
    assert len(sentence_spans("[1] " * 50_000)) >= 1
