"""Shorter, misspelt and described forms of one name."""

import pytest


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        ("Maria Obrecht ran. Maria said aye.", "Maria", "Maria Obrecht"),
        ("Maria Obrecht met Maria Kovacs. Maria said aye.", "Maria", "Maria Kovacs"),
        ("Mr Maria Obrecht ran. Mrs Maria said aye.", "Mrs Maria", "Mrs Maria"),
        ("Prince Henry met Henry Obrecht. Prince Henry said aye.", "Prince Henry", "Prince Henry"),
        ("Tom Obrecht ran. Mr Obrect said aye.", "Mr Obrect", "Tom Obrecht"),
        ("Tom Obrect ran. Mr Obrecht said aye.", "Mr Obrecht", "Tom Obrect"),
        ("Tom Marvin ran. Mr Martin said aye.", "Mr Martin", "Mr Martin"),
        ("Tom Reed ran. Mr Red said aye.", "Mr Red", "Mr Red"),
        ("Sandy Obrecht ran. Mr Obrecht said aye.", "Mr Obrecht", "Sandy Obrecht"),
        ("The Harbour Federation met. The Harb said aye.", "The Harb", "Harbour Federation"),
        ("The Harbour Unions met. The Harb Uns said aye.", "The Harb Uns", "Harb Uns"),
        (
            "The Harbour Democrats met. The Harb Dems said aye.",
            "The Harb Dems",
            "Harbour Democrats",
        ),
        ("Tom Obrecht QC ran. Mr Obrecht said aye.", "Mr Obrecht", "Tom Obrecht"),
        ("Tom Obrecht MP ran. Mr Obrecht said aye.", "Mr Obrecht", "Tom Obrecht"),
        ("Ex-harbour master Tom Obrecht ran. He said aye.", "He", "Tom Obrecht"),
        ("The minister German Obrecht ran. He said aye.", "He", "German Obrecht"),
        ("We met Jan Obrecht. Obrecht said aye.", "Obrecht", "Jan Obrecht"),
        ("It rained. Jan Obrecht ran. Obrecht said aye.", "Obrecht", "Jan Obrecht"),
        ("In June Obrecht ran. Obrecht said aye.", "Obrecht", "Obrecht"),
        ("On 5 June Obrecht ran. Obrecht said aye.", "Obrecht", "Obrecht"),
    ],
)
def test_a_shorter_form_finds_the_full_name(named, text, source, name):
    (found,) = named(text, ("aye", source, "said"))
    assert found == name


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        (
            "It rained. The mayor of Leeds, Ana Obrecht, said aye.",
            "The mayor of Leeds",
            "Ana Obrecht",
        ),
        ("Its director, the Rt Rev Tom Reyes, said aye.", "Its director", "Tom Reyes"),
        (
            '"Aye," said the head of the club, Tory MP Ana Obrecht.',
            "the head of the club",
            "Ana Obrecht",
        ),
        ("An aide to the Treasury, Ana Obrecht, said aye.", "the Treasury", "Ana Obrecht"),
        ("Argo founder and director Ana Obrecht said aye.", "Argo founder", "Ana Obrecht"),
        ("In Leeds, said the mayor, Tom Reyes never said aye.", "the mayor", "the mayor"),
        ("The mayor, Ana Obrecht's aunt, said aye.", "The mayor", "The mayor"),
        ("The mayor, Argo Trust, said aye.", "The mayor", "The mayor"),
        ("The mayor, Ana Obrecht MP, said aye.", "The mayor", "Ana Obrecht"),
        ("The mayor, who met Ana Obrecht, said aye.", "The mayor", "The mayor"),
        ("According to Leeds, Ana Obrecht, who ran, said aye.", "Leeds", "Leeds"),
        ("The mayor, in a hat, said aye.", "The mayor", "The mayor"),
        ("The mayor, a man. Ana Obrecht, she said aye.", "The mayor", "The mayor"),
    ],
)
def test_a_name_after_a_role_says_who_has_it(named, text, source, name):
    content = "Aye" if '"Aye' in text else "aye"
    (found,) = named(text, (content, source, "said"))
    assert found == name


def test_who_was_described_before_a_name_is_known_afterwards(named):
    text = "The head of the club, Ana Obrecht, said aye. Tom ran. The head said no way."
    assert named(text, ("aye", "The head of the club", "said"), ("no way", "The head", "said")) == [
        "Ana Obrecht",
        "Ana Obrecht",
    ]


def test_a_role_told_at_length_is_known_before_the_name(named):
    text = "The harbour minister said aye. Later harbour minister Ana Obrecht ran."
    assert named(text, ("aye", "The harbour minister", "said")) == ["Ana Obrecht"]


