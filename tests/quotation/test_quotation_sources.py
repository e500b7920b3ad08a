import pytest

BOTH = "chairman and chief executive Ann Lee"
CHIEF = "Harbour Office chief executive Ann Lee"
LENDING = "lending figures from the Pier Bank"
ALL = "figures released on Monday by the Trust"
SHOWN = "papers handed to unnamed officials"
NAMED = "Harbour Office spokesman Tom Reyes"


def source(said, text):
    ((_, found, _),) = said(text)
    return found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"{CHIEF} said the toll was low.", CHIEF),
        ("On Tuesday the council said the toll was low.", "the council"),
        ("In London the council said the toll was low.", "the council"),
        ("Tom Reyes and Ann Lee said the toll was low.", "Tom Reyes and Ann Lee"),
        ("Ann Lee of Save the Harbour said the toll was low.", "Ann Lee of Save the Harbour"),
        ("The mayor has also said the toll was low.", "The mayor"),
        ("Ann Lee (52) said the toll was low.", "Ann Lee"),
        ("He met the mayor, who said the toll was low.", "who"),
        ("The council's spokeswoman said the toll was low.", "The council's spokeswoman"),
        ("Mr. Tom J. Reyes said the toll was low.", "Mr. Tom J. Reyes"),
        ("Theresa May had said the toll was low.", "Theresa May"),
        ("Ann Lee on Saturday said the toll was low.", "Ann Lee"),
        ("Ann Lee, on 5 June said the toll was low.", "Ann Lee"),
        ("A survey released on Friday said the toll was low.", "A survey"),
        ("On Monday said the toll was low.", None),
        (
            "After the row Harbour Office spokesman Tom Reyes, of Leeds, said the toll was low.",
            NAMED,
        ),
        ("In the report Tom Reyes said the toll was low.", "Tom Reyes"),
        ("After the row the council said the toll was low.", "the council"),
        ("Ann Lee, editor of harbour.com told Tom Reyes that the toll was low.", "Ann Lee"),
        ("Lord Lee, head of the pier's office, who had asked, said the toll was low.", "Lord Lee"),
        ('"We like it," chairman and chief executive Ann Lee said.', BOTH),
        ('"We like it," Ann Lee of the Pier Group, told them.', "Ann Lee of the Pier Group"),
        ("In 2004 the council said the toll was low.", "the council"),
        ("The US said the toll was low.", "The US"),
        ("US officials said the toll was low.", "US officials"),
        ("The Sunday Herald said the toll was low.", "The Sunday Herald"),
        ("The 24-year-old rower said the toll was low.", "The 24-year-old rower"),
        ("As tolls rose, editors of the Herald said the toll was low.", "editors of the Herald"),
        (
            "The Pier Group, which has Amber, Sands and the Trust, said it was low.",
            "The Pier Group",
        ),
        ("The Pier Group, which owns piers, said doubts on tolls had to go.", "The Pier Group"),
        ("Ann Lee, the head of Amber and the Trust, said the toll was low.", "Ann Lee"),
    ],
)
def test_the_phrase_before_the_cue(said, text, words):
    assert source(said, text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('"The toll is low," said Ann Lee of the port in a statement.', "Ann Lee of the port"),
        ('"The toll is low," said Mr. Lee.', "Mr. Lee"),
        ('"The toll is low," said port chief Ann Lee.', "port chief Ann Lee"),
        ('"The toll is low," said a spokesman for the port.', "a spokesman for the port"),
        ('"The toll is low," said he.', "he"),
        ('"The toll is low," said Tom J. Reyes.', "Tom J. Reyes"),
        ('"The toll is low," Ann Lee, mayor of Hull, said.', "Ann Lee"),
    ],
)
def test_the_phrase_behind_the_cue(said, text, words):
    assert source(said, text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The toll fell, according to lending figures from the Pier Bank.", LENDING),
        (
            "The toll fell, according to figures released on Monday by the Trust, which owns it.",
            ALL,
        ),
        ("According to papers handed to unnamed officials, the toll fell.", SHOWN),
        ("The toll fell, according to Mr. Lee.", "Mr. Lee"),
        ("The toll fell, according to his family.", "his family"),
        ("The toll fell, according to him.", "him"),
    ],
)
def test_the_phrase_behind_according_to(said, text, words):
    assert source(said, text) == words


def test_there_may_be_no_phrase(said):
    assert source(said, '"The toll is low," as was said.') is None


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ('"Fine," said Leeds sporting director Ann Lee.', "Leeds sporting director Ann Lee"),
        ('"Fine," said Lake Trust acting head Tom Hall.', "Lake Trust acting head Tom Hall"),
        ('"Fine," said Ann Lee visiting nearby Leeds.', "Ann Lee"),
        ('"Fine," said Ann Lee adding nothing more.', "Ann Lee"),
    ],
)
def test_a_participle_may_open_a_role_before_its_name(said, text, source):
    assert said(text) == [("Fine", source, "said")]
