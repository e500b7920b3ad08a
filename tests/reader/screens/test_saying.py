"""What a library notices is said once, and again once it has been otherwise."""

from reader.screens.saying import SILENT, Notices


class Noticing:
    """A library as far as it notices something."""

    notices = ()


class Warned:
    """A screen as far as it warns."""

    def __init__(self):
        self.said = []

    def warn(self, words):
        self.said.append(words)


def test_a_notice_is_said_once_until_it_has_gone_and_come_back():
    library, screen = Noticing(), Warned()
    notices = Notices(library, SILENT)
    for now in (("a",), ("a",), ("b", "a"), ("b", "a", "c"), ("b",), ("a", "b")):
        library.notices = now
        notices.tell(screen)
    assert screen.said == ["a", "b", "c", "a"]
