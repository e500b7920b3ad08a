import re
import zlib
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.extraction import read
from index.model import (
    Article,
    Attribution,
    Heading,
    Kind,
    Mode,
    Quotation,
    Reading,
    Span,
    Voice,
    VoiceKind,
)
from index.renderings import Loan, fingerprints, is_unmarked, lend, merged
from index.renderings.alignment import Alignment, _Block, _blocks
from index.renderings.beside import _linked
from index.renderings.cutting import cut, directly_before
from index.renderings.lent_voices import is_fuller, is_resolved
from index.renderings.likeness import normalised, runs, shared
from index.speakers import fold_name

FERRY = """Island ferry to lose its winter crossings

The ferry to Skelmoor Island will stop running in winter, the harbour board announced on Monday.

A spokesman for the harbour board said the old ship could no longer sail safely in heavy seas.

"We have looked at every way to keep the crossing open and none of them can be paid for," said \
the spokesman. "The engine is thirty years old and nobody makes its parts any more."

Ruth Calloway, who keeps the island's only shop, said 60 families would be cut off from December.

"My customers are old people and they cannot carry a week's bread on their backs," she said.

"If the board thinks we will go quietly, it does not know this island at all."

Tom Averill of the Pilots' Association said the winter service had been "a lifeline and a school \
bus" since 1974. "A smaller boat could do the work for half the money," Mr Averill said, "if only \
somebody would order one."

The board will meet islanders in the church hall at the end of the month.
"""


def stripped(text):
    """Return the text as speech recognition or an old archive might give it."""
    return " ".join(re.sub("[^A-Za-z]", " ", text).split()).lower()


def reading(article_id, text):
    return read(Article(Heading(article_id, "A title"), text))


def lent(loans):
    return [loan for loan in loans if loan.lent_by]


@pytest.fixture(scope="module")
def ferry():
    return reading("print", FERRY)


@pytest.fixture(scope="module")
def plain():
    return reading("plain", stripped(FERRY))


def words_of(reading, quotation):
    return [normalised(span.of(reading.article.text)) for span in quotation.contents]


def by_id(reading, quotation_id):
    return next(q for q in reading.quotations if q.id == quotation_id)


def test_a_stripped_text_is_lent_every_quotation_of_the_printed_one(ferry, plain):
    assert {q.kind for q in ferry.quotations} == {Kind.DIRECT, Kind.MIXED, Kind.INDIRECT}
    loans = lent(lend(plain, [ferry]))
    assert [loan.lender_quotation for loan in loans] == [q.id for q in ferry.quotations]
    for loan in loans:
        original = by_id(ferry, loan.lender_quotation)
        assert words_of(plain, loan.quotation) == words_of(ferry, original)
        assert loan.quotation.kind is original.kind
        assert loan.quotation.confidence == original.confidence
        assert (loan.lender, loan.lent_by, loan.borrower) == ("print", "print", "plain")
        assert loan.group == f"print#{original.id}"


def test_cue_source_and_mention_are_found_in_the_borrower_s_text(ferry, plain):
    for loan in lent(lend(plain, [ferry])):
        original = by_id(ferry, loan.lender_quotation)
        for mine, theirs in (
            (loan.quotation.cue, original.cue),
            (loan.quotation.source, original.source),
        ):
            assert (mine is None) == (theirs is None)
            if mine and theirs:
                assert normalised(mine.of(plain.article.text)) == normalised(theirs.of(FERRY))


def test_a_carried_on_quotation_goes_on_with_the_lent_one(ferry, plain):
    loans = {loan.lender_quotation: loan for loan in lent(lend(plain, [ferry]))}
    chains = [q for q in ferry.quotations if q.continues]
    assert chains
    for original in chains:
        loan = loans[original.id]
        assert loan.quotation.continues == loans[original.continues].quotation.id
        assert loan.attribution.voice == loans[original.continues].attribution.voice


