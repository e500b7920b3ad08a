from index.model import Kind, Mode


def test_words_between_marks_before_the_cue(said):
    assert said('"The bridge is safe," said Tom Reyes.') == [
        ("The bridge is safe", "Tom Reyes", "said")
    ]


def test_words_between_marks_after_the_cue(said):
    assert said('Tom Reyes said: "The bridge is safe."') == [
        ("The bridge is safe", "Tom Reyes", "said")
    ]


def test_an_interrupted_quotation_is_one(said, quotations):
    text = '"The bridge," said Ms Orrin, "will open in May."'
    assert said(text) == [("The bridge … will open in May", "Ms Orrin", "said")]
    assert quotations(text)[0].kind is Kind.DIRECT


def test_a_new_sentence_after_the_cue_is_carried_on(said, quotations):
    text = '"The bridge is safe," she said. "It will open in May."'
    assert said(text) == [
        ("The bridge is safe", "she", "said"),
        ("It will open in May", None, None),
    ]
    assert quotations(text)[1].continues == "q1"


def test_a_paragraph_that_opens_a_mark_is_carried_on(quotations):
    text = 'Tom Reyes said: "The bridge is safe.\n\n"It will open in May."'
    first, second = quotations(text)
    assert (first.continues, second.continues) == (None, "q1")
    assert second.source is None


def test_a_cue_before_a_colon_is_that_of_the_next_paragraph(said):
    assert said('Tom Reyes added:\n\n"The bridge is safe."') == [
        ("The bridge is safe", "Tom Reyes", "added")
    ]


def test_a_term_between_marks_is_no_quotation(said):
    assert said('The "smart bridge" opens in May, as "Old Iron" once did.') == []


def test_the_title_of_a_book_is_no_quotation(said):
    assert said('The harbour of "The Long Road to the Sea" has changed.') == []


def test_a_short_call_governed_by_a_cue_is_one(said):
    assert said('"Never," said Tom Reyes.') == [("Never", "Tom Reyes", "said")]


def test_some_words_between_marks_make_a_mixed_quotation(quotations):
    text = 'The mayor said the bridge was "perfectly safe" for buses.'
    (quotation,) = quotations(text)
    assert quotation.kind is Kind.MIXED
    assert quotation.contents[0].of(text) == 'the bridge was "perfectly safe" for buses'


def test_what_was_tweeted_is_writing(quotations):
    (quotation,) = quotations('"The bridge is safe," the mayor tweeted.')
    assert quotation.mode is Mode.WRITING


def test_the_reason_names_cue_and_marks(quotations):
    (quotation,) = quotations('"The bridge is safe," said Tom Reyes.')
    assert quotation.why == ("cue: said", "marks: closed")


def test_an_intro_is_left_out_before_a_region(said):
    assert said('Asked about the toll, "It must go," he said.') == [("It must go", "he", "said")]


def test_a_fragment_in_a_sentence_without_cue_is_proposed_without_source(ruled_said):
    assert ruled_said('The old bridge "neither carries nor connects anybody" now.') == [
        ("neither carries nor connects anybody", None, None)
    ]


def test_a_headline_in_single_marks_is_no_quotation(said):
    assert said("Bridge 'to open next May'\n\nThe bridge is old.") == []


def test_a_stop_of_an_abbreviation_stays(said):
    assert said('"We come from the U.S.," said Ann Lee.')[0][0] == "We come from the U.S."
    assert said('"We wait and wait...," said Ann Lee.')[0][0] == "We wait and wait..."


def test_a_whole_line_between_marks_is_a_quotation(said):
    assert said('"Never again."') == [("Never again", None, None)]
