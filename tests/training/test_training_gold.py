import gzip
import json

import pytest

from index.model import Kind, Span
from index.training.gold import GoldArticle, GoldQuote, read_articles, read_gold, stripped

TEXT = "On 3 May \"We can't pay,\" said O'Neil. 42%"


def at(words):
    start = TEXT.index(words)
    return Span(start, start + len(words))


def entry(part):
    quote = {
        "start": 10, "end": 22, "kind": "direct", "cue_start": 25, "cue_end": 29, "cue": "said",
        "speaker": "O'Neil", "speaker_start": 30, "speaker_end": 36, "group": "E1", "speech": True,
    }  # fmt: skip
    bare = {"start": 38, "end": 41, "kind": "indirect", "cue_start": None, "speaker": None}
    return {"id": f"polnear/{part}/a", "text": TEXT, "quotes": [quote, bare]}


@pytest.fixture
def folder(tmp_path):
    lines = "".join(json.dumps(entry(part)) + "\n" for part in ("dev", "train", "other"))
    with gzip.open(tmp_path / "polnear.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(lines)
    (tmp_path / "texts.jsonl").write_text('{"text": "Rents rose."}\n', encoding="utf-8")
    return tmp_path


def test_the_parts_are_told_by_the_ids(folder):
    gold = read_gold(folder, folder / "texts.jsonl")
    assert [article.id for article in gold.train] == ["polnear/train/a"]
    assert gold.texts == ("Rents rose.",)


def test_texts_need_not_be_given(folder):
    assert read_gold(folder).texts == ()


def test_a_folder_without_gold_is_an_error(tmp_path):
    with pytest.raises(FileNotFoundError, match="polnear"):
        read_gold(tmp_path)


def test_a_quote_has_its_spans_and_a_missing_one_is_none(folder):
    (article, *_) = read_articles(folder / "polnear.jsonl.gz")
    said, bare = article.quotes
    assert said == GoldQuote(
        at("We can't pay"), Kind.DIRECT, at("said"), at("O'Neil"), "O'Neil", "E1", speech=True
    )
    assert bare == GoldQuote(at("42%"), Kind.INDIRECT)


def test_stripping_keeps_the_words_of_each_span():
    quotes = (GoldQuote(at("We can't pay,"), Kind.DIRECT, at("said"), at("O'Neil")),)
    found = stripped(GoldArticle("a", TEXT, quotes))
    assert found.text == "on may we can t pay said o neil"
    (quote,) = found.quotes
    assert quote.content.of(found.text) == "we can t pay"
    assert quote.cue is not None
    assert quote.cue.of(found.text) == "said"
    assert quote.source is not None
    assert quote.source.of(found.text) == "o neil"


def test_stripping_cuts_words_where_a_span_does():
    found = stripped(GoldArticle("a", TEXT, (GoldQuote(at("an't pa"), Kind.DIRECT),)))
    assert [quote.content.of(found.text) for quote in found.quotes] == ["an t pa"]


@pytest.mark.parametrize("words", ["42%", "3", '" '])
def test_a_quote_without_letters_goes_and_a_cue_without_letters_too(words):
    nothing = GoldQuote(at(words), Kind.INDIRECT)
    said = GoldQuote(at("pay"), Kind.INDIRECT, cue=at(words))
    assert stripped(GoldArticle("a", TEXT, (nothing, said))).quotes == (
        GoldQuote(Span(16, 19), Kind.INDIRECT),
    )
