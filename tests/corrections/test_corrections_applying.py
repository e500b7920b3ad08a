"""A person's decisions over what was found."""

from dataclasses import replace

import pytest

from index.corrections.anchoring import selector_at, text_hash
from index.corrections.applying import ADDED, BY_HAND, correct
from index.corrections.deciding import decide, fits, without_article
from index.corrections.values import Edit, Op, Selector
from index.model import (
    Attribution,
    Kind,
    Mode,
    Quotation,
    Span,
    Status,
    Voice,
    VoiceKind,
)

TEXT = (
    '"The bridge is safe," said Ana Duarte. "It opens in May." Tom Reyes of the Ferry Office '
    'said the fares were "too high" for most. He did not say "never" at all.\n'
    '"Nobody asked us," the captain said.'
)
ANA = Voice("v1", "Ana Duarte", VoiceKind.PERSON, (), aliases=("Ms Duarte",))
TOM = Voice("v2", "Tom Reyes", VoiceKind.PERSON, ())


def place(words):
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def quotation(number, *words, kind=Kind.DIRECT, continues=None, parent=None):
    spans = tuple(place(one) for one in words)
    return Quotation(
        f"q{number}", kind, Mode.SPEECH, spans, None, None, continues, 0.9, ("marks",), parent
    )


def said(found, voice):
    return found, Attribution(found.id, voice, None, True, 0.7, ("source",), (("X", 0.2),))


SAFE = quotation(1, "The bridge is safe")
OPENS = quotation(2, "It opens in May", continues="q1")
FARES = quotation(3, "the fares were ", "too high", kind=Kind.MIXED)
FOUND = (said(SAFE, ANA), said(OPENS, ANA), said(FARES, TOM))


def edit(op, words, *, text=TEXT, content=(), **known):
    start = text.index(words)
    selector = selector_at(text, Span(start, start + len(words)), content)
    return replace(Edit(op, "a", text_hash(text), selector, content=tuple(content)), **known)


def applied(*edits, found=FOUND, text=TEXT, inherited=None):
    decided = decide(text, [one for one, _ in found], edits)
    return correct(text, found, decided.decisions, inherited), decided.orphans


def statuses(after):
    return [one.status for one in after]


def speakers(after):
    return [one.attribution.voice and one.attribution.voice.name for one in after]


def test_without_decisions_all_is_as_it_was():
    after, orphans = applied()
    assert [(one.quotation, one.attribution) for one in after] == list(FOUND)
    assert statuses(after) == [Status.AUTO] * 3
    assert [one.over for one in after] == [0, 1, 2]
    assert orphans == ()


def test_a_rejected_quotation_can_be_confirmed_again():
    after, _ = applied(edit(Op.REJECT, "too high"))
    assert statuses(after) == [Status.AUTO, Status.AUTO, Status.REJECTED]
    again, _ = applied(edit(Op.REJECT, "too high"), edit(Op.CONFIRM, "too high"))
    assert statuses(again)[2] is Status.CONFIRMED
    assert (again[2].quotation, again[2].attribution) == FOUND[2]


def test_the_speaker_is_a_voice_of_the_article_or_a_new_one():
    after, _ = applied(edit(Op.SET_SPEAKER, "too high", speaker="ms  duarte", note="heard it"))
    attribution = after[2].attribution
    assert (after[2].status, attribution.voice) == (Status.EDITED, ANA)
    assert (attribution.confidence, attribution.why) == (1.0, (BY_HAND, "heard it"))
    assert attribution.candidates == (("X", 0.2),)
    assert after[2].quotation == FARES
    new, _ = applied(edit(Op.SET_SPEAKER, "too high", speaker="Cleo Marsh"))
    assert new[2].attribution.voice == Voice("set:Cleo Marsh", "Cleo Marsh", VoiceKind.PERSON, ())
    nobody, _ = applied(edit(Op.SET_SPEAKER, "too high", speaker=None))
    assert (nobody[2].status, nobody[2].attribution.voice) == (Status.EDITED, None)


@pytest.mark.parametrize(
    ("name", "kind", "organisation"),
    [
        ("Home Office (unnamed spokesman)", VoiceKind.UNNAMED, "Home Office"),
        ("Home Office", VoiceKind.ORGANISATION, None),
        ("NATO", VoiceKind.ORGANISATION, None),
        ("A spokesman", VoiceKind.UNNAMED, None),
        ("Cleo Marsh", VoiceKind.PERSON, None),
        ("!", VoiceKind.PERSON, None),
    ],
)
def test_the_kind_of_a_new_voice_is_told_by_its_name(name, kind, organisation):
    after, _ = applied(edit(Op.SET_SPEAKER, "too high", speaker=name))
    voice = after[2].attribution.voice
    assert (voice.name, voice.kind, voice.organisation) == (name, kind, organisation)


