"""Labels at the start of lines give their speakers, and other words before colons give none."""

import pytest

from index.extraction import read
from index.model import Article, Heading, Kind


@pytest.fixture
def turns():
    """Return (speaker, words) of every quotation of a text."""

    def reading(text):
        found = read(Article(Heading("a", "A"), text))
        return [
            (one.voice.name if one.voice else None, said.contents[0].of(text))
            for said, one in zip(found.quotations, found.attributions, strict=True)
        ]

    return reading


HEARING = """Harbour inquiry, day three

Date: 4 March
Present: Ana Duarte, John Smith

MR. SMITH: Can you tell us when the wall began to move?

ANA DUARTE: In the spring. We wrote to the council twice.

I have the letters here. The clerk said "we will look into it" and nothing came.

MR. SMITH: Did anybody answer?

ANA DUARTE (quietly): No, they did not.

[She pauses.]

Note: the hearing stopped for ten minutes.

MR. SMITH: And after that?

ANA DUARTE: We waited.

The hearing was closed at noon and everybody went home.
"""


def test_a_transcript_gives_each_turn_to_one_voice(turns):
    found = [((who or "").title(), words) for who, words in turns(HEARING)]
    assert found == [
        ("John Smith", "Can you tell us when the wall began to move?"),
        ("Ana Duarte", "In the spring. We wrote to the council twice"),
        (
            "Ana Duarte",
            'I have the letters here. The clerk said "we will look into it" and nothing came.',
        ),
        ("John Smith", "Did anybody answer?"),
        ("Ana Duarte", "No, they did not"),
        ("John Smith", "And after that?"),
        ("Ana Duarte", "We waited"),
    ]


def test_a_later_paragraph_of_a_turn_continues_the_one_before(quotations):
    found = quotations(HEARING)
    assert [one.continues for one in found] == [None, None, "q2", None, None, None, None]
    assert {one.kind for one in found} == {Kind.DIRECT}
    assert found[1].source.of(HEARING) == "ANA DUARTE"


@pytest.mark.parametrize(
    "lines",
    [
        "Ana Duarte: Did you see it?\nTom Reyes: I did.\nAna Duarte: Me too!\nTom Reyes: Yes.",
        "**Ana Duarte:** Did you see it?\n\n**Tom Reyes:** I did.\n\n**Ana Duarte:** Me too!\n\n"
        "**Tom Reyes:** Yes.",
        "Ana Duarte, Harbour Watch: Did you see it?\nTom Reyes, Leeds council: I did.\n"
        "Ana Duarte, Harbour Watch: Me too!\nTom Reyes, Leeds council: Yes.",
        "Ana Duarte [00:01]: Did you see it?\nTom Reyes [00:04]: I did.\n"
        "Ana Duarte [00:06]: Me too!\nTom Reyes [00:08]: Yes.",
        "12/03/2024, 10:32 - Ana Duarte: Did you see it?\n12/03/2024, 10:33 - Tom Reyes: I did.\n"
        "12/03/2024, 10:33 - Ana Duarte: Me too!\n12/03/2024, 10:34 - Tom Reyes: Yes.",
    ],
)
def test_names_are_written_in_many_ways(turns, lines):
    assert turns(lines) == [
        ("Ana Duarte", "Did you see it?"),
        ("Tom Reyes", "I did"),
        ("Ana Duarte", "Me too!"),
        ("Tom Reyes", "Yes"),
    ]


@pytest.mark.parametrize("form", ["[10:32] {}: {}", "10:32 {}: {}", "<{}> {}", "{}: {}"])
def test_a_chat_gives_its_nicks(turns, form):
    said = [("ana", "did you see it?"), ("ben", "yes it moved"), ("ana", "we call tom")]
    said += [("ben", "ok i call him")]
    assert turns("\n".join(form.format(*one) for one in said)) == said


def test_what_a_chat_says_of_who_comes_and_goes_is_no_turn(turns):
    lines = ["<ana> did you see it?", "*** ben has joined", "<ben> i did", "<ana> good, you too"]
    assert [who for who, _ in turns("\n".join(lines))] == ["ana", "ben", "ana"]


def test_answers_are_whose_the_text_names(turns):
    text = "Interview with Ana Duarte\n\nQ: When did you start?\nA: In 1998.\n\nIt was cold.\n"
    text += "Q: Would you again?\nA: Tomorrow."
    assert turns(text) == [
        (None, "When did you start?"),
        ("Ana Duarte", "In 1998"),
        ("Ana Duarte", "It was cold"),
        (None, "Would you again?"),
        ("Ana Duarte", "Tomorrow"),
    ]


def test_answers_are_nobodys_where_two_are_named(turns):
    text = "Interview with Ana Duarte\nInterview with Tom Reyes\n\nQ: When?\nA: In 1998."
    assert turns(text) == [(None, "When?"), (None, "In 1998")]


def test_the_label_of_an_answer_stands_as_its_source(said):
    text = "Q. How do I renew my card?\nA. Bring it to the desk."
    assert said(text) == [
        ("How do I renew my card?", "Q", None),
        ("Bring it to the desk", "A", None),
    ]


def test_minutes_have_speakers_and_fields(turns):
    text = """Minutes of the Harbour Committee

Present: Cllr Ana Duarte, Cllr Tom Reyes
Apologies: Cllr Mary Wong

Cllr Ana Duarte: I propose that we close the path.
Cllr Tom Reyes: We cannot close it without telling the school.
ACTION: the clerk to write to the school.
Cllr Ana Duarte: Then let us write today.
RESOLVED: that the path be closed.
"""
    assert turns(text) == [
        ("Cllr Ana Duarte", "I propose that we close the path"),
        ("Cllr Tom Reyes", "We cannot close it without telling the school"),
        ("Cllr Ana Duarte", "Then let us write today"),
    ]


