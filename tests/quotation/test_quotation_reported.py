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


def test_a_cue_inside_what_was_said_is_no_cue_of_its_own(said):
    assert said("Surveys suggest a stronger economy, Ms Orrin said.") == [
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
