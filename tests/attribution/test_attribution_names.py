import pytest

from index.attribution.names import find_names
from index.attribution.tokens import Words
from index.model import VoiceKind


def names_in(text):
    words = Words(text)
    return [name.span(words).of(text) for name in find_names(words)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Yesterday Tom Reyes met Anna Kovacs.", ["Tom Reyes", "Anna Kovacs"]),
        ("Tom Reyes and Anna Kovacs met.", ["Tom Reyes", "Anna Kovacs"]),
        ("He saw Mr. Reyes and Dr Kovacs.", ["Mr. Reyes", "Dr Kovacs"]),
        ("Then J. K. Reyes left.", ["J. K. Reyes"]),
        ("She works for the Bank of Leeds.", ["Bank of Leeds"]),
        ("It was the Institute for Tidal Studies.", ["Institute for Tidal Studies"]),
        ("He gave to Save the Harbour.", ["Save the Harbour"]),
        ("Tom Reyes's boat, Leeds's pier.", ["Tom Reyes", "Leeds"]),
        ("The Skills and Training Council met.", ["Skills and Training Council"]),
        ("The Herald and Anna Kovacs met.", ["Herald", "Anna Kovacs"]),
        ("Tom Reyes and Leeds City Council met.", ["Tom Reyes", "Leeds City Council"]),
        ("He met the Trade and Industry Secretary.", []),
        ("Ludwig van der Berg spoke.", ["Ludwig van der Berg"]),
        ("The Leeds-based Wexcorp grew.", ["Wexcorp"]),
        ("Former Leeds captain Tom Reyes won.", ["Leeds", "Tom Reyes"]),
        ("Meanwhile Tom Reyes won.", ["Tom Reyes"]),
        ("Shares fell. We saw that shares fell.", []),
        ("Sales fell. Tom Reyes left.", ["Tom Reyes"]),
        ("Sales spoke. He knew Tom Sales.", ["Sales", "Tom Sales"]),
        ("He lived in Harbour Street.", []),
        ("I met I. You'd think so. It’s late.", []),
        ("The White House and Tom Reyes met.", ["White House", "Tom Reyes"]),
        ("The Institute for Trade and Fish met.", ["Institute for Trade and Fish"]),
        ("The Lords on Monday voted.", ["Lords"]),
        ("Shadow Home Secretary Tom Reyes won.", ["Tom Reyes"]),
        ("American Tom Reyes won.", ["Tom Reyes"]),
        ("Briton Arnold Obrecht Reyes won.", ["Arnold Obrecht Reyes"]),
        ("Scottish Arnold Reyes won.", ["Arnold Reyes"]),
        ("The Scottish drugmaker Wexcorp grew.", ["Wexcorp"]),
        ("The Prime Minister was late.", []),
        ("Tom Poll won. Poll was glad.", ["Tom Poll", "Poll"]),
        ("Doctors Say Ferries Will Always Be Late\n\nDoctors say ferries will be late.", []),
        ("The Greek navy met the German. Greek was spoken.", []),
        ("Twenty said so. Forty-four percent said so.", []),
        ("Tom Welsh spoke. Then Welsh sat down.", ["Tom Welsh", "Welsh"]),
        ("Yesterday Mervyn King met the Prime Minister.", ["Mervyn King"]),
        ("", []),
    ],
)
def test_names_are_found(text, names):
    assert names_in(f"{text}") == names


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("We met Tom Reyes.", VoiceKind.PERSON),
        ("We met Mr Obrecht.", VoiceKind.PERSON),
        ("We met Governor Zyx Obrecht.", VoiceKind.PERSON),
        ("We met the Obrecht Trust.", VoiceKind.ORGANISATION),
        ("We met General Motors.", VoiceKind.ORGANISATION),
        ("We met the Zyxers.", VoiceKind.ORGANISATION),
        ("We met OTS.", VoiceKind.ORGANISATION),
        ("We met South Zyxland.", VoiceKind.ORGANISATION),
        ("We met Zyx Obrecht.", None),
        ("We met Zyxcorp.", None),
    ],
)
def test_a_name_says_what_it_names(text, kind):
    (name,) = find_names(Words(text))
    assert name.kind is kind


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Bill Gates spoke. Then came Mr Gate's speech.", ("gates",)),
        ("Bill Gates and Ann Gate spoke. Then came Mr Gate's speech.", ("gate",)),
        ("Bill Gates spoke. Then came Mr Gate to the pier.", ("gate",)),
        ("Bill Reyes spoke. Then came Mr Gate's speech.", ("gate",)),
    ],
)
def test_a_name_in_s_may_lose_it_where_it_owns(text, words):
    *_, last = find_names(Words(text))
    assert last.words == words


def test_titles_give_names_away_without_capitals():
    assert names_in("then mr reyes met dr kovacs and mr and mrs were late") == [
        "mr reyes",
        "dr kovacs",
    ]
