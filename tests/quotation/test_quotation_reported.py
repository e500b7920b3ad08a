import pytest

from index.model import Kind, Mode


def test_that_opens_reported_speech(said, quotations):
    text = "Tom Reyes said that the bridge was safe."
    assert said(text) == [("the bridge was safe", "Tom Reyes", "said")]
    assert quotations(text)[0].kind is Kind.INDIRECT


def test_reported_speech_without_that(said):
    assert said("A spokesman for the Harbour Office said the bridge was safe.") == [
        ("the bridge was safe", "A spokesman for the Harbour Office", "said")
    ]


def test_reported_speech_before_the_cue(said):
    assert said("The bridge was safe, Tom Reyes said on Friday.") == [
        ("The bridge was safe", "Tom Reyes", "said")
    ]


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        ("The road, police said, will stay shut.", "The road … will stay shut", "police"),
        ("The plan, said Ana Duarte, is dead.", "The plan … is dead", "Ana Duarte"),
        ("But taxes, Mr Reyes said, would rise.", "But taxes … would rise", "Mr Reyes"),
    ],
)
def test_a_report_that_parts_a_clause_leaves_both_halves(said, text, content, source):
    assert said(text) == [(content, source, "said")]


@pytest.mark.parametrize("link", ["but", "while"])
def test_a_participle_behind_another_clause_has_the_subject_of_that(said, link):
    text = f"Ann Lee said the toll was fair, {link} Tom Reyes disagreed, saying it hurt the poor."
    assert said(text) == [
        ("the toll was fair", "Ann Lee", "said"),
        ("it hurt the poor", "Tom Reyes", "saying"),
    ]


def test_according_to_in_front_and_behind(said):
    assert said("The bridge is safe, according to the council.") == [
        ("The bridge is safe", "the council", "according")
    ]
    assert said("According to the council, the bridge is safe.") == [
        ("the bridge is safe", "the council", "According")
    ]


def test_the_name_before_an_apposition_is_the_source(said):
    assert said("But Tom Reyes, spokesman for the port, said ministers had failed.") == [
        ("ministers had failed", "Tom Reyes", "said")
    ]


def test_a_participle_has_the_subject_of_its_sentence(said):
    assert said("Shop owners have reacted with alarm, saying the toll hurts trade.") == [
        ("the toll hurts trade", "Shop owners", "saying")
    ]


def test_a_second_cue_ends_the_first_report(said):
    assert said("Ms Orrin said the bridge was safe, adding that it would open in May.") == [
        ("the bridge was safe", "Ms Orrin", "said"),
        ("it would open in May", "Ms Orrin", "adding"),
    ]


def test_a_cue_inside_what_was_said_is_no_cue_of_its_own(ruled_said):
    assert ruled_said("Surveys suggest a stronger economy, Ms Orrin said.") == [
        ("Surveys suggest a stronger economy", "Ms Orrin", "said")
    ]


def test_an_adjunct_before_that_is_left_out(said):
    assert said("The council said in a statement on Monday that the bridge was safe.") == [
        ("the bridge was safe", "The council", "said")
    ]


def test_who_is_told_is_left_out(said):
    assert said("Ms Orrin told reporters she would resign.") == [
        ("she would resign", "Ms Orrin", "told")
    ]


def test_saying_without_content_is_no_quotation(said):
    assert said("Ms Orrin said on Monday.") == []


def test_what_somebody_believes_is_a_thought(quotations):
    (quotation,) = quotations("Ms Orrin believes that the bridge is safe.")
    assert quotation.mode is Mode.THOUGHT


def test_lower_case_text_with_stops_is_read_too(said):
    text = "the mayor said the bridge was safe. he left. ann lee of the port said it was not."
    assert said(text) == [
        ("the bridge was safe", "the mayor", "said"),
        ("it was not", "ann lee of the port", "said"),
    ]


def test_there_opens_a_complement(said):
    assert said("Ms Orrin said there was no hope.") == [("there was no hope", "Ms Orrin", "said")]


def test_that_before_an_auxiliary_is_part_of_what_was_said(said):
    assert said("Ms Orrin said that was a mistake.") == [("that was a mistake", "Ms Orrin", "said")]


def test_an_intro_before_a_comma_is_no_content(said):
    assert said("On Friday, the council said its five-year plan was late.") == [
        ("its five-year plan was late", "the council", "said")
    ]
    assert said("Locally, too, say analysts, recent changes have hurt trade.") == [
        ("recent changes have hurt trade", "analysts", "say")
    ]


def test_a_participle_that_opens_the_sentence_is_no_cue(said):
    assert said("Pressed on the toll, she said it would stay.") == [
        ("it would stay", "she", "said")
    ]


def test_called_up_is_no_cue(said):
    assert said("The coach called up the young keeper from Hull.") == []


def test_a_passive_has_no_content(said):
    assert said("The plan was announced by the council on Monday.") == []


def test_an_amount_keeps_its_sign(said):
    assert said("Ms Orrin said £20m would be spent.") == [
        ("£20m would be spent", "Ms Orrin", "said")
    ]


def test_a_new_clause_with_a_cue_of_its_own_ends_the_report(said):
    assert said("Ms Orrin said the toll was low, but Tom Reyes said it was too high.") == [
        ("the toll was low", "Ms Orrin", "said"),
        ("it was too high", "Tom Reyes", "said"),
    ]


def test_words_of_a_topic_are_no_report(said):
    assert said("Ms Orrin criticised the toll.") == []


def test_telling_takes_a_pronoun_and_an_audience(said):
    assert said("Ms Orrin told him the toll was low.") == [("the toll was low", "Ms Orrin", "told")]
    assert said("The toll was low, she told her audience.") == [("The toll was low", "she", "told")]


def test_a_region_belongs_to_the_cue_right_before_it(ruled_said):
    text = 'Tom Reyes is ruled out with a bad knee but Lee said: "We will win all the same."'
    assert ruled_said(text) == [("We will win all the same", "Lee", "said")]


@pytest.mark.parametrize(
    "aside",
    [
        "of Oxford University",
        "who runs the pier",
        "41",
        "chairman of the Lake Trust",
        "speaking in Leeds",
    ],
)
def test_what_is_told_of_a_source_is_no_content(said, aside):
    text = f"According to Dr Mei Lin, {aside}, the vaccine works."
    assert said(text) == [("the vaccine works", "Dr Mei Lin", "According")]


@pytest.mark.parametrize(
    "content",
    [
        "the road, which is old, is lost",
        "the mayor left, and the road is lost",
        "critics of the plan, old and young, are wrong",
        "of the ten piers, two are lost",
    ],
)
def test_a_content_may_hold_commas_behind_a_source(said, content):
    assert said(f"According to Ann Lee, {content}.") == [(content, "Ann Lee", "According")]
