import pytest

from index.extraction import EXTRACTION_VERSION, read
from index.model import Article, Heading, Span
from index.quotation import extract
from index.quotation.clearing import cleared

TEXT = '"The bridge is safe," said Tom Reyes. "It will open in May." He said the toll was low.'


def article():
    return Article(Heading("a", "A"), TEXT)


def test_a_reading_has_one_attribution_per_quotation_in_order():
    reading = read(article())
    assert [q.id for q in reading.quotations] == ["q1", "q2", "q3"]
    assert [a.quotation for a in reading.attributions] == ["q1", "q2", "q3"]


def test_a_carried_quotation_and_a_pronoun_have_the_voice_before():
    voices = [a.voice for a in read(article()).attributions]
    assert [voice and voice.name for voice in voices] == ["Tom Reyes"] * 3


def test_a_reading_says_which_version_read_it():
    assert read(article()).version == EXTRACTION_VERSION


def test_the_article_is_unchanged_and_the_answer_the_same():
    assert read(article()) == read(article())
    assert read(article()).article.text == TEXT


def test_an_empty_text_has_no_quotations():
    assert read(Article(Heading("a", "A"), "")).quotations == ()


def test_a_text_is_cleared_once():
    text = "LEEDS - THE PIER IS LOST AT SEA\nHULL - According to Ann Lee, it is lost."
    once = cleared(text)
    found = extract(Article(Heading("a", "A"), once))
    assert read(Article(Heading("a", "A"), text)).quotations == found
    assert extract(Article(Heading("a", "A"), cleared(once))) != found


def test_attribution_reads_the_text_that_extraction_reads():
    text = "THE LAKE TRUST SAID THAT IT WAS LOST"
    (one,) = read(Article(Heading("a", "A"), text)).attributions
    assert one.voice.mentions == (Span(0, len("THE LAKE TRUST")),)


@pytest.mark.parametrize(
    ("text", "name", "organisation"),
    [
        ("ANN LEE SAID THE PIER WOULD CLOSE.", "ANN LEE", None),
        (
            "A SPOKESMAN FOR THE LAKE TRUST SAID THE PIER WOULD CLOSE.",
            "A SPOKESMAN FOR THE LAKE TRUST",
            "LAKE TRUST",
        ),
        ("MS REYES SAID THE PIER WAS LOST.\nit is old, ms reyes said.", "ms reyes", None),
    ],
)
def test_a_line_in_capitals_shows_its_speaker_as_printed(text, name, organisation):
    voice = read(Article(Heading("a", "A"), text)).attributions[0].voice
    assert (voice.name, voice.organisation) == (name, organisation)


def test_words_in_capitals_are_told_of_as_printed():
    text = "ANN LEE LEFT THE LAKE TRUST. SHE SAID THE PIER WOULD CLOSE."
    (one,) = read(Article(Heading("a", "A"), text)).attributions
    assert one.why[0] == "source: SHE SAID"
