from reader.session import journal
from reader.session.journal import Journal


def test_what_was_said_is_given_newest_first():
    kept = Journal(lambda: None)
    kept.note("one")
    kept.warn("two")
    assert [(entry.text, entry.warns) for entry in kept.read()] == [("two", True), ("one", False)]


def test_warnings_are_counted_until_they_are_read():
    counts = []
    kept = Journal(lambda: counts.append(kept.unread))
    kept.note("nothing")
    kept.warn("a")
    kept.warn("b")
    kept.read()
    kept.read()
    assert counts == [1, 2, 0, 0]


def test_no_more_is_kept_than_somebody_would_read():
    kept = Journal(lambda: None)
    for number in range(journal.KEPT + 5):
        kept.note(str(number))
    entries = kept.read()
    assert len(entries) == journal.KEPT
    assert entries[0].text == str(journal.KEPT + 4)
