from briefreader.extract.front.markup import read_markdown
from briefreader.model.brief import BlockKind


def test_a_rule_makes_a_heading_of_a_line_that_stands_alone_and_of_no_other() -> None:
    alone = read_markdown("The ferry sails twice a day.\n\nWhat It Costs\n---\n\nNobody knows.\n")
    assert [(line.text, line.shape) for line in alone.lines][1] == ("What It Costs", BlockKind.HEADING)
    glued = read_markdown("The ferry sails twice a day\nWhat It Costs\n---\n\nNobody knows.\n")
    assert BlockKind.HEADING not in {line.shape for line in glued.lines}


def test_the_day_of_publication_has_several_names_in_a_block_of_metadata() -> None:
    for key in ("date", "published", "publish_date", "pubdate", "created"):
        assert read_markdown(f"---\ntitle: Port Fees\n{key}: 2024-03-03\n---\n\nText.\n").told.published == "2024-03-03"