def test_names_come_with_the_lender_s_capitals_and_mentions_in_the_borrower_s_text(ferry, plain):
    loans = lent(lend(plain, [ferry]))
    names = {loan.attribution.voice.name for loan in loans if loan.attribution.voice}
    assert {"Ruth Calloway", "Tom Averill"} <= names
    for loan in loans:
        voice = loan.attribution.voice
        if voice and voice.name == "Ruth Calloway":
            said = {normalised(span.of(plain.article.text))[0] for span in voice.mentions}
            assert said <= {"ruth", "she", "calloway"}
            assert said


def test_nothing_of_the_borrower_overlaps_what_is_lent(ferry, plain):
    rows = merged(plain, lend(plain, [ferry]))
    spans = sorted(span for quotation, _, _ in rows for span in quotation.contents)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    ids = [quotation.id for quotation, _, _ in rows]
    assert len(ids) == len(set(ids))
    assert all(attribution.quotation == quotation.id for quotation, attribution, _ in rows)


def test_the_order_of_lenders_changes_nothing(ferry, plain):
    half = reading("half", "\n\n".join(FERRY.split("\n\n")[3:6]))
    assert lend(plain, [ferry, half]) == lend(plain, [half, ferry])


def test_each_quotation_is_lent_once_by_the_nearest_rendering(ferry, plain):
    copy = reading("another print", FERRY)
    loans = lent(lend(plain, [ferry, copy]))
    assert {loan.lender for loan in loans} == {"another print"}  # equal shares: by id
    assert len(loans) == len(ferry.quotations)


def test_a_marked_text_borrows_nothing_and_an_unmarked_one_lends_nothing(ferry, plain):
    assert lend(ferry, [ferry, plain]) == ()
    assert lend(plain, [reading("other plain", stripped(FERRY))]) == ()


def test_sentences_of_a_text_in_another_order_lend_what_they_have(plain):
    paragraphs = FERRY.strip().split("\n\n")
    summary = reading("summary", " ".join(paragraphs[n] for n in (6, 7, 3, 5)))
    loans = lent(lend(plain, [summary]))
    assert len(loans) >= 4
    for loan in loans:
        original = by_id(summary, loan.lender_quotation)
        assert words_of(plain, loan.quotation) == words_of(summary, original)
    starts = [loan.quotation.start for loan in loans]
    assert starts == sorted(starts)


def test_a_definite_noun_phrase_is_resolved_where_its_introduction_is(plain):
    # The summary has lost the sentence that says whose spokesman this is.
    summary = reading("summary", "\n\n".join(FERRY.split("\n\n")[3:7]))
    (said,) = (
        loan
        for loan in lent(lend(plain, [summary]))
        if loan.quotation.cue and "looked at every way" in _text(plain, loan)
    )
    assert said.attribution.voice.name == "a spokesman for the harbour board"
    assert said.attribution.voice.organisation is not None
    carried = [
        loan
        for loan in lent(lend(plain, [summary]))
        if loan.quotation.continues == said.quotation.id
    ]
    assert [loan.attribution.voice.name for loan in carried] == [said.attribution.voice.name]


def _text(reading, loan):
    return loan.quotation.contents[0].of(reading.article.text)


SPEECH = (
    '"We will not rest until every family on this coast has a doctor within ten miles of its '
    'door," the minister said.'
)
NEWS = """The government promised more doctors on Tuesday, after a year of complaints from villages.

{speech}

Opposition members laughed loudly through most of the address in the capital. Three of them were \
told to leave the chamber before the vote, which the government won by two.
"""
OTHER = """hospitals along the northern shore have closed one ward after another since spring and \
nurses have left for the city in great numbers {speech} but at the clinic in the small port of \
Dunmarra nobody had heard the promise when the bus came in that evening with eleven patients"""


def test_articles_that_quote_one_speech_are_no_renderings():
    news = reading("news", NEWS.format(speech=SPEECH))
    other = reading("other", stripped(OTHER.format(speech=SPEECH)))
    assert fingerprints(news.article.text) & fingerprints(other.article.text)
    assert 0 < shared(news.article.text, other.article.text) < 0.5
    assert lend(other, [news]) == ()


