"""Who may have said a quotation, likeliest first."""

from dataclasses import replace

import pytest
from small_library import small_library

from index import Selection
from reader.session.likely import suspects, suspects_at


@pytest.fixture
def quotations():
    return small_library().quotations(Selection(article_id="tariff")).quotations


def names(found):
    return [one.name for one in found]


def with_candidates(quoted, *candidates):
    return replace(quoted, attribution=replace(quoted.attribution, candidates=candidates))


def test_first_who_it_is_then_by_score_then_who_speaks_beside_it_then_all_others(quotations):
    tom = with_candidates(quotations[1], ("Zoe Brandt", 0.22), ("The bench", 0.1))
    assert names(suspects(tom, quotations)) == [
        "Tom Reyes",
        "Zoe Brandt",
        "The bench",
        "Ana Duarte",
    ]
    assert suspects(tom, quotations)[0].why == "as it stands, 0.71"
    assert suspects(tom, quotations)[1].why == "came into question (share 0.22)"
    assert suspects(tom, quotations)[3].why == "speaks just before"


def test_of_an_unknown_one_who_speaks_beside_it_comes_before_who_speaks_most(quotations):
    unknown = quotations[3]
    assert unknown.speaker is None
    others = [quotations[0], replace(quotations[1], speaker="Mara Okafor"), *quotations[2:]]
    around = [*others[:3], unknown, others[0], *others[4:]]
    found = suspects(unknown, [*others[:2], unknown])
    assert names(found) == ["Mara Okafor", "Ana Duarte"]
    assert "Ana Duarte" in names(suspects(unknown, around))


def test_a_voice_goes_by_the_name_of_its_speaker(quotations):
    merged = [
        replace(one, speaker="Thomas Reyes") if one.speaker == "Tom Reyes" else one
        for one in quotations
    ]
    ana = with_candidates(merged[0], ("tom reyes", 0.3))
    assert names(suspects(ana, merged)) == ["Ana Duarte", "Thomas Reyes"]


def test_everybody_is_named_once_whatever_the_case(quotations):
    tom = with_candidates(quotations[1], ("TOM REYES", 0.4), ("ana duarte", 0.3))
    assert names(suspects(tom, quotations)) == ["Tom Reyes", "Ana Duarte"]


def test_of_missed_words_those_who_speak_beside_them_come_first(quotations):
    after_the_first = quotations[0].quotation.end + 1
    found = suspects_at(after_the_first, quotations)
    assert [(one.name, one.why) for one in found] == [
        ("Ana Duarte", "speaks just before"),
        ("Tom Reyes", "speaks just after"),
    ]
    assert suspects_at(0, ()) == ()
