"""What a person corrects stands in every kind of library, whatever becomes of the articles."""

import os
import random
import shutil
from contextlib import closing
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from library_stories import FLOOD, OLD, STORIES, TARIFF, Said, loan, story
from test_library_oracle import QUERIES, answers, counted, listed, order_of, speakers_of, steps_of

from index.corrections.files import CorrectionFiles
from index.corrections.making import confirming, naming, rejecting, setting_content
from index.corrections.values import Ignore, Merge, Op, Part, Split
from index.errors import NotKeptError, StorageError
from index.library.memory import MemoryLibrary, open_memory
from index.library.opening import create_library, open_library
from index.model import Kind, Mode, Selection, Sort, Span, Status
from index.query import parse_query

ALL = frozenset(Status)
ANY = Selection(modes=frozenset(Mode), statuses=ALL)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "lib").mkdir()
    return tmp_path / "lib"


@pytest.fixture(params=["memory", "local"])
def kept(request, folder):
    """Return a library of each kind that keeps corrections in a folder."""
    if request.param == "memory":
        opened = MemoryLibrary("here", CorrectionFiles(folder))
    else:
        opened = create_library(folder)
    opened.write(STORIES)
    yield opened
    opened.close()


def quoted(library, quotation_id, selection=ANY):
    (found,) = [one for one in library.quotations(selection).quotations if one.id == quotation_id]
    return found


def place(reading, words):
    start = reading.article.text.index(words)
    return Span(start, start + len(words))


def shown(library, **selected):
    return [one.id for one in library.quotations(Selection(**selected)).quotations]


def names(library):
    return {one.name: one.quotes for one in library.speakers().speakers}


def test_a_rejected_quotation_leaves_lists_and_counts_but_not_the_record(kept):
    before = kept.edition()
    kept.correct([rejecting(FLOOD.article, FLOOD.quotations[0], note="a slogan")])
    assert kept.edition() != before
    assert "flood#q1" not in shown(kept)
    assert names(kept)["Mara Kent"] == 1
    assert kept.stats().quotations == 5
    assert kept.quotations(Selection(), parse_query("dam")).total == 1
    assert kept.quotations(ANY, parse_query("dam")).total == 1
    (hit,) = kept.search(parse_query("river rises"), sort=Sort.NEWEST).hits
    assert hit.quotes == 1
    one = quoted(kept, "flood#q1")
    assert (one.status, one.speaker, one.speaker_id) == (Status.REJECTED, None, None)
    assert (one.automatic.speaker, one.automatic.texts) == ("Mara Kent", ("The dam will hold",))
    assert shown(kept, statuses=frozenset([Status.REJECTED])) == ["flood#q1"]
    assert shown(kept, statuses=ALL, speaker="kent") == ["tariff#q1"]
    kept.correct([confirming(FLOOD.article, FLOOD.quotations[0])])
    assert quoted(kept, "flood#q1").status is Status.CONFIRMED
    assert shown(kept, statuses=frozenset([Status.CONFIRMED])) == ["flood#q1"]
    assert names(kept)["Mara Kent"] == 2


def test_somebody_else_said_it(kept):
    kept.correct([naming(TARIFF.article, TARIFF.quotations[2], "Mara Kent")])
    assert names(kept)["Mara Kent"] == 3
    one = quoted(kept, "tariff#q3")
    assert (one.speaker, one.status) == ("Mara Kent", Status.EDITED)
    assert (one.automatic.speaker, one.automatic.why) == (None, ("marks", "no source"))
    assert kept.quotations(Selection(), parse_query("speaker:kent said:rain")).total == 1
    kent = one.speaker_id
    step = kept.next_quotation(kent, None)
    assert (step.quoted.id, step.total) == ("tariff#q1", 3)
    kept.correct([naming(TARIFF.article, TARIFF.quotations[2], "Cleo Marsh")])
    assert (names(kept)["Mara Kent"], names(kept)["Cleo Marsh"]) == (2, 1)
    kept.correct([naming(TARIFF.article, TARIFF.quotations[0], None)])
    assert names(kept)["Mara Kent"] == 1
    automatic = quoted(kept, "tariff#q1").automatic  # she says nothing else in that context
    assert (automatic.speaker, automatic.speaker_id) == ("Mara Kent", None)
    kept.correct([naming(FLOOD.article, FLOOD.quotations[1], "Mara Kent")])
    automatic = quoted(kept, "flood#q2").automatic  # what he thinks there is left to him
    assert automatic.speaker_id == "spk:tom-reyes"
    kept.correct([naming(OLD.article, OLD.quotations[0], "Mara Kent")])
    assert quoted(kept, "old#q1").automatic.speaker_id is None  # nobody is called Holt now


