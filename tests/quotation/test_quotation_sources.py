import pytest


def source(said, text):
    ((_, found, _),) = said(text)
    return found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Harbour Office chief executive Ann Lee said the toll was low.", None),
        ("On Tuesday the council said the toll was low.", "the council"),
        ("In London the council said the toll was low.", "the council"),
        ("Tom Reyes and Ann Lee said the toll was low.", "Tom Reyes and Ann Lee"),
        ("Ann Lee of Save the Harbour said the toll was low.", "Ann Lee of Save the Harbour"),
        ("The mayor has also said the toll was low.", "The mayor"),
        ("Ann Lee (52) said the toll was low.", "Ann Lee"),
        ("He met the mayor, who said the toll was low.", "the mayor"),
        ("The council's spokeswoman said the toll was low.", "The council's spokeswoman"),
        ("Mr. Tom J. Reyes said the toll was low.", "Mr. Tom J. Reyes"),
        ("Theresa May had said the toll was low.", "Theresa May"),
    ],
)
def test_the_phrase_before_the_cue(said, text, words):
    assert source(said, text) == (words or "Harbour Office chief executive Ann Lee")


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


def test_there_may_be_no_phrase(said):
    assert source(said, '"The toll is low," as was said.') is None