def test_who_carries_on_is_who_began():
    after, _ = applied(edit(Op.SET_SPEAKER, "The bridge is safe", speaker="Tom Reyes"))
    assert speakers(after) == ["Tom Reyes", "Tom Reyes", "Tom Reyes"]
    assert statuses(after) == [Status.EDITED, Status.EDITED, Status.AUTO]
    own, _ = applied(
        edit(Op.SET_SPEAKER, "It opens in May", speaker=None),
        edit(Op.SET_SPEAKER, "The bridge is safe", speaker="Tom Reyes"),
    )
    assert speakers(own) == ["Tom Reyes", None, "Tom Reyes"]
    another = (FOUND[0], said(OPENS, TOM), FOUND[2])
    parted, _ = applied(
        edit(Op.SET_SPEAKER, "The bridge is safe", speaker="Cleo Marsh"), found=another
    )
    assert speakers(parted) == ["Cleo Marsh", "Tom Reyes", "Tom Reyes"]


def test_the_content_is_trimmed_and_its_kind_told_by_its_marks():
    wide = place('said the fares were "too high" for most.')
    after, _ = applied(edit(Op.SET_CONTENT, "too high", content=[wide]))
    changed = after[2].quotation
    assert changed.contents[0].of(TEXT) == 'said the fares were "too high" for most'
    assert (changed.kind, changed.why, changed.id) == (Kind.MIXED, (BY_HAND,), "q3")
    marked, _ = applied(edit(Op.SET_CONTENT, "too high", content=[place('"too high" ')]))
    assert marked[2].quotation.contents == (place("too high"),)
    assert marked[2].quotation.kind is Kind.DIRECT
    assert marked[2].attribution == FOUND[2][1]


def test_a_quotation_that_was_missed_is_added():
    words = "Nobody asked us"
    after, orphans = applied(
        edit(Op.SET_CONTENT, words, content=[place(f'"{words},"')]),
        edit(Op.SET_SPEAKER, words, speaker="the captain"),
        edit(Op.SET_SPEAKER, "He did not say", speaker="Tom Reyes"),
    )
    assert orphans == ()
    assert [one.quotation.id for one in after[3:]] == ["c1", "c2"]
    first, second = after[3:]
    assert first.quotation.contents == (place(words),)
    assert (first.quotation.kind, first.quotation.why) == (Kind.DIRECT, (ADDED,))
    assert (first.over, first.status) == (None, Status.EDITED)
    assert first.attribution.voice.name == "the captain"
    assert (second.quotation.kind, second.attribution.voice) == (Kind.INDIRECT, TOM)
    plain, _ = applied(
        edit(Op.SET_CONTENT, "the dam", content=[Span(0, 7)], text="the dam is high"),
        found=(),
        text="the dam is high",
    )
    assert plain[0].quotation.kind is Kind.UNMARKED


def test_an_added_quotation_takes_no_id_that_is_taken():
    found = ((Quotation("c1", Kind.DIRECT, Mode.SPEECH, (place("never"),)), FOUND[0][1]),)
    words = "Nobody asked us"
    after, _ = applied(edit(Op.SET_CONTENT, words, content=[place(words)]), found=found)
    assert after[1].quotation.id == "c2"


def test_the_last_decision_of_a_kind_wins():
    after, _ = applied(
        edit(Op.SET_SPEAKER, "too high", speaker="Cleo Marsh"),
        edit(Op.SET_CONTENT, "too high", content=[place("the fares were")]),
        edit(Op.SET_SPEAKER, "the fares were", speaker="Ana Duarte"),
        edit(Op.SET_CONTENT, "the fares were", content=[place("too high")]),
    )
    assert (speakers(after)[2], after[2].quotation.contents) == ("Ana Duarte", (place("too high"),))


def test_setting_something_of_a_rejected_quotation_makes_it_one_again():
    after, _ = applied(
        edit(Op.REJECT, "too high"), edit(Op.SET_SPEAKER, "too high", speaker="Ana Duarte")
    )
    assert after[2].status is Status.EDITED
    rejected, _ = applied(
        edit(Op.SET_SPEAKER, "too high", speaker="Ana Duarte"), edit(Op.REJECT, "too high")
    )
    assert (rejected[2].status, speakers(rejected)[2]) == (Status.REJECTED, "Ana Duarte")
    confirmed, _ = applied(
        edit(Op.CONFIRM, "too high"), edit(Op.SET_SPEAKER, "too high", speaker="Ana Duarte")
    )
    assert confirmed[2].status is Status.EDITED