def test_who_is_named_by_a_person_is_who_goes_by_that_name_most(kept):
    kept.correct([naming(OLD.article, OLD.quotations[0], "Tom Reyes")])
    assert names(kept)["Tom Reyes"] == 2
    kept.correct([naming(TARIFF.article, TARIFF.quotations[2], "Madonna")])
    kept.correct([naming(FLOOD.article, FLOOD.quotations[0], "Madonna")])
    assert names(kept)["Madonna"] == 2


def test_a_missed_quotation_is_added_and_a_span_adjusted(kept):
    words = place(FLOOD, "The river rose")
    kept.correct(
        [
            setting_content(FLOOD.article, None, [words]),
            naming(FLOOD.article, words, "Tom Reyes"),
            setting_content(FLOOD.article, FLOOD.quotations[1], [place(FLOOD, "the tariffs")]),
        ]
    )
    one = quoted(kept, "flood#c1")
    assert (one.speaker, one.texts, one.quotation.kind) == (
        "Tom Reyes",
        ("The river rose",),
        Kind.INDIRECT,
    )
    assert (one.status, one.automatic) == (Status.EDITED, None)
    changed = quoted(kept, "flood#q2")
    assert changed.texts == ("the tariffs",)
    assert changed.automatic.texts == ("the tariffs were too high",)
    assert shown(kept, article_id="flood") == ["flood#c1", "flood#q1", "flood#q2"]
    assert kept.quotations(Selection(), parse_query("river")).total == 1
    assert kept.quotations(Selection(), parse_query("high")).total == 0
    assert kept.reading("flood") == FLOOD
    kept.correct([rejecting(FLOOD.article, one.quotation)])
    assert quoted(kept, "flood#c1").automatic is None


def test_undo_takes_back_one_step_after_the_other(kept, folder):
    before = kept.quotations(ANY)
    kept.correct([rejecting(FLOOD.article, FLOOD.quotations[0])])
    middle = kept.quotations(ANY)
    both = [naming(OLD.article, OLD.quotations[0], "Tom Reyes"), Merge("A", ("B",))]
    kept.correct(both)
    assert kept.quotations(ANY) != middle
    taken = kept.undo()
    assert [replace(one, at="") for one in taken] == both[::-1]
    assert kept.quotations(ANY) == middle
    assert [one.op for one in kept.undo()] == [Op.REJECT]
    assert kept.quotations(ANY) == before
    assert kept.undo() == ()
    assert [(folder / name).read_text() for name in ("edits.jsonl", "speakers.toml")] == ["", ""]


def test_what_others_write_into_the_files_is_followed(kept, folder):
    other = MemoryLibrary("other", CorrectionFiles(folder))
    other.write(STORIES)
    other.correct([rejecting(FLOOD.article, FLOOD.quotations[0])])
    before = kept.edition()
    assert "flood#q1" not in shown(kept)
    edits = folder / "edits.jsonl"
    edits.write_text("{broken\n" + edits.read_text().replace('"reject"', '"confirm"'))
    assert kept.edition() != before
    assert quoted(kept, "flood#q1").status is Status.CONFIRMED
    (conflict,) = kept.corrections().conflicts
    assert conflict.where == "edits.jsonl, line 1"
    edits.unlink()
    kept.edition()
    assert quoted(kept, "flood#q1").status is Status.AUTO


