from reader.outside.errand import Ended, Going
from reader.session.working import ended_words, going_words


def test_how_far_it_is_has_many_words_and_few():
    words = going_words("update", Going(1240, 3900, 31, "2 min left"), "Esc")
    assert words[0] == (
        "Indexing 1,240/3,900 files  31%  2 min left  (Esc stops, keeps what is done)"
    )
    assert words[-2:] == ("Indexing 1,240/3,900  31%", "31%")
    assert [len(one) for one in words] == sorted(map(len, words), reverse=True)
    assert going_words("refresh", Going(1240, 3900, 31), "Esc")[0] == "rereading 1,240/3,900"
    assert going_words("update", None, "Esc") == ("Indexing…",)
    assert "1/1 file  " in going_words("update", Going(1, 1, 100), "Esc")[0]


def test_how_it_ended_says_what_was_read_and_what_was_not():
    assert ended_words(Ended(read=1, articles=3)) == "Indexed: 1 file read; 3 articles in all."
    assert ended_words(Ended(read=5, articles=9, problems=("a: bad",))) == (
        "Indexed: 5 files read, 1 skipped (see the log); 9 articles in all."
    )
    assert ended_words(Ended(read=5, articles=9, interrupted=True)).startswith(
        "Stopped; what was done is kept: 5 files read"
    )
    assert ended_words(Ended("the disk is full")) == "Not indexed: the disk is full"
