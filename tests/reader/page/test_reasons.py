"""Why a quotation has its speaker, and who said so."""

from dataclasses import replace

import pytest
from small_library import small_library

from index import Automatic, Selection, Span, Status
from reader.page.reasons import chain, decided, rules
from reader.page.wording import attributed

TEXT = "Laura Brandt came. Ms Brandt sat. He left. She said it rained."


def at(words):
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


@pytest.fixture
def quoted():
    return small_library().quotations(Selection(article_id="tariff")).quotations[1]


def said(quoted, mention, *, aliases=("Ms Brandt",), speaker="Laura Brandt"):
    mentions = (at("Laura Brandt"), at("Ms Brandt"), at("She"))
    voice = replace(
        quoted.attribution.voice, name="Laura Brandt", aliases=aliases, mentions=mentions
    )
    attribution = replace(quoted.attribution, voice=voice, mention=at(mention))
    return replace(quoted, attribution=attribution, mention=mention, speaker=speaker)


def automatic(quoted, **changes):
    found = Automatic(
        quoted.quotation.contents, quoted.texts, "Ana Duarte", "ana", 0.71, ("source: she",)
    )
    return replace(found, **changes)


def test_a_pronoun_leads_by_the_name_before_it_to_the_full_one(quoted):
    assert chain(said(quoted, "She"), TEXT) == "She -> Ms Brandt -> Laura Brandt"
    assert chain(said(quoted, "She", aliases=()), TEXT) == "She -> Laura Brandt"


def test_a_short_name_leads_to_the_full_one_and_that_to_what_it_is_merged_into(quoted):
    assert chain(said(quoted, "Ms Brandt"), TEXT) == "Ms Brandt -> Laura Brandt"
    merged = said(quoted, "Ms Brandt", speaker="Dr Laura Brandt")
    assert chain(merged, TEXT) == "Ms Brandt -> Laura Brandt -> Dr Laura Brandt"


def test_who_is_named_or_not_known_has_no_chain(quoted):
    assert chain(said(quoted, "Laura Brandt"), TEXT) is None
    assert chain(replace(said(quoted, "She"), speaker=None), TEXT) is None
    by_hand = replace(said(quoted, "She"), status=Status.EDITED)
    assert chain(by_hand, TEXT) is None


def test_what_you_said_and_what_quoth_said_are_both_told(quoted):
    corrected = replace(quoted, status=Status.EDITED, automatic=automatic(quoted))
    assert list(decided(corrected)) == [
        ("you said", "Tom Reyes"),
        ("Quoth said", "Ana Duarte 0.71"),
    ]
    assert rules(corrected) == ("source: she",)
    assert attributed(corrected) == "corrected by hand"
    nobody = replace(corrected, speaker=None, speaker_id=None)
    assert next(iter(decided(nobody))) == ("you said", "(unknown)")
    assert attributed(nobody) == "unknown, by hand"


def test_other_words_are_told_beside_those_that_were_found(quoted):
    before = automatic(
        quoted, contents=(Span(1, 3),), texts=("We did",), speaker_id=quoted.speaker_id
    )
    reworded = replace(quoted, status=Status.EDITED, automatic=before)
    assert list(decided(reworded)) == [("you said", "other words"), ("Quoth said", '"We did"')]
    assert attributed(reworded) == "inferred 0.71"


def test_what_was_added_confirmed_or_rejected_is_told(quoted):
    assert list(decided(quoted)) == []
    confirmed = replace(quoted, status=Status.CONFIRMED)
    assert list(decided(confirmed)) == [("you said", "right as it stands")]
    assert attributed(confirmed) == "confirmed by hand"
    added = replace(quoted, status=Status.EDITED)
    assert list(decided(added))[1] == ("Quoth said", "nothing: you added this quote")
    rejected = replace(quoted, status=Status.REJECTED, automatic=automatic(quoted))
    assert list(decided(rejected)) == [
        ("you said", "not a quote"),
        ("Quoth said", "Ana Duarte 0.71"),
    ]