@pytest.mark.parametrize("name", ["edits.jsonl", "speakers.toml"])
def test_what_a_file_said_before_holds_while_it_cannot_be_read(kept, folder, name):
    kept.correct([rejecting(FLOOD.article, FLOOD.quotations[0]), Ignore("Mara Kent")])
    assert kept.notices == ()
    before = kept.edition(), shown(kept)
    (folder / name).rename(folder / "aside")
    (folder / name).mkdir()
    kept.edition()
    assert shown(kept) == before[1]
    assert kept.corrections().conflicts[0].where == name
    (folder / name).rmdir()
    (folder / "aside").rename(folder / name)
    kept.edition()
    assert shown(kept) == before[1]
    assert kept.corrections().conflicts == ()
    kept.undo()
    assert "flood#q1" in shown(kept)


def test_what_is_wrong_in_the_files_is_noticed_at_every_opening_until_it_is_mended(folder):
    with closing(create_library(folder)) as library:
        library.write(STORIES)
    edits = folder / "edits.jsonl"
    edits.write_text("{\n{\n{\n")
    (folder / "speakers.toml").write_text('[[merge\n[[ignore]]\nname = "Mara Kent"\n')
    for _ in range(2):
        with closing(open_library(folder)) as library:
            assert library.notices == (
                "Corrections: edits.jsonl, line 1: it is not JSON; edits.jsonl, line 2: it is not"
                " JSON; and 2 more; quoth doctor lists them",
            )
            assert "Mara Kent" not in names(library)
    edits.unlink()
    with closing(open_library(folder)) as library:
        (notice,) = library.notices
        assert notice.startswith("Corrections: speakers.toml, line 1: it is not TOML: ")
        (folder / "speakers.toml").unlink()
        library.edition()
        assert library.notices == ()


def test_where_nothing_can_be_written_it_is_said_that_corrections_wait(folder, monkeypatch):
    with closing(create_library(folder)) as library:
        library.write(STORIES)
    CorrectionFiles(folder).add([Ignore("Mara Kent")])
    monkeypatch.setattr("os.access", lambda *_: False)
    with closing(open_library(folder)) as library:
        assert "Mara Kent" in names(library)
        assert library.notices[-1].startswith("Corrections: what was written last is not ")


def test_all_corrections_are_listed_with_what_does_not_fit(kept, folder):
    gone = replace(rejecting(FLOOD.article, FLOOD.quotations[0]), article="x", article_sha256="")
    lost = replace(gone, selector=replace(gone.selector, exact="Nothing of this is in any article"))
    split = Split("Mara Kent", (Part("Mara Kent (mayor)", ("council/*",)),))
    kept.correct([lost, split, Ignore("Echo"), confirming(OLD.article, OLD.quotations[0])])
    found = kept.corrections()
    assert [one.op for one in found.edits] == [Op.REJECT, Op.CONFIRM]
    assert found.rules.is_ignored("echo")
    assert [(one.correction.article, one.problem) for one in found.orphans] == [
        ("x", "the article is not in the library")
    ]
    assert [one.problem for one in found.conflicts] == [
        "Mara Kent (mayor): no article is named council/*"
    ]
    no_quote = Said("in no way")
    kept.write([story("old", "in no way", no_quote)])
    assert len(kept.corrections().orphans) == 2
    kept.write([OLD])
    assert len(kept.corrections().orphans) == 1


LONG = (
    "The council met again on Monday evening to hear what the engineers had to say of the dam. "
    '"The dam will hold through the winter," said Mara Kent, who has led the works for a year. '
    "Others in the room were less sure of it, and asked for a second report before the spring."
)
SAID = Said("The dam will hold through the winter", "Mara Kent")
MONDAY = story("monday", LONG, SAID, date="2024-03-11")
EDITED = LONG.replace("Monday evening", "Monday night").replace("will hold", "will surely hold")
NEW_SAID = replace(SAID, words=SAID.words.replace("will", "will surely"))


