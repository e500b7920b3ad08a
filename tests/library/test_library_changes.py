"""A library follows any number of changes, one by one, to what it would be if made at once."""

import os
from contextlib import closing, contextmanager

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from library_stories import Said, loan, story

from index.library.keeping import KeptLibrary
from index.library.memory import MemoryLibrary
from index.library.store import Store
from index.model import Kind, Mode, Place, Selection, Sort, VoiceKind

IDS = "abc"
WORDS = "one two three four"
SPEAKERS = [
    ("Ann Rain", VoiceKind.PERSON, ("Rain", "RAIN")),
    ("a spokesman", VoiceKind.UNNAMED, ()),
    ("a spokesman for Acme", VoiceKind.UNNAMED, ("Acme",)),
]
MODES = [*[Mode.SPEECH] * 3, Mode.THOUGHT]


class Unsearched(KeptLibrary):
    """A library whose full-text index is left alone."""

    @contextmanager
    def _written(self):
        with self._store.writing() as connection:
            yield connection


@st.composite
def sayings(draw):
    name, what, aliases = draw(st.sampled_from(SPEAKERS))
    return Said(
        draw(st.sampled_from(WORDS.split())),
        draw(st.sampled_from([*[name] * 5, name.lower(), None])),
        draw(st.sampled_from([Kind.DIRECT, Kind.INDIRECT])),
        draw(st.sampled_from(MODES)),
        what,
        aliases,
    )


@st.composite
def stories(draw, article_id):
    said = draw(st.lists(sayings(), min_size=1, max_size=3))
    date = draw(st.sampled_from([None, "2001-01-01", "2002-02-02"]))
    return story(article_id, WORDS, *said, date=date)


@st.composite
def loans(draw):
    borrower = story(draw(st.sampled_from(IDS)), WORDS)
    lent = [
        loan(
            borrower,
            draw(st.sampled_from(IDS)) + draw(st.sampled_from(["#q1", "#q1", "#q1", "#q8", ""])),
            draw(sayings()),
            number,
            tuple(draw(st.lists(st.sampled_from(["q1", "q2"]), unique=True))),
        )
        for number in draw(st.sampled_from([(), (8,), (8, 9)]))
    ]
    return borrower.article.id, lent


STORIES = st.sampled_from(IDS).flatmap(stories)
LENDING = st.tuples(st.just("lend"), st.lists(loans(), min_size=1, max_size=3).map(dict))
CHANGES = st.lists(
    st.one_of(
        LENDING,
        LENDING,
        st.tuples(st.just("write"), st.lists(STORIES, min_size=1, max_size=2)),
        st.tuples(st.just("delete"), st.lists(st.sampled_from(IDS), min_size=1, max_size=2)),
    ),
    min_size=1,
    max_size=6,
)


def answers(library):
    speakers = library.speakers().speakers
    headings = library.headings(sort=Sort.NEWEST)
    quotations = library.quotations(Selection(modes=frozenset(Mode)))
    ids = {one.speaker_id for one in quotations.quotations if one.speaker_id}
    places = [None, *(Place(heading, start) for heading in headings for start in (0, 4))]
    return [
        speakers,
        headings,
        quotations,
        library.stats(),
        library.speakers_by_id(ids),
        [library.rank(heading.id) for heading in headings],
        [library.headings(sort=sort, limit=1, cursor=1) for sort in Sort],
        [library.speakers(prefix, limit=2) for prefix in ("r", "spokesman", "ann r", "acme")],
        [library.quotations(selection) for speaker in ids for selection in selections(speaker)],
        [
            library.next_quotation(speaker.id, place, back=back, home=home)
            for speaker in speakers
            for place in places
            for back in (False, True)
            for home in (None, "b")
        ],
    ]


def selections(speaker_id):
    return [
        Selection(speaker_id=speaker_id),
        Selection(speaker_id=speaker_id, sort=Sort.NEWEST, limit=2, cursor=1),
        Selection(group_once=True, limit=3),
        Selection(group_once=True, speaker="rain", modes=frozenset([Mode.THOUGHT])),
        Selection(article_id="a", kinds=frozenset([Kind.DIRECT])),
    ]


def change(library, what, argument):
    if what == "write":
        library.write(argument)
    elif what == "lend":
        library.lend(argument)
    else:
        library.delete(argument)


@settings(
    max_examples=int(os.environ.get("QUOTH_EXAMPLES", "30")),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.tuples(*map(stories, IDS)), CHANGES)
def test_after_any_changes_both_libraries_are_the_same(tmp_path_factory, first, changes):
    memory = MemoryLibrary("memory")
    with closing(Unsearched(Store.create(tmp_path_factory.mktemp("lib")))) as local:
        for what, argument in [("write", first), *changes]:
            for library in (memory, local):
                change(library, what, argument)
        for ours, theirs in zip(answers(local), answers(memory), strict=True):
            assert ours == theirs