def test_of_quotations_inside_each_other_the_one_that_fits_is_meant():
    outer = quotation(1, 'said the fares were "too high" for most')
    inner = quotation(2, "too high", parent="q1")
    found = (said(outer, ANA), said(inner, TOM))
    assert statuses(applied(edit(Op.REJECT, "too high"), found=found)[0])[1] is Status.REJECTED
    whole = edit(Op.REJECT, 'said the fares were "too high" for most')
    assert statuses(applied(whole, found=found)[0])[0] is Status.REJECTED
    less, _ = applied(edit(Op.SET_CONTENT, "too high", content=[place("too")]), found=found)
    assert less[1].quotation.parent == "q1"
    out, _ = applied(edit(Op.SET_CONTENT, "too high", content=[place("never")]), found=found)
    assert out[1].quotation.parent is None


def test_a_quotation_that_is_hardly_touched_is_not_meant():
    after, orphans = applied(
        edit(Op.REJECT, 'safe," said Ana Duarte. "It'),
        edit(Op.CONFIRM, "of the Ferry Office"),
        edit(Op.SET_CONTENT, '" said', content=[place('" ')]),
        Edit(Op.REJECT, "a", "other", Selector("No such words are anywhere in it")),
    )
    assert statuses(after) == [Status.AUTO] * 3
    assert [(one.correction.op, one.problem) for one in orphans] == [
        (Op.CONFIRM, "no quote is found there now"),
        (Op.SET_CONTENT, "there are no words to be the quote"),
        (Op.REJECT, "its words are not in the article"),
    ]


def test_content_moves_with_a_text_that_was_edited():
    old = TEXT.replace('"The bridge is safe,"', 'On Monday: "The bridge is safe,"')
    content = [Span(old.index("the fares"), old.index("the fares") + len('the fares were "too'))]
    for sha256, start in ((text_hash(old), "known"), ("", "told")):
        moved = edit(
            Op.SET_CONTENT, "the fares were", content=content, text=old, article_sha256=sha256
        )
        if start == "told":
            moved = Edit(
                moved.op, "a", "", Selector("the fares were", "Office said "), None, moved.content
            )
        after, orphans = applied(moved)
        assert orphans == ()
        assert after[2].quotation.contents[0].of(TEXT) == 'the fares were "too'


def test_content_that_a_text_has_no_room_for_is_cut():
    after, _ = applied(
        edit(Op.SET_CONTENT, "Nobody asked us", content=[place("Nobody asked us"), Span(900, 990)])
    )
    assert after[3].quotation.contents == (place("Nobody asked us"),)


def test_what_is_decided_of_another_rendering_counts_where_nothing_else_is():
    rejected = decide(TEXT, [SAFE], [edit(Op.REJECT, "The bridge is safe")]).decisions[0]
    named = decide(
        TEXT, [SAFE], [edit(Op.SET_SPEAKER, "The bridge is safe", speaker="Tom Reyes")]
    ).decisions[0]
    after, _ = applied(inherited={2: rejected, 0: named})
    assert statuses(after) == [Status.EDITED, Status.EDITED, Status.REJECTED]
    assert speakers(after)[:2] == ["Tom Reyes", "Tom Reyes"]
    own, _ = applied(
        edit(Op.SET_SPEAKER, "too high", speaker="Ana Duarte"), inherited={2: rejected}
    )
    assert (own[2].status, speakers(own)[2]) == (Status.EDITED, "Ana Duarte")


def test_whether_a_decision_fits_a_text_is_told_without_quotations():
    decision = edit(Op.REJECT, "too high")
    assert fits(TEXT, text_hash(TEXT), decision)
    assert fits(f"So. {TEXT}", "other", decision)
    assert not fits("Another text.", "other", decision)
    assert without_article(decision).problem == "the article is not in the library"


@pytest.mark.parametrize(
    ("op", "known", "mode"),
    [
        (Op.SET_SPEAKER, {"speaker": "Tom Reyes"}, Mode.SPEECH),
        (Op.SET_CONTENT, {"content": (place("never"),)}, Mode.SPEECH),
        (Op.CONFIRM, {}, Mode.SPEECH),
        (Op.REJECT, {}, Mode.THOUGHT),
    ],
)
def test_who_decides_about_a_thought_makes_it_a_shown_quotation(op, known, mode):
    thought = replace(quotation(4, "never"), mode=Mode.THOUGHT)
    found = (*FOUND, said(thought, TOM))
    after, orphans = applied(edit(op, "never", **known), found=found)
    assert orphans == ()
    assert [one.over for one in after] == [0, 1, 2, 3]
    assert after[3].quotation.mode is mode
    untouched, _ = applied(found=found)
    assert untouched[3].quotation.mode is Mode.THOUGHT