@pytest.mark.parametrize(
    "after",
    [
        story("monday", LONG, SAID, version="2"),
        story("monday", LONG, Said("hold through the winter"), version="2"),
        story("moved/monday", LONG, SAID),
        story("monday", EDITED, NEW_SAID),
        story("moved/monday", EDITED, NEW_SAID),
    ],
    ids=["another version", "other spans", "moved", "edited", "moved and edited"],
)
def test_a_correction_outlives_what_becomes_of_its_article(kept, after):
    kept.write([MONDAY])
    kept.correct([naming(MONDAY.article, MONDAY.quotations[0], "Tom Reyes")])
    kept.delete(["monday"])
    kept.write([after])
    kept.edition()
    one = quoted(kept, f"{after.article.id}#q1")
    assert (one.speaker, one.status) == ("Tom Reyes", Status.EDITED)
    assert kept.corrections().orphans == ()
    kept.undo()
    assert quoted(kept, f"{after.article.id}#q1").status is Status.AUTO


def test_the_same_text_under_two_names_is_told_apart_by_name(kept):
    kept.write([MONDAY, story("copy", LONG, SAID)])
    kept.correct([rejecting(MONDAY.article, MONDAY.quotations[0])])
    assert quoted(kept, "copy#q1").status is Status.AUTO
    assert quoted(kept, "monday#q1").status is Status.REJECTED
    kept.delete(["monday"])
    assert quoted(kept, "copy#q1").status is Status.REJECTED


PLAIN = story("plain", LONG.lower().replace('"', ""), Said("the dam", "nobody"))
LENT = loan(PLAIN, "monday#q1", Said(SAID.words.lower(), "mara kent"), 2, ("q1",))


def test_who_said_it_holds_in_all_renderings(kept):
    kept.write([MONDAY, PLAIN])
    kept.lend({"plain": [LENT]})
    total = kept.stats().quotations
    kept.correct([naming(MONDAY.article, MONDAY.quotations[0], "Tom Reyes")])
    assert [quoted(kept, one).speaker for one in ("monday#q1", "plain#q2")] == ["Tom Reyes"] * 2
    lent = quoted(kept, "plain#q2")
    assert (lent.lent_by, lent.group, lent.automatic.speaker) == (
        "monday",
        "monday#q1",
        "mara kent",
    )
    kept.correct([rejecting(PLAIN.article, LENT.quotation)])
    assert [quoted(kept, one).status for one in ("monday#q1", "plain#q2")] == [
        Status.EDITED,  # what was decided of itself counts for more
        Status.REJECTED,
    ]
    kept.undo()
    kept.undo()
    kept.correct([rejecting(PLAIN.article, LENT.quotation)])
    assert quoted(kept, "monday#q1").status is Status.REJECTED
    assert kept.stats().quotations == total - 1
    kept.lend({"plain": []})
    assert quoted(kept, "monday#q1").status is Status.AUTO
    kept.lend({"plain": [LENT]})
    assert quoted(kept, "monday#q1").status is Status.REJECTED
    kept.delete(["plain"])  # the words of which are found in what is left
    assert quoted(kept, "monday#q1").status is Status.REJECTED


def test_who_carries_on_is_corrected_with_who_began(kept):
    text = '"It holds," said Ana Duarte. "It always has."'
    told = story("told", text, Said("It holds", "Ana Duarte"), Said("It always has", "Ana Duarte"))
    first, second = told.quotations
    voice = told.attributions[0].voice
    told = replace(
        told,
        quotations=(first, replace(second, continues="q1")),
        attributions=(told.attributions[0], replace(told.attributions[1], voice=voice)),
    )
    kept.write([told])
    kept.correct([naming(told.article, first, "Tom Reyes")])
    assert quoted(kept, "told#q2").speaker == "Tom Reyes"