def test_a_play_has_parts(said):
    text = """SCENE I. A harbour.

ROSA. The tide has come and gone,
And no one lit the lamp.

GHOST. I lit it once.

Enter a BOY.

ROSA. Then light it twice!

GHOST. I have no match.
"""
    assert [(source, words) for words, source, _ in said(text)] == [
        ("ROSA", "The tide has come and gone,\nAnd no one lit the lamp"),
        ("GHOST", "I lit it once"),
        ("ROSA", "Then light it twice!"),
        ("GHOST", "I have no match"),
    ]


def test_people_who_speak_once_each_are_told_by_how_they_speak(turns):
    text = """What they said

Ana Duarte, Harbour Watch: I think the plan is wrong and we will fight it.

Tom Reyes, Leeds council: We have listened.

Dr Mary Wong, University of Leeds: My view is that nobody has measured it.
"""
    assert [who for who, _ in turns(text)] == ["Ana Duarte", "Tom Reyes", "Dr Mary Wong"]


def test_marks_around_a_whole_turn_are_left_out(turns):
    text = 'Ana Duarte: "Did you see?"\nTom Reyes: "Yes" is my answer.\n' * 2
    assert turns(text)[:2] == [
        ("Ana Duarte", "Did you see?"),
        ("Tom Reyes", '"Yes" is my answer.'),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Name: Ana Duarte\nCity: Leeds\n\nName: Tom Reyes\nCity: York\n\nName: Wong\nCity: Hull",
        "From: Ana Duarte\nTo: Tom Reyes\nSubject: Wall\nDate: 3 May\n\nThe wall stands.",
        "Ana Duarte: the harbour master.\nTom Reyes: a fisherman.\nMary Wong: her sister.",
        "Serves: 4\nTime: 20 minutes\nMethod: Mix your flour.\nNote: It keeps.\nTime: none",
        "09:00 Registration: coffee\n10:00 Opening: the chair\n11:00 Break: tea",
        "10:32:01 sshd: Connection closed\n10:32:04 kernel: eth0 up\n10:32:09 sshd: Accepted",
        "name: web\nimage: nginx\nports: 80\n---\nname: db\nimage: postgres\nports: 5432",
        "England: Reyes, Wong, Duarte.\nWales: Lee, Jones, Pugh.\nReplacements: Okafor, Shaw.",
        "1. Which is it?\nA. Leeds\nB. York\nC. Hull\n2. And where?\nA. Hull\nB. York",
        "Q. Which is it?\nA. Leeds\nB. York\nQ. Where?\nA. Hull\nB. York",
        "Ana Duarte: No more promises\n\nThe harbour master spoke for an hour.",
    ],
)
def test_fields_lists_and_logs_have_no_speakers(quotations, text):
    assert quotations(text) == ()


def test_a_dialogue_far_apart_in_a_long_text_is_none(quotations):
    filler = "The wall is old.\n" * 40
    text = f"Ana Duarte: Did you?\n{filler}Tom Reyes: I did.\n{filler}" * 2
    assert quotations(text) == ()


def test_a_parliament_names_its_members_in_brackets(turns):
    text = """Ana Duarte (Leeds North) (Ind): I beg to move that we close it.

The Minister for Harbours (Tom Reyes): I thank her. We have listened.

Mary Wong (York): Will the Minister give way?

Tom Reyes: I will.
"""
    assert [who for who, _ in turns(text)] == ["Ana Duarte", "Tom Reyes", "Mary Wong", "Tom Reyes"]


def test_an_office_is_no_other_speaker(turns):
    text = "MR. SMITH: We call Ana Duarte.\nTHE CLERK: Do you swear?\n"
    text += "THE WITNESS: I do.\nMR. SMITH: Where do you work?\nTHE WITNESS: In the harbour.\n"
    clerk = [who for who, words in turns(text) if words == "Do you swear?"]
    assert clerk
    assert "SMITH" not in clerk[0]


def test_subtitles_have_times_that_nobody_says(turns):
    text = "".join(
        f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{who}: Did you see it?\n\n"
        for n, who in enumerate(["ANA", "TOM", "ANA", "TOM"], start=1)
    )
    assert [words for _, words in turns(text)] == ["Did you see it?"] * 4


@pytest.mark.parametrize(("ask", "answer"), [("Frage", "Antwort"), ("Pregunta", "Respuesta")])
def test_labels_of_other_languages_name_nobody_either(turns, ask, answer):
    text = f"{ask}: Frau Vogel?\n{answer}: Ja.\n\n{ask}: Wann?\n{answer}: Nie."
    assert [who for who, _ in turns(text)] == [None] * 4


@pytest.mark.parametrize("stamp", ["10:32 AM", "00:10:32", "[10:32]"])
def test_a_name_and_a_time_above_the_words_are_a_label(turns, stamp):
    text = f"Ana Duarte  {stamp}\nDid you see it?\n\nTom Reyes  {stamp}\nYes, I did\n\n" * 2
    said = [("Ana Duarte", "Did you see it?"), ("Tom Reyes", "Yes, I did")]
    assert turns(text) == said * 2


def test_no_name_runs_on_into_the_next_line(turns):
    text = "Moderator: Ruth Lee\nLocation: Leeds\nRuth Lee said that it was cold."
    assert {who for who, _ in turns(text)} == {"Ruth Lee"}
