from index.extraction import EXTRACTION_VERSION, read
from index.model import Article, Heading

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