def test_a_collection_that_is_not_kept_says_so():
    library = open_memory(STORIES, name="here")
    with pytest.raises(NotKeptError, match="here: only a library keeps corrections"):
        library.correct([Ignore("Echo")])
    with pytest.raises(NotKeptError):
        library.undo()
    assert library.corrections().edits == ()


def test_a_library_made_again_of_nothing_is_as_corrected_as_before(folder, cache_home):
    with closing(create_library(folder)) as library:
        library.write([MONDAY, *STORIES])
        library.correct([naming(MONDAY.article, MONDAY.quotations[0], "Tom Reyes")])
        library.correct([rejecting(FLOOD.article, FLOOD.quotations[0])])
        before = library.quotations(ANY), library.speakers()
    shutil.rmtree(cache_home)
    for path in folder.glob("library.sqlite*"):
        path.unlink()
    with closing(create_library(folder)) as library:
        with library.updating():
            for reading in (*STORIES, MONDAY):
                library.write([reading])
        assert (library.quotations(ANY), library.speakers()) == before


def test_while_another_process_writes_a_correction_is_kept_and_followed_later(folder):
    with closing(create_library(folder)) as writer, closing(open_library(folder)) as library:
        writer.write(STORIES)
        with writer._store.writing():
            library.correct([rejecting(FLOOD.article, FLOOD.quotations[0])])
            assert quoted(library, "flood#q1").status is Status.AUTO
        before = library.edition()
        assert quoted(library, "flood#q1").status is Status.REJECTED
        assert library.edition() == before
        with writer._store.writing():
            library.undo()
        writer.write([OLD])  # who writes next follows what the files say
        assert quoted(writer, "flood#q1").status is Status.AUTO


def test_a_broken_file_of_speakers_is_not_written(kept, folder):
    (folder / "speakers.toml").write_text("[[merge")
    with pytest.raises(StorageError, match="it is not TOML"):
        kept.correct([Ignore("Echo")])
    kept.correct([rejecting(FLOOD.article, FLOOD.quotations[0])])
    assert "flood#q1" not in shown(kept)


# Any corrections of anything

WORDS = ["rain", "the", "river", "dam", "no", "it", "holds", "rose", "far", "high"]


@st.composite
def texts(draw):
    return " ".join(draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=10)))


@st.composite
def readings(draw, article_id):
    words = draw(texts()).split()
    said = []
    for _ in range(draw(st.integers(0, 3))):
        first = draw(st.integers(0, len(words) - 1))
        last = draw(st.integers(first, len(words) - 1))
        by = draw(st.sampled_from([None, "Ann Rain", "Bo River", "Cy"]))
        mode = draw(st.sampled_from([Mode.SPEECH, Mode.SPEECH, Mode.THOUGHT]))
        said.append(Said(" ".join(words[first : last + 1]), by, mode=mode))
    return story(article_id, " ".join(words), *said, title=draw(st.sampled_from(["", "rain"])))


@st.composite
def decisions(draw, reading):
    text, name = reading.article.text, draw(st.sampled_from([None, "Bo River", "Di Dam", "cy"]))
    start = draw(st.integers(0, len(text) - 1))
    span = Span(start, draw(st.integers(start + 1, len(text))))
    if not span.of(text).strip():  # which is refused
        span = Span(0, len(text))
    if not reading.quotations or draw(st.booleans()):
        return draw(
            st.sampled_from(
                [
                    setting_content(reading.article, None, [span]),
                    naming(reading.article, span, name),
                ]
            )
        )
    one = draw(st.sampled_from(reading.quotations))
    return draw(
        st.sampled_from(
            [
                rejecting(reading.article, one),
                confirming(reading.article, one),
                naming(reading.article, one, name),
                setting_content(reading.article, one, [span]),
            ]
        )
    )


