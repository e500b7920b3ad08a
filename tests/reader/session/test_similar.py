"""For which other quotations of an article a correction may hold."""

from dataclasses import replace

import pytest
from small_library import small_library

from index import Selection, Status
from reader.session.similar import reasons, similar


@pytest.fixture
def quotations():
    return small_library().quotations(Selection(article_id="tariff")).quotations


def ids(found):
    return [one.quoted.quotation.id for one in found]


def with_quotation(quoted, **changes):
    return replace(quoted, quotation=replace(quoted.quotation, **changes))


def test_those_of_the_same_voice(quotations):
    assert ids(similar(quotations[1], quotations, "Mara Okafor")) == ["q3", "q5", "q6"]


def test_not_those_that_have_the_speaker_already(quotations):
    others = [*quotations[:2], replace(quotations[2], speaker="Mara Okafor"), *quotations[3:]]
    assert ids(similar(quotations[1], others, "Mara Okafor")) == ["q5", "q6"]
    assert similar(quotations[1], quotations, "Tom Reyes") == ()


@pytest.mark.parametrize("status", [Status.EDITED, Status.CONFIRMED])
def test_what_a_person_has_decided_is_left_alone(quotations, status):
    others = [*quotations[:2], replace(quotations[2], status=status), *quotations[3:]]
    assert ids(similar(quotations[1], others, None)) == ["q5", "q6"]


def test_those_that_the_same_words_introduce_but_for_pronouns(quotations):
    unknown = quotations[3]
    twin = with_quotation(replace(unknown, mention="One of THEM"), id="q9")
    assert ids(similar(unknown, [*quotations, twin], "Mara Okafor")) == ["q9"]
    he, other = replace(unknown, mention="he"), with_quotation(replace(twin, mention="He"), id="q9")
    assert similar(he, [*quotations, other], "Mara Okafor") == ()


def test_those_that_carry_it_on_and_that_it_carries_on_to_the_end(quotations):
    unknown = quotations[3]
    first = with_quotation(unknown, id="a1")
    second = with_quotation(unknown, id="a2", continues="a1")
    third = with_quotation(unknown, id="a3", continues="a2")
    chain = [replace(one, mention=None) for one in (first, second, third)]
    assert ids(similar(chain[1], [*quotations, *chain], "Mara Okafor")) == ["a1", "a3"]


def test_a_voice_that_a_person_gave_it_says_nothing(quotations):
    assert similar(replace(quotations[1], status=Status.EDITED), quotations, "Ana Duarte") == ()


def test_why_they_are_similar_is_said_each_reason_once(quotations):
    assert reasons(similar(quotations[1], quotations, "Mara Okafor")) == "same name, Tom Reyes"
    unknown = quotations[3]
    twins = [with_quotation(unknown, id="q9"), with_quotation(unknown, id="q10", continues="q4")]
    assert reasons(similar(unknown, [*quotations, *twins], "Mara Okafor")) == (
        "same words, \u201cone of them\u201d or one goes on from another"
    )
    nameless = replace(quotations[1], speaker=None)
    assert reasons(similar(nameless, quotations, "Mara Okafor")) == "same speaker"
