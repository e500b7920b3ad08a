def test_an_unclosed_quotation_ends_before_the_article_speaks_again(said):
    text = (
        '"We have looked for the money. It is possible to build in a safe way. '
        "But Tom Reyes, spokesman for the Harbour Trust, said ministers had failed to act. "
        '"We strongly oppose the toll," said Mr Reyes.'
    )
    assert said(text) == [
        ("We have looked for the money. It is possible to build in a safe way", None, None),
        ("ministers had failed to act", "Tom Reyes", "said"),
        ("We strongly oppose the toll", "Mr Reyes", "said"),
    ]


def test_a_report_inside_what_i_say_does_not_end_it(said):
    text = '"We met in May. Then Tom Reyes said to me that we had failed.'
    assert said(text)[0][0] == "We met in May. Then Tom Reyes said to me that we had failed"


def test_he_before_a_colon_ends_it(said):
    text = '"The toll must go. He added: "It hurts the poor."'
    assert said(text) == [("The toll must go", "He", None), ("It hurts the poor", "He", "added")]


def test_a_closed_quotation_is_left_alone(said):
    text = '"The toll must go. The mayor said it would stay." She left.'
    assert said(text)[0][0] == "The toll must go. The mayor said it would stay"


def test_a_lost_closing_mark_is_put_before_the_report(said):
    assert said('"The toll must go, said Ann Lee. She left the hall.') == [
        ("The toll must go", "Ann Lee", "said")
    ]
    assert said('"The toll must go, she said. "It hurts the poor."') == [
        ("The toll must go", "she", "said"),
        ("It hurts the poor", None, None),
    ]


def test_a_lost_opening_mark_leaves_a_report(said):
    assert said('The toll must go," said Ann Lee.') == [("The toll must go", "Ann Lee", "said")]


def test_some_words_that_nothing_closes_end_with_their_sentence(said):
    text = 'The mayor said it was "safe for now. The hall was empty. Nobody spoke.'
    assert said(text) == [('it was "safe for now', "The mayor", "said")]
