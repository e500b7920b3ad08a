"""Quotations without a source, told of by the words before; and what names whom at last."""

import pytest

LONG = "It is late and it rains"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f'Tom Reyes saw the quay again after nine years at sea. "{LONG}."', "Tom Reyes"),
        (f'Tom Reyes was glad.\n\n"{LONG}."', "Tom Reyes"),
        (f'Tom Reyes was asked: "{LONG}."', "Tom Reyes"),
        (f'Tom Reyes called it "{LONG}" on the quay.', None),
        ('Tom Reyes was glad. "It is late."', None),
        (f'The quay was wet. "{LONG}."', None),
        (f'Evening Zyxard Show was on. "{LONG}."', None),
        (f'Tom Reyes ran. {"It was wet. " * 8}"{LONG}."', None),
    ],
)
def test_whole_sentences_between_marks_are_of_whom_is_told(named, text, name):
    content = "It is late." if 'late."' in text else LONG
    (found,) = named(text, (content.rstrip("."), None, None))
    assert found == name


def test_a_guess_gives_way_to_the_source_of_the_marks_that_stay_open(attributed):
    text = f'Bo Kovacs ran. "{LONG}. "We go home," said Tom Reyes.'
    first, then = attributed(text, (LONG, None, None), ("We go home", "Tom Reyes", "said"))
    assert first.voice == then.voice
    assert first.why[0] == "goes on in the next quote"


def test_a_guess_is_told_and_less_sure(attributed):
    (found,) = attributed(f'Tom Reyes saw the quay. "{LONG}."', (LONG, None, None))
    assert found.why == ("no source", "told of before: Tom Reyes")
    assert found.confidence < 0.7
    assert not found.named


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Argo and Bravo producer Tom Reyes", "Tom Reyes"),
        ("Lord of the Zyx director Tom Reyes", "Tom Reyes"),
        ("Bo Kovacs and coach Tom Reyes", "Bo Kovacs"),
        ("The mother of teacher Tom Reyes", "The mother of teacher Tom Reyes"),
        ("The mayor and his coach Tom Reyes", "The mayor and his coach Tom Reyes"),
        ("Minister Tom Reyes", "Tom Reyes"),
    ],
)
def test_a_name_at_the_end_of_a_source_names_it(named, source, name):
    assert named(f"{source} said aye.", ("aye", source, "said")) == [name]


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        ("A survey came. The report said aye.", "The report", "A survey"),
        ("A plan came. The report said aye.", "The report", "The report"),
        ("A lawsuit came. The suit said aye.", "The suit", "A lawsuit"),
        ("A lawsuit came. A show ran. The suit said aye.", "The suit", "A lawsuit"),
        ("Zyx Inc grew. Zyx ran. Zyx said aye.", "Zyx", "Zyx"),
    ],
)
def test_one_document_and_one_company_have_one_voice(named, text, source, name):
    assert named(text, ("aye", source, "said")) == [name]


def test_the_owner_of_a_friend_does_not_have_his_role(attributed):
    text = "Ana Reyes, the singer's oldest zyx, said aye."
    (found,) = attributed(text, ("aye", "Ana Reyes", "said"))
    assert found.voice.role is None


def test_whole_sentences_go_to_who_spoke_last_where_nobody_is_told_of(attributed):
    rain = "The quay was wet. " * 9
    text = f'"We go home," said Tom Reyes. {rain}"{LONG}."'
    first, then = attributed(text, ("We go home", "Tom Reyes", "said"), (LONG, None, None))
    assert then.voice == first.voice
    assert then.why[0] == "no source; nobody else is told of"
    assert then.confidence < first.confidence


def test_who_spoke_long_before_is_not_told_of(named):
    rain = "The quay was wet.\n\n" * 9
    text = f'"We go home," said Tom Reyes. {rain}"{LONG}."'
    assert named(text, ("We go home", "Tom Reyes", "said"), (LONG, None, None))[1] is None
