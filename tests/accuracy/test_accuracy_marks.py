import pytest

from benchmarks.accuracy import stripping
from benchmarks.accuracy.documents import NOWHERE, GoldDocument, GoldQuote
from benchmarks.accuracy.marks import kind_of, quoted_mask, quoted_regions
from benchmarks.accuracy.stripping import project, strip_document, strip_text
from benchmarks.accuracy.tokens import tokens

TEXT = 'She called the delay "a disgrace". "Go," said Bo. Rents rose.'


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Go", "direct"),
        ('the delay "a disgrace', "mixed"),
        ("Rents rose", "indirect"),
        (". ", "indirect"),
    ],
)
def test_the_kind_follows_the_marks(words, kind):
    start = TEXT.index(words)
    assert kind_of(quoted_mask(TEXT), tokens(TEXT), start, start + len(words)) == kind


def between(text):
    return [text[start:end] for start, end, _ in quoted_regions(text)[0]]


def test_a_paragraph_ends_what_is_open():
    text = '"One two.\n\n"Three four." He said "five.\nSix seven" eight.'
    assert between(text) == ["One two.", "Three four.", "five."]
    assert quoted_regions(text)[1] == {"unclosed": 1, "continued": 1, "unopened": 1}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the voters' choice was 'never again', said Bo. It's 'fine'.", ["never again", "fine"]),
        ("he said \u2018go now,\u2019 and left the States\u2019 case", ["go now,"]),
        ("he said ``go now,'' and left", ["go now,"]),
        ('a 12" pipe and "one more"', ["one more"]),
        ("\u201cOne \u201ctwo\u201d", ["One ", "two"]),
        ("\u00abOui\u00bb, he said, 'til \u201dno\u201c", ["Oui", "no"]),
        ('he said "go\nnow and" left\nat once\nfor home', ["go\nnow and"]),
        ("an 'unclosed \"one\" here' there", ["one"]),
        ('x"y', ["y"]),
    ],
)
def test_regions_stand_between_marks(text, found):
    assert between(text) == found


def test_stripping_keeps_letters_and_knows_where_they_stood():
    source = "Since 2002, at least 9,000 under-18s: it's \u201cbest\u201d!"
    text, back = strip_text(source)
    assert text == "since at least under s it s best"
    start, end = project(back, source.index("under"), source.index(":"))
    assert text[start:end].strip() == "under s"
    assert project(strip_text("a 12 b")[1], 3, 4) is None


def test_gold_is_projected_onto_the_stripped_text():
    text = '"Go 1," said Bo (2).'
    quote = GoldQuote(
        1, 5, "direct", "Bo", speaker_at=(13, 15), mention="Bo", mention_at=(13, 15), cue="said"
    )
    found = strip_document(GoldDocument("a", text, (quote, GoldQuote(4, 6, "mixed", "2"))))
    (said,) = found.quotes
    assert found.text[said.start : said.end] == "go"
    assert found.text[slice(*said.speaker_at)] == found.text[slice(*said.mention_at)] == "bo"
    assert (said.speaker, said.speaker_raw) == ("bo", "Bo")


def test_a_speaker_without_letters_is_none():
    found = strip_document(GoldDocument("a", "42% say no", (GoldQuote(8, 10, "indirect", "42%"),)))
    (quote,) = found.quotes
    assert (quote.speaker, quote.speaker_type, quote.speaker_at) == (None, "none", NOWHERE)


def test_a_file_is_stripped(tmp_path):
    source, target = tmp_path / "in.txt", tmp_path / "out.txt"
    source.write_text("Go, Bo!", encoding="utf-8")
    stripping.main([str(source), str(target)])
    assert target.read_text(encoding="utf-8") == "go bo"
