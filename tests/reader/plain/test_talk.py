"""The reader without a screen: every way on, as lines."""

import pytest
from small_library import small_library

from index import Selection, Span, StorageError
from reader import cli
from reader.keymap import STANDARD, keymap_of
from reader.plain import speakable
from reader.plain.speakable import article_lines
from reader.plain.talk import Talk


class Talking:
    def __init__(self, key_map=STANDARD):
        self.lines, self.copied = [], []
        self.library = small_library()
        self.talk = Talk(self.library, key_map, say=self.lines.append, copy=self.copy)
        self.talk.begin()

    def copy(self, text):
        self.copied.append(text)
        return "Copied via x"

    def __call__(self, line):
        self.lines.clear()
        self.talk.answer(line)
        return "\n".join(self.lines)


@pytest.fixture
def talking():
    return Talking()


def test_it_begins_with_the_article_that_has_most_quotes(talking):
    text = "\n".join(talking.lines)
    assert "4 articles. ? lists the commands." in text
    assert "Water tariff splits the bench. The Courier. 11 Mar 2024." in text
    assert "Quote 1 of 6. Ana Duarte, named, 1 of 1 here." in text
    assert '[1: Ana Duarte, named] "We will not sign a tariff nobody can explain,"' in text


def test_letters_and_names_walk_as_on_the_screen(talking):
    assert "Quote 2 of 6. Tom Reyes, inferred, 1 of 4 here." in talking("l")
    assert "Quote 3 of 6" in talking("quote.next")
    assert "Quote 2 of 6" in talking("h")
    assert "Quote 3 of 6" in talking("")
    assert talking("3").startswith("Quote 3 of 6")
    assert "Quote 3 of 6" not in talking("99")
    for _ in range(9):
        last = talking("l")
    assert "Last quote in this article. L goes on in other articles." in last


def test_one_speaker_is_followed_into_other_articles(talking):
    talking("2")
    seen = [talking("L") for _ in range(4)]
    assert any("Water tariff splits the bench." not in one and "Tom Reyes" in one for one in seen)
    assert "Water tariff" in "".join(talking("history.back") for _ in range(4))


def test_search_lists_and_opens_and_hits_are_walked(talking):
    text = talking("s tariff")
    assert text.startswith("3 articles.")
    assert "2: " in text
    opened = talking("open 2")
    assert "Quote " in opened or "Hit " in opened
    assert "Hit " in talking("n")
    assert "There is no result 9 at hand" in talking("open 9")
    assert talking("r").startswith("3 articles.")


def test_nothing_found_says_what_else_would_be(talking):
    assert "No article has xylophone" in talking("s xylophone")
    assert "Character " in talking('s "water')
    assert "What for?" in talking("s")


def test_words_are_found_here(talking):
    text = talking("/hall")
    assert text.startswith("1 place here.")
    assert "for two hours" in text
    talking("/")
    assert talking("w").splitlines()[0].startswith("Water tariff")


def test_why_who_where_and_the_whole_text(talking):
    assert talking("e").startswith("Ana Duarte: = named")
    assert "Tom Reyes: 4 quotes." in talking("p")
    assert "[6: " in talking("t")
    assert talking("y") == "Copied via x"
    assert "Ana Duarte, quoted in The Courier" in talking.copied[0]


def test_what_is_not_known_is_said_and_q_ends(talking):
    assert "There is no command zz here" in talking("zz")
    assert not talking.talk.ended
    talking("q")
    assert talking.talk.ended


def test_a_number_of_thousands_of_digits_is_none_that_there_is(talking):
    digits = "9" * 5000
    assert talking(digits) == "6 quotes here."
    assert "There is no result" in talking(f"open {digits}")
    assert talking(f"r {digits}").startswith("4 articles.")


def test_the_help_lists_the_users_letters():
    talking = Talking(keymap_of((("quote.next", ("x",)),)))
    assert "x quote.next: Next quote in this article" in talking("?")
    assert "Quote 2 of 6" in talking("x")
    assert "There is no command l here" in talking("l")


def test_what_fails_is_said_and_the_talk_goes_on(talking, monkeypatch):
    def broken(*_args, **_more):
        raise StorageError("lib", "disk gone")

    monkeypatch.setattr(talking.library, "search", broken)
    assert "disk gone" in talking("s water")
    assert "Quote 2 of 6" in talking("l")


def test_an_article_is_lines_with_the_speaker_before_each_quote():
    library = small_library()
    article = library.article("tariff")
    quotations = library.quotations(Selection(article_id="tariff")).quotations
    lines = list(article_lines(article, quotations))
    assert lines[0] == "Water tariff splits the bench. The Courier. 11 Mar 2024. 6 quotes."
    assert "Water tariff splits the bench" not in "".join(lines[1:])
    text = "".join(lines)
    for number, quoted in enumerate(quotations, 1):
        first = quoted.texts[0][:20]
        assert text.index(f"[{number}: ") < text.index(first)


def test_of_a_long_paragraph_only_what_stands_around_is_told(monkeypatch):
    monkeypatch.setattr(speakable, "_AROUND", 6)
    library = small_library()
    article = library.article("tariff")
    quotations = library.quotations(Selection(article_id="tariff")).quotations
    at = article.text.index("Nobody")
    (line,) = speakable.passage_lines(article, quotations, Span(at, at + len("Nobody")))
    assert line == '[4: one of them, name not known] "Nobody ...'
    at = article.text.index("off again")
    (line,) = speakable.passage_lines(article, quotations, Span(at, at + 3))
    assert line == "... put off ..."


def test_lines_are_asked_for_until_there_are_no_more(monkeypatch, capsys, tmp_path):
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    (tmp_path / "news.txt").write_text('"We pay twice," said Ana Duarte.', encoding="utf-8")
    lines = iter(["w", "y"])

    def asked(_prompt):
        try:
            return next(lines)
        except StopIteration:
            raise EOFError from None

    monkeypatch.setattr("builtins.input", asked)
    monkeypatch.setattr("reader.outside.terminal.is_typed_into", lambda: True)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert cli.run(["--plain", str(tmp_path / "news.txt")]) == 0
    out = capsys.readouterr().out
    assert out.count("Quote 1 of 1. Ana Duarte, named") == 2
    assert "Copied to" in out
    lines = iter(["q", "w"])
    assert cli.run(["--plain", str(tmp_path / "news.txt")]) == 0
    assert next(lines) == "w"
    monkeypatch.setattr("reader.outside.terminal.is_typed_into", lambda: False)
    assert cli.run(["--plain", str(tmp_path / "news.txt")]) == 0
    assert '[1: Ana Duarte, named] "We pay twice,"' in capsys.readouterr().out