def test_half_of_the_smaller_text_makes_a_rendering():
    news = reading("news", NEWS.format(speech=SPEECH))
    words = stripped(OTHER.format(speech=SPEECH)).split()
    middle = len(words) // 2
    excerpt = reading("excerpt", " ".join(words[middle - 22 : middle + 12]))
    assert shared(news.article.text, excerpt.article.text) >= 0.5
    assert len(lent(lend(excerpt, [news]))) == 1


def test_a_single_sentence_in_common_is_too_little_whatever_its_share():
    one = "we will open the bridge to all in may this year said the mayor"
    assert shared(one, one) == 0.0


def test_words_that_are_spelt_otherwise_do_not_hinder_a_loan():
    print_ = reading("print", FERRY)
    text = stripped(FERRY).replace(" week s ", " weeks ").replace("thirty years", "forty years")
    loans = lent(lend(reading("plain", text), [print_]))
    assert len(loans) == len(print_.quotations)
    assert any("a weeks bread" in text[loan.quotation.start : loan.quotation.end] for loan in loans)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (stripped(FERRY), True),
        (FERRY, False),
        (FERRY.replace('"', ""), False),
        (FERRY.upper(), False),
        ("there is no mark here but this “one” is", False),
        ("the Mayor said on monday that " + "the bridge would open " * 12, True),
        ("one sentence without a capital. another one. and a third. and a fourth.", False),
        ("", False),
        ("1974 — 2005", False),
    ],
)
def test_a_text_without_marks_capitals_and_stops_is_unmarked(text, expected):
    assert is_unmarked(text) is expected


def test_any_twenty_words_in_common_share_a_fingerprint():
    words = stripped(FERRY).split()
    for start in range(len(words) - 20):
        run = " ".join(words[start : start + 20])
        around = f"quite another beginning of the story {run} and another end"
        assert fingerprints(around) & fingerprints(FERRY)


@given(st.lists(st.sampled_from([*"abcdefgh", "Ça", "İZ", "it's"]), max_size=80))
def test_fingerprints_are_the_least_of_sixteen_runs_of_five_words(words):
    text = " ".join(words)
    five = list(zip(*(normalised(text)[shift:] for shift in range(5)), strict=False))
    numbers = [zlib.crc32(" ".join(some).encode()) for some in five]
    windows = max(len(numbers) - 15, min(len(numbers), 1))
    assert fingerprints(text) == {min(numbers[at : at + 16]) for at in range(windows)}
    assert runs(text) == set(numbers)


def test_a_text_of_under_five_words_has_no_fingerprint():
    assert fingerprints("only four words here") == frozenset()
    assert len(fingerprints("these are only five words")) == 1


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(FERRY.strip().split("\n\n")), min_size=3, unique=True))
def test_lent_words_are_the_lender_s_words(paragraphs):
    plain, print_ = reading("plain", stripped(FERRY)), reading("print", "\n\n".join(paragraphs))
    for loan in lent(lend(plain, [print_])):
        original = by_id(print_, loan.lender_quotation)
        assert words_of(plain, loan.quotation) == words_of(print_, original)


# ---- what is left of the borrower's own


def quotation(text, words, number=1, **fields):
    start = text.index(words)
    return Quotation(
        f"q{number}", Kind.UNMARKED, Mode.SPEECH, (Span(start, start + len(words)),), **fields
    )


TEXT = "he said we saw the whole harbour burn that night she said nobody came to help us at all"


def span(words):
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def never(span):
    return False


def test_a_cut_leaves_the_words_that_are_not_lent():
    lent_one = quotation(TEXT, "we saw the whole harbour", cue=span("said"), source=span("he"))
    own = quotation(TEXT, TEXT[8:], 2)
    left = cut(own, [lent_one], TEXT, never)
    assert [one.of(TEXT) for one in left.contents] == [
        "burn that night she said nobody came to help us at all"
    ]
    assert left.id == "q2"


