from index.model import Speaker, VoiceKind
from index.speakers.grouping import SpeakerGroup, grouped, label, shared_label

UNNAMED, COLLECTIVE, PERSON = VoiceKind.UNNAMED, VoiceKind.COLLECTIVE, VoiceKind.PERSON


def speaker(name, article, kind=UNNAMED, quotes=1, **facts):
    return Speaker(f"spk:x@{article}", name, kind, quotes=quotes, articles=1, **facts)


def test_who_has_no_name_is_called_by_body_and_role():
    office = {"organisation": "Home Office"}
    told = speaker("a spokesman for the Home Office", "a", role="spokesman", **office)
    assert label(told) == "Home Office: unnamed spokesman"
    assert shared_label(told) == "Home Office: unnamed spokesperson"
    assert label(speaker("the Home Office", "a", **office)) == "Home Office: unnamed spokesperson"
    assert shared_label(speaker("x", "a", role="aide", **office)) == "Home Office: unnamed aide"
    assert label(speaker("a woman", "a")) == "a woman"
    assert label(speaker("Ann Bo", "a", PERSON, **office)) == "Ann Bo"


def test_those_of_several_articles_who_are_called_alike_stand_together():
    speakers = [
        Speaker("spk:ann-bo", "Ann Bo", PERSON, quotes=3, articles=2),
        speaker("Analysts", "a", COLLECTIVE, quotes=2),
        speaker("A spokesman", "a", role="spokesman", organisation="Home Office"),
        speaker("analysts", "b", COLLECTIVE, quotes=2),
        speaker("a Home Office spokeswoman", "b", role="Spokeswoman", organisation="home office"),
        speaker("the analysts", "c", UNNAMED),
        speaker("some analysts", "d", UNNAMED),
        speaker("Kent", "a", PERSON),
        speaker("Kent", "b", PERSON),
        speaker("an", "a", UNNAMED),
    ]
    found = [[speakers.index(one) for one in those] for those in grouped(speakers)]
    assert found == [[0], [1, 3], [2, 4], [5, 6], [7], [8], [9]]


def test_a_group_counts_what_its_speakers_have():
    first = speaker("Analysts", "a", COLLECTIVE, quotes=5)
    group = SpeakerGroup.of_several(first, [(2, 1), (1, 3)])
    assert group == SpeakerGroup("Analysts", first, speakers=2, quotes=3, articles=4)
    assert SpeakerGroup.of_one(first) == SpeakerGroup("Analysts", first, 1, 5, 1)
    assert SpeakerGroup.of_one(first, 2).quotes == 2
