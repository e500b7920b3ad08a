import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from index.model import Heading, Voice, VoiceKind
from index.speakers import Appearance, gather

PERSON, ORGANISATION, UNNAMED = VoiceKind.PERSON, VoiceKind.ORGANISATION, VoiceKind.UNNAMED


def seen(name, article="a", groups=("a#q1",), kind=PERSON, date=None, **facts):
    return Appearance(Voice("v1", name, kind, (), **facts), Heading(article, "", date), groups)


def test_nothing_gathers_to_nothing():
    assert gather([]) == ()


def test_one_name_in_two_articles_is_one_speaker():
    first = seen("elena sorokina", "a", ("a#q1", "a#q2"), date=dt.date(2004, 5, 1))
    second = seen("Elena Sorokina", "b", ("b#q1",), date=dt.date(2005, 7, 1))
    (speaker,) = gather([second, first])
    assert (speaker.name, speaker.quotes, speaker.articles) == ("Elena Sorokina", 3, 2)
    assert (speaker.first, speaker.last) == (dt.date(2004, 5, 1), dt.date(2005, 7, 1))


def test_a_quotation_in_two_renderings_counts_once():
    (speaker,) = gather([seen("Elena Sorokina", "a"), seen("Elena Sorokina", "b")])
    assert (speaker.quotes, speaker.articles) == (1, 2)


def test_unnamed_voices_of_two_articles_stay_apart():
    voices = [seen("A spokesman", "a", kind=UNNAMED), seen("A spokesman", "b", kind=UNNAMED)]
    assert len(gather(voices)) == 2


def test_the_most_frequent_cased_form_is_shown():
    forms = ["the Harbour Trust", "Harbour Trust", "Harbour Trust", "harbour trust"]
    (speaker,) = gather(seen(name, str(n), kind=ORGANISATION) for n, name in enumerate(forms))
    assert speaker.name == "Harbour Trust"
    assert speaker.aliases == ("the Harbour Trust",)


def test_role_organisation_and_kind_are_those_of_the_majority():
    facts = [("director", "Trust"), ("Director", "Trust"), ("chair", None), (None, "Council")]
    voices = [
        seen("Elena Sorokina", str(n), role=role, organisation=organisation)
        for n, (role, organisation) in enumerate(facts)
    ]
    (speaker,) = gather([*voices, seen("Elena Sorokina", "z", kind=ORGANISATION)])
    assert (speaker.role, speaker.organisation, speaker.kind) == ("Director", "Trust", PERSON)


def test_aliases_differ_beyond_case_and_leave_the_name_out():
    one = seen("Elena Sorokina", "a", aliases=("Ms Sorokina", "Elena Sorokina"))
    two = seen("Elena Sorokina", "b", aliases=("ms sorokina", "Sorokina"))
    (speaker,) = gather([one, two])
    assert speaker.aliases == ("Ms Sorokina", "Sorokina")


def test_the_most_quoted_come_first():
    names = [
        s.name for s in gather([seen("Ann Bo"), seen("Al Cy", groups=("1", "2")), seen("Al Bo")])
    ]
    assert names == ["Al Cy", "Al Bo", "Ann Bo"]


APPEARANCES = st.builds(
    seen,
    st.sampled_from(["Elena Sorokina", "elena sorokina", "Dr Elena Sorokina", "Okafor", "Wexcorp"]),
    st.sampled_from(["a", "b", "c"]),
    st.lists(st.sampled_from(["g1", "g2", "g3"]), max_size=3).map(tuple),
    st.sampled_from(VoiceKind),
    st.none() | st.dates(),
    role=st.sampled_from([None, "director", "Director", "chair"]),
    organisation=st.sampled_from([None, "Trust", "trust"]),
    aliases=st.lists(st.sampled_from(["Ms Sorokina", "sorokina", "Elena"]), max_size=2).map(tuple),
)


@given(
    st.lists(APPEARANCES, max_size=12).flatmap(
        lambda xs: st.tuples(st.just(xs), st.permutations(xs))
    )
)
def test_the_order_of_appearances_changes_nothing(lists):
    assert gather(lists[0]) == gather(lists[1])


@given(st.lists(APPEARANCES, max_size=12))
def test_gathering_keeps_every_quotation_and_article(appearances):
    speakers = gather(appearances)
    assert {s.id for s in speakers} == {s.id for s in set(speakers)}
    assert sum(s.articles for s in speakers) >= len({a.heading.id for a in appearances})