def test_a_cut_in_the_middle_leaves_both_sides():
    lent_one = quotation(TEXT, "burn that night", cue=span("she said"))
    own = quotation(TEXT, TEXT[8:], 2, continues="q0")
    left = cut(own, [lent_one], TEXT, never)
    assert [one.of(TEXT) for one in left.contents] == [
        "we saw the whole harbour",
        "nobody came to help us at all",
    ]
    assert (left.cue, left.source, left.continues) == (None, None, "q0")


def test_a_cut_that_keeps_its_own_cue_is_no_carry_on():
    lent_one = quotation(TEXT, "burn that night")
    own = quotation(TEXT, TEXT[8:], 2, cue=Span(3, 7), source=Span(0, 2))
    left = cut(own, [lent_one], TEXT, never)
    assert (left.cue, left.source, left.continues) == (Span(3, 7), Span(0, 2), None)


def test_less_than_a_clause_is_not_left():
    own = quotation(TEXT, "we saw the whole harbour burn that night", 2)
    assert cut(own, [quotation(TEXT, "we saw the whole harbour")], TEXT, never) is None


def test_what_the_lender_has_and_nobody_says_there_is_not_left():
    own = quotation(TEXT, TEXT[8:], 2)
    assert cut(own, [quotation(TEXT, "we saw the whole harbour")], TEXT, lambda span: True) is None


def test_only_cue_and_source_may_stand_between_a_quotation_and_what_carries_it_on():
    lent_one = quotation(TEXT, "we saw the whole harbour burn that night", cue=span("she said"))
    assert directly_before(span("nobody came"), [lent_one], TEXT) is lent_one
    assert directly_before(span("to help"), [lent_one], TEXT) is None
    assert directly_before(span("he said"), [lent_one], TEXT) is None


def test_an_own_quotation_without_a_source_carries_on_the_direct_one_before_it(plain, ferry):
    text = plain.article.text
    words = "if the board thinks we will go quietly it does not know this island at all"
    own = quotation(text, words)
    summary = FERRY.replace(
        '"If the board thinks we will go quietly, it does not know this island at all."\n\n', ""
    )
    loans = lend(voiced("plain", text, [own], [None]), [reading("summary", summary)])
    (changed,) = (loan for loan in loans if not loan.lent_by)
    assert changed.attribution.voice.name == "Ruth Calloway"
    assert changed.quotation.contents == own.contents


# ---- parts that an extraction seldom gives


def voiced(article_id, text, quotations, voices):
    article = Article(Heading(article_id, "T"), text)
    attributions = tuple(
        Attribution(q.id, voice, confidence=0.9 if voice else 0.0)
        for q, voice in zip(quotations, voices, strict=True)
    )
    return Reading(article, tuple(quotations), attributions, "test")


def test_a_quotation_without_a_voice_is_lent_without_one(plain):
    start = FERRY.index("The board will meet")
    end = FERRY.index(" at the end of the month")
    bare = Quotation("q1", Kind.DIRECT, Mode.SPEECH, (Span(start, end),))
    (loan,) = lent(lend(plain, [voiced("print", FERRY, [bare], [None])]))
    assert loan.attribution.mention is None
    assert loan.attribution.quotation == loan.quotation.id


def test_a_voice_that_the_borrower_does_not_name_comes_with_its_mentions(plain):
    start = FERRY.index("The board will meet")
    said = Quotation("q1", Kind.DIRECT, Mode.SPEECH, (Span(start, start + 40),))
    mention = Span(FERRY.index("church hall"), FERRY.index("church hall") + len("church hall"))
    voice = Voice("v1", "Zed Quillon", VoiceKind.PERSON, (mention, Span(0, 0)))
    (loan,) = lent(lend(plain, [voiced("print", FERRY, [said], [voice])]))
    assert loan.attribution.voice.name == "Zed Quillon"
    assert [s.of(plain.article.text) for s in loan.attribution.voice.mentions] == ["church hall"]


def test_a_quotation_that_is_not_in_the_borrower_is_not_lent(plain):
    text = FERRY + '\n"Not one of these words was ever printed there," said Ruth Calloway.\n'
    loans = lent(lend(plain, [reading("print", text)]))
    assert loans
    assert not any("printed" in _text(plain, loan) for loan in loans)