@st.composite
def deeds(draw):
    """What is done to a library, one after the other: a name of a method and what it is given."""
    written, done = {}, []
    for _ in range(draw(st.integers(1, 8))):
        what = draw(st.sampled_from(["write", "correct", "correct", "undo", "delete", "lend"]))
        if what == "write" or not written:
            reading = draw(readings(draw(st.sampled_from("abc"))))
            written[reading.article.id] = reading
            done.append(("write", ([reading],)))
        elif what == "correct":
            several = [draw(decisions(draw(st.sampled_from(list(written.values())))))]
            done.append(("correct", (several * draw(st.integers(1, 2)),)))
        elif what == "undo":
            done.append(("undo", ()))
        elif what == "delete":
            done.append(("delete", ([written.pop(draw(st.sampled_from(sorted(written))))],)))
            done[-1] = ("delete", ([done[-1][1][0][0].article.id],))
        else:
            borrower = draw(st.sampled_from(list(written.values())))
            lender = draw(st.sampled_from(sorted(written)))
            own = [one.id for one in borrower.quotations]
            said = Said(borrower.article.text.split()[0], draw(st.sampled_from(["Cy", "Ann Rain"])))
            lent = loan(borrower, f"{lender}#q1", said, 9, tuple(own[:1]))
            done.append(("lend", ({borrower.article.id: [lent]},)))
    return done, written


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    home = tmp_path_factory.mktemp("corrected")
    before = os.environ.get("XDG_CACHE_HOME")
    os.environ["XDG_CACHE_HOME"] = str(home / "cache")
    yield home
    os.environ.pop("XDG_CACHE_HOME")
    if before is not None:
        os.environ["XDG_CACHE_HOME"] = before


def compared(library, query):
    library.edition()
    return [
        library.quotations(ANY),
        library.quotations(Selection(statuses=frozenset([Status.EDITED, Status.REJECTED]))),
        library.quotations(ANY, query),
        library.quotations(Selection(statuses=frozenset([Status.EDITED])), query),
        library.quotations(Selection(unsure_below=0.9)),
        library.quotations(Selection(unsure_below=0.8, statuses=ALL), query),
        library.quotation_days(Selection()),
        answers(library, query, Sort.NEWEST),
        listed(library, query),
        counted(library, query),
        speakers_of(library),
        order_of(library),
        steps_of(library),
        library.stats(),
        library.corrections(),
    ]


@settings(
    max_examples=int(os.environ.get("QUOTH_EXAMPLES", "6")),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(deeds(), QUERIES)
def test_any_corrections_and_undos_are_as_if_the_files_were_followed_anew(home, plan, text):
    done, written = plan
    random.seed()
    folders = [home / name for name in ("memory", "local", "anew")]
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
    memory = MemoryLibrary("memory", CorrectionFiles(folders[0]))
    query = parse_query(text)
    with closing(create_library(folders[1])) as local:
        for name, given_ in done:
            for library in (memory, local):
                getattr(library, name)(*given_)
        assert _timeless(folders[0]) == _timeless(folders[1])
        assert _at_any_time(compared(local, query)) == _at_any_time(compared(memory, query))
        loans = {
            key: memory._loans[key] for key in memory._loans if memory._loans[key]
        }  # what is left of them
        if (folders[1] / "edits.jsonl").exists():
            shutil.copy(folders[1] / "edits.jsonl", folders[2])
        with closing(create_library(folders[2])) as anew:
            anew.write(written.values())
            anew.lend(loans)
            assert compared(anew, query) == compared(local, query)


def _timeless(folder):
    path = folder / "edits.jsonl"
    if not path.exists():
        return []
    return [line.partition('"at": ')[0] for line in path.read_text().splitlines()]


def _at_any_time(found):
    *rest, corrections = found
    orphans = [(replace(one.correction, at=""), one.problem) for one in corrections.orphans]
    return [*rest, [replace(one, at="") for one in corrections.edits], orphans]