def test_who_spoke_last_goes_on_where_nothing_is_told_between(named):
    text = 'Ken Obrecht ran to Leeds. "Aye," said Tom Reyes. "No way," he added. Ken Obrecht ran.'
    before = "Ken Obrecht saw Ken Obrecht. "
    found = named(before + text, ("Aye", "Tom Reyes", "said"), ("No way", "he", "added"))
    assert found == ["Tom Reyes", "Tom Reyes"]


def test_a_name_cut_short_is_shown_whole(named):
    text = "Harb Dems ran. Harb Dems ran. Harbour Democrats ran. Harb Dems said aye."
    assert named(text, ("aye", "Harb Dems", "said")) == ["Harbour Democrats"]


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        ("Mrs Reyes met Mr Reyes and Tom Reyes. Mrs Reyes said aye.", "Mrs Reyes", "Mrs Reyes"),
        ("Argo under-secretary Tom Reyes said aye.", "Argo under-secretary Tom Reyes", "Tom Reyes"),
        ("ZYX Anna Obrecht ran. Ms Obrecht said aye.", "Ms Obrecht", "Anna Obrecht"),
        ("New ZX rules came. The ZX said aye.", "The ZX", "ZX"),
        ("Man-of-the-match Tom Reyes said aye.", "Man-of-the-match Tom Reyes", "Tom Reyes"),
        ("Anna Reyes MP, of Leeds, said aye.", "Anna Reyes MP", "Anna Reyes"),
        ("Anna Reyes, 41, from Leeds, said aye.", "41", "Anna Reyes"),
        ("Later, 41 said aye.", "41", "41"),
        ("A friend of coach Tom Reyes said aye.", "A friend of coach Tom Reyes", None),
        ("A zyx of coach Tom Reyes said aye.", "A zyx of coach Tom Reyes", None),
        (
            "Coach Tom Reyes and coach Bo Kovacs said aye.",
            "coach Tom Reyes and coach Bo Kovacs",
            "Tom Reyes",
        ),
        ("The German exchange said aye.", "The German exchange", "The German exchange"),
    ],
)
def test_a_source_gives_its_name_and_no_more(named, text, source, name):
    source = source.replace("coach Tom Reyes and", "Coach Tom Reyes and")
    assert named(text, ("aye", source, "said")) == [name or source]


def test_a_headline_and_a_quotation_introduce_nobody(named):
    text = 'Argo coach glad\n\nTom Reyes said: "I met a coach." The Argo coach said aye.'
    quotes = (("I met a coach", "Tom Reyes", "said"), ("aye", "The Argo coach", "said"))
    assert named(text, *quotes) == ["Tom Reyes", "Tom Reyes"]


def test_a_role_left_out_of_a_source_is_read_with_it(attributed):
    text = "Tom Reyes ran. The first minister said aye."
    (found,) = attributed(text, ("aye", "minister", "said"))
    assert found.voice.name == "Tom Reyes"
    assert found.voice.role == "first minister"


def test_who_opens_a_sentence_after_a_role_is_its_subject(named):
    text = "Bo Kovacs met Tom Reyes. Former harbour minister Tom Reyes met Bo Kovacs. He said aye."
    assert named(text, ("aye", "He", "said")) == ["Tom Reyes"]


def test_the_secretary_general_has_a_body(attributed):
    text = "Ana Reyes, secretary general of the Lake Trust, said aye."
    (found,) = attributed(text, ("aye", "Ana Reyes", "said"))
    assert found.voice.organisation == "Lake Trust"


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("A fresh warning from the Lake Trust", "Lake Trust"),
        ("Claims by Tom Reyes", "Tom Reyes"),
        ("A warning from the quay", "A warning from the quay"),
        ("A warning of Tom Reyes", "A warning of Tom Reyes"),
        ("A report by Tom Reyes", "A report by Tom Reyes"),
    ],
)
def test_no_warning_speaks_but_who_gives_it(named, source, name):
    assert named(f"{source} said aye.", ("aye", source, "said")) == [name]


def test_an_aside_about_another_tells_no_gender(named):
    text = "Tom Reyes met an artist who claimed he fell. The woman said aye."
    assert named(text, ("aye", "The woman", "said")) == ["an artist"]


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("Zyxcorp ran when he said aye.", "he", "Zyxcorp"),
        ("Zyxcorp ran. It rained. It was wet. He said aye.", "He", None),
    ],
)
def test_he_is_nothing_far_that_may_be_no_human(named, text, pronoun, name):
    assert named(text, ("aye", pronoun, "said")) == [name]