def test_words_printed_twice_are_lent_once(plain):
    again = FERRY + "\n" + FERRY.split("\n\n")[5] + "\n"
    printed = reading("print", again)
    loans = lent(lend(plain, [printed]))
    assert len(loans) == len(printed.quotations) - 1


def test_an_own_quotation_that_carried_on_a_replaced_one_carries_on_the_lent_one(ferry):
    text = stripped(FERRY)
    known = "we have looked at every way to keep the crossing open and none of them"
    first = quotation(text, known, 1)
    after = quotation(text, "the board will meet islanders in the church hall", 2, continues="q1")
    voice = Voice("v1", "somebody", VoiceKind.UNNAMED, ())
    loans = lend(voiced("plain", text, [first, after], [voice, voice]), [ferry])
    (replacing,) = (loan for loan in loans if "q1" in loan.replaces)
    assert replacing.lent_by == "print"
    (changed,) = (loan for loan in loans if not loan.lent_by)
    assert changed.replaces == ("q2",)
    assert changed.quotation.continues in {loan.quotation.id for loan in lent(loans)}
    assert changed.group == "plain#q2"


def test_merged_leaves_out_what_a_loan_stands_for(plain):
    text = plain.article.text
    own = [quotation(text, "the old ship", 1), quotation(text, "in heavy seas", 2)]
    base = voiced("plain", text, own, [None, None])
    new = quotation(text, "old ship could no longer sail", 3)
    loan = Loan("plain", new, Attribution("q3", None), "print", "q9", ("q1",))
    assert [(q.id, one) for q, _, one in merged(base, [loan])] == [("q3", loan), ("q2", None)]
    assert [q.id for q, _, _ in merged(base, [])] == ["q1", "q2"]


def test_a_run_that_stands_everywhere_is_not_placed():
    text = "the sea the sea the sea " * 2000
    assert Alignment(text, text).place([Span(0, 30)]) is None


def test_a_run_that_begins_with_what_stands_everywhere_is_placed_whole():
    often = "at the end of the day"
    said = f"{often} we shall rebuild the harbour wall before the winter storms return"
    borrower = f"{f'{often} but '.replace('but', 'x y') * 17} then {said} and so on"
    (span,) = Alignment(f'They said: "{said}."', borrower).place([Span(12, 12 + len(said))])
    assert span.of(borrower) == said


def test_each_run_makes_one_block_whatever_is_passed_over_in_it():
    often = "at the end of the day"
    text = " ".join(f"{often} {chr(97 + n) * 3} {chr(97 + n) * 4}" for n in range(20))
    blocks = list(_blocks(text.split(), text.split()))
    assert [block for block in blocks if not block.shift] == [_Block(0, 0, 160)]


def test_of_a_few_places_the_one_with_the_longest_context_is_taken():
    chorus = "and the sea came in and took them all"
    text = f"at noon {chorus} at night {chorus} at dawn {chorus}"
    at_night = text.index(chorus, text.index("night"))
    lender = f"At night {chorus}. At dawn"
    start = lender.index("took them")
    (placed,) = Alignment(lender, text).place([Span(start, start + 9)])
    assert placed == Span(text.index("took", at_night), text.index("took", at_night) + 9)


def test_contents_that_lie_apart_in_the_borrower_are_not_one_quotation():
    one, two = FERRY.split("\n\n")[3], FERRY.split("\n\n")[5]
    lender, borrower = f"{one} {two}", stripped(f"{two} {FERRY} {one}")
    starts = lender.index("We have looked"), lender.index("My customers")
    alignment = Alignment(lender, borrower.replace(stripped(FERRY), "some other words"))
    assert alignment.place([Span(starts[0], starts[0] + 40)]) is not None
    assert alignment.place([Span(start, start + 40) for start in starts]) is None


def test_contents_without_a_letter_are_not_placed():
    alignment = Alignment(FERRY, stripped(FERRY))
    year = FERRY.index("1974")
    assert alignment.place([Span(year, year + 4)]) is None
    assert alignment.place([]) is None


