from index.model import Speaker, VoiceKind
from index.speakers.grouping import grouped, label

UNNAMED, COLLECTIVE, PERSON = VoiceKind.UNNAMED, VoiceKind.COLLECTIVE, VoiceKind.PERSON


def speaker(name, article, kind=UNNAMED, quotes=1, **facts):
    return Speaker(f"spk:x@{article}", name, kind, quotes=quotes, articles=1, **facts)


def test_who_has_no_name_is_called_by_body_and_role():
    office = {"organisation": "Home Office"}
    told = speaker("a spokesman for the Home Office", "a", role="spokesman", **office)
    assert label(told) == "Home Office: unnamed spokesman"
    assert label(speaker("the Home Office", "a", **office)) == "Home Office: unnamed spokesperson"
    assert label(speaker("a woman", "a")) == "a woman"
    assert label(speaker("Ann Bo", "a", PERSON, **office)) == "Ann Bo"


def test_those_of_several_articles_who_are_called_alike_stand_once():
    speakers = [
        Speaker("spk:ann-bo", "Ann Bo", PERSON, quotes=3, articles=2),
        speaker("Analysts", "a", COLLECTIVE, quotes=2),
        speaker("A spokesman", "a", role="spokesman", organisation="Home Office"),
        speaker("analysts", "b", COLLECTIVE, quotes=2),
        speaker("a Home Office spokesman", "b", role="spokesman", organisation="home office"),
        speaker("the analysts", "c", UNNAMED),
        speaker("Kent", "a", PERSON),
        speaker("Kent", "b", PERSON),
    ]
    found = [(one.label, one.quotes, one.articles) for one in grouped(speakers)]
    assert found == [
        ("Analysts", 4, 2),
        ("Ann Bo", 3, 2),
        ("Home Office: unnamed spokesman", 2, 2),
        ("the analysts", 1, 1),
        ("Kent", 1, 1),
        ("Kent", 1, 1),
    ]