def test_an_own_quotation_is_cut_to_what_the_lender_lacks():
    text = stripped(FERRY)
    start = text.index("my customers are old")
    own = Quotation("q1", Kind.UNMARKED, Mode.SPEECH, (Span(start, text.index("tom averill")),))
    whole = voiced("plain", text, [own], [None])
    paragraphs = FERRY.split("\n\n")
    # The printed text shows that nobody says more there; the summary has lost a paragraph.
    assert not [loan for loan in lend(whole, [reading("print", FERRY)]) if not loan.lent_by]
    summary = reading("summary", "\n\n".join(paragraphs[:6] + paragraphs[7:]))
    (left,) = (loan for loan in lend(whole, [summary]) if not loan.lent_by)
    assert _text(whole, left) == stripped(paragraphs[6])
    carried = next(
        loan for loan in lend(whole, [summary]) if loan.quotation.id == left.quotation.continues
    )
    assert "my customers" in _text(whole, carried)
    assert left.attribution.voice.name == carried.attribution.voice.name == "Ruth Calloway"


def test_a_sentence_that_says_something_else_is_not_lent(plain):
    other = FERRY.replace("they cannot carry a week's bread on their backs", "all of them can swim")
    loans = lent(lend(plain, [reading("print", other)]))
    assert loans
    assert not any("my customers" in _text(plain, loan) for loan in loans)


def test_neither_text_knows_who_speaks(plain):
    text = stripped(FERRY)
    start = text.index("the board will meet islanders")
    said = Quotation("q1", Kind.DIRECT, Mode.SPEECH, (Span(start, start + 40),))
    printed = FERRY.index("The board will meet islanders")
    theirs = Quotation("q1", Kind.DIRECT, Mode.SPEECH, (Span(printed, printed + 40),))
    loans = lend(voiced("plain", text, [said], [None]), [voiced("print", FERRY, [theirs], [None])])
    assert [loan.attribution.voice for loan in loans] == [None]


# ---- what a shorter rendering left out of the middle of a quotation

STORM = """Fishermen wait out the storm

Twelve boats stayed in port on Wednesday while the worst gale of the year passed over the bay.

"I have never seen the water come over the breakwater like that in all my years here," said \
Jonas Wick. "My father saw it once and he never spoke of it without crossing himself. We shall \
go out again when it is over because there is nothing else that we can do."

The coastguard said the wind would drop on Friday.
"""


@pytest.fixture(scope="module")
def storm():
    return reading("storm", stripped(STORM))


def test_a_sentence_left_out_between_a_quotation_and_its_carry_on_is_said_too(storm):
    summary = STORM.replace(
        '"My father saw it once and he never spoke of it without crossing himself. We', '"We'
    )
    loans = lend(bare(storm), [reading("summary", summary)])
    (gap,) = (loan for loan in loans if not loan.lent_by)
    assert _text(storm, gap).startswith("my father saw it once")
    assert _text(storm, gap).endswith("crossing himself")
    assert gap.quotation.kind is Kind.UNMARKED
    assert gap.attribution.voice.name == "Jonas Wick"
    assert gap.replaces == ()
    assert gap.group == f"storm#{gap.quotation.id}"


def test_a_quotation_that_never_closes_in_a_summary_goes_on_to_the_next_own_one(storm):
    summary = STORM[: STORM.index(" We shall go out again")]
    text = storm.article.text
    own = quotation(
        text,
        "the wind would drop on friday",
        cue=word(text, "said the wind", 4),
        source=word(text, "the coastguard", 14),
    )
    loans = lend(voiced("storm", text, [own], [None]), [reading("summary", summary)])
    (gap,) = (loan for loan in loans if not loan.lent_by and loan.quotation.id != "q1")
    assert _text(storm, gap) == (
        "we shall go out again when it is over because there is nothing else that we can do"
    )
    assert gap.attribution.voice.name == "Jonas Wick"


def test_what_the_lender_has_between_the_two_is_not_said(storm):
    loans = lend(bare(storm), [reading("print", STORM)])
    assert loans
    assert all(loan.lent_by for loan in loans)


def test_a_gap_is_left_to_an_own_quotation_in_it(storm):
    summary = STORM.replace(
        '"My father saw it once and he never spoke of it without crossing himself. We', '"We'
    )
    own = quotation(storm.article.text, "he never spoke of it")
    base = voiced("storm", storm.article.text, [own], [None])
    changed = [loan for loan in lend(base, [reading("summary", summary)]) if not loan.lent_by]
    assert [loan for loan in changed if loan.quotation.id != "q1"] == []


def test_a_long_gap_is_a_part_of_the_story():
    more = (
        "The road to the harbour was closed for the night and the school sent its children home. "
    )
    story = STORM.replace("himself. We", f'himself." {more * 3} "We')
    summary = STORM.replace(
        '"My father saw it once and he never spoke of it without crossing himself. We', '"We'
    )
    plain = bare(reading("storm", stripped(story)))
    assert all(loan.lent_by for loan in lend(plain, [reading("summary", summary)]))


def bare(reading):
    """Return a reading that found no quotations."""
    return voiced(reading.article.id, reading.article.text, [], [])


def word(text, words, length):
    return Span(text.index(words), text.index(words) + length)


# ---- who is believed

VOTE = """Owen Marsh and Peter Lund have led the two parties in the valley since the spring.

Mr Marsh said the vote would be held in June whatever the weather did to the roads.

"Nobody on the hill farms will be left without a way to the ballot box this time," said Mr Lund.
"""


def test_a_short_name_is_filled_up_from_a_sentence_that_the_lender_has_left_out():
    plain = reading("plain", stripped(VOTE))
    summary = reading("summary", VOTE.partition("\n\n")[2])
    loans = lent(lend(plain, [summary]))
    assert {fold_name(loan.attribution.voice.name) for loan in loans} == {
        "owen marsh",
        "peter lund",
    }


def person(name, *mentions, kind=VoiceKind.PERSON):
    return Voice("v1", name, kind, mentions)


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        (person("anna kent"), person("Kent"), True),
        (person("anna kent"), person("Mr Kent"), True),
        (person("saw mr kent"), person("Kent"), False),
        (person("kent"), person("Kent"), False),
        (person("anna kent"), person("Anna Kent"), False),
        (person("anna lund"), person("Kent"), False),
        (person("port kent", kind=VoiceKind.ORGANISATION), person("Kent"), False),
        (person("anna kent"), person("Kent", kind=VoiceKind.ORGANISATION), False),
        (None, person("Kent"), False),
        (person("anna kent"), None, False),
    ],
)
def test_a_fuller_name_is_of_a_person_and_ends_in_the_short_one(ours, theirs, expected):
    assert is_fuller(ours, theirs) is expected


HALL = "The spokesman left. Later the spokesman said no. A spokesman for the hall agreed."
FIRST = Span(0, 13)
SECOND = Span(HALL.index("the spokesman"), HALL.index("the spokesman") + 13)


@pytest.mark.parametrize(
    ("voice", "mention", "expected"),
    [
        (None, SECOND, False),
        (person("the spokesman", SECOND, kind=VoiceKind.UNNAMED), SECOND, False),
        (person("Ann Bell", FIRST, SECOND), SECOND, True),
        (person("Ann Bell", SECOND, Span(60, 70)), SECOND, False),
        (person("the spokesman", SECOND, kind=VoiceKind.ORGANISATION), SECOND, True),
        (person("Ann Bell", Span(60, 70)), Span(20, 25), True),
        (person("Ann Bell", Span(60, 70)), None, True),
    ],
)
def test_a_definite_noun_phrase_is_resolved_by_what_stands_before_it(voice, mention, expected):
    assert is_resolved(Attribution("q1", voice, mention), HALL) is expected


def test_second_hand_speech_whose_parent_is_lent_stands_alone():
    own = quotation(TEXT, TEXT[8:], 2, parent="q1")
    near = _linked(own, (), {}, TEXT)
    assert near.parent is None
    assert _linked(own, (), {"q1": own}, TEXT).parent == "q1"
