"""Quotations for other programs: what is written gives back every span and speaker."""

import json
import re

import pytest
from small_library import Said, kept_library, reading

from index import Selection, Span, create_library
from reader.commands.exporting import file_name
from reader.commands.status import DONE, NOTHING, USAGE

ODD = 'Odd \U0001f600 title\n\n"One\r\ntwo," said Ana\u00a0Bo. "Three \u00e9," she said.\n\ud800'
LATER = "five\r\n\r\nsix"


@pytest.fixture
def odd():
    said = (
        Said("One\r\ntwo", "Ana\u00a0Bo", "said", "Ana\u00a0Bo"),
        Said("Three \u00e9", "Ana\u00a0Bo", "said", "she"),
    )
    return reading("../odd name/x", ODD, *said)


@pytest.fixture
def folder(tmp_path, odd):
    library = kept_library(tmp_path)
    library.write([odd])
    library.close()
    return tmp_path / "library"


def everything(folder):
    library = create_library(folder)
    quotations = library.quotations(Selection()).quotations
    texts = {one.heading.id: library.article(one.heading.id).text for one in quotations}
    library.close()
    return {one.id: one for one in quotations}, texts


def rows_of(ann):
    """Return the lines of an `.ann` file by their ids, cut into cells."""
    return {line.split("\t")[0]: line.split("\t")[1:] for line in ann.splitlines()}


def spans_of(cells):
    """Return label, spans and words of a T line, pieces parted by line breaks put together."""
    label, offsets = cells[0].split(" ", 1)
    spans = [Span(*map(int, pair.split())) for pair in offsets.split(";")]
    return label, spans, cells[1]


def joined(text, spans):
    found = [spans[0]]
    for span in spans[1:]:
        between = text[found[-1].end : span.start]
        if re.fullmatch(r"[\r\n]+", between):
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
    return tuple(found)


def test_brat_gets_every_span_cue_source_and_speaker(quoth, folder, tmp_path):
    into = tmp_path / "annotated"
    status, out, said = quoth("export", "--as", "brat", "--into", into, "--library", folder)
    assert (status, out) == (DONE, "")
    assert "12 quotes of 4 articles" in said
    known, _ = everything(folder)
    seen = []
    for path in sorted(into.rglob("*.ann")):
        text = path.with_suffix(".txt").read_bytes().decode()
        rows = rows_of(path.read_text())
        for cells in (cells for row, cells in rows.items() if row[0] == "T"):
            _, spans, words = spans_of(cells)
            assert words == " ".join(span.of(text) for span in spans)
            assert "\n" not in "".join(span.of(text) for span in spans)
        for number, (event, *_) in ((row, cells) for row, cells in rows.items() if row[0] == "E"):
            (_, trigger), *roles = (one.split(":") for one in event.split())
            parts = {name: joined(text, spans_of(rows[at])[1]) for name, at in roles}
            about = {
                cells[0].split()[0]: cells[0].split()[2]
                for row, cells in rows.items()
                if row[0] == "A" and f" {number} " in cells[0]
            }
            seen.append((parts, about, joined(text, spans_of(rows[trigger])[1])))
        names = {cells[1] for row, cells in rows.items() if row[0] == "N"}
        assert names <= {"Ana Duarte", "Tom Reyes", "Mara Okafor", "Ana Bo"}
    wanted = [
        (
            {
                "Content": one.quotation.contents,
                **({"Cue": (one.quotation.cue,)} if one.quotation.cue else {}),
                **({"Source": (one.attribution.mention,)} if one.attribution.mention else {}),
            },
            {"Kind": one.quotation.kind, "Mode": one.quotation.mode, "Status": one.status},
            (one.quotation.cue,) if one.quotation.cue else one.quotation.contents,
        )
        for one in known.values()
    ]
    assert sorted(map(str, seen)) == sorted(
        map(str, [(a, {k: str(v) for k, v in b.items()}, c) for a, b, c in wanted])
    )
    assert "[events]" in (into / "annotation.conf").read_text()
    assert (into / "odd name" / "x.txt").read_bytes().decode() == ODD.replace("\ud800", "\ufffd")


def test_web_annotations_give_back_every_span(quoth, folder):
    status, out, _ = quoth("export", "--library", folder)
    assert status == DONE
    document = json.loads(out)
    known, texts = everything(folder)
    assert (document["type"], len(document["items"])) == ("AnnotationPage", len(known) == 12 and 12)
    for item, one in zip(document["items"], known.values(), strict=True):
        text, selectors = texts[one.heading.id], item["target"]["selector"]
        spans = []
        for place, quote in zip(selectors[::2], selectors[1::2], strict=True):
            spans.append(Span(place["start"], place["end"]))
            assert text[place["start"] : place["end"]] == quote["exact"]
            assert text[: place["start"]].endswith(quote["prefix"])
            assert text[place["end"] :].startswith(quote["suffix"])
        assert tuple(spans) == one.quotation.contents
        tags = [body["value"] for body in item["body"] if body["purpose"] == "tagging"]
        assert tags == ([one.speaker] if one.speaker else [])
        about = json.loads(item["body"][-1]["value"])
        assert (about["kind"], about["source"]) == (one.quotation.kind, one.mention)


def test_a_query_and_an_article_narrow_what_is_written(quoth, folder):
    out = quoth("export", "speaker:duarte", "--article", "bridge", "--library", folder)[1]
    (item,) = json.loads(out)["items"]
    assert item["id"] == "urn:quoth:bridge%23q2"
    status, out, said = quoth("export", "speaker:nobody", "--library", folder)
    assert (status, json.loads(out)["items"]) == (NOTHING, [])
    assert "no quote found" in said


def test_a_folder_is_written_whole_or_not_at_all(quoth, folder, tmp_path):
    into = tmp_path / "full"
    into.mkdir()
    (into / "mine").write_text("kept")
    before = sorted(tmp_path.iterdir())
    status, _, said = quoth("export", "--as", "brat", "--into", into, "--library", folder)
    assert status not in (DONE, NOTHING)
    assert "there is something already" in said
    assert sorted(tmp_path.iterdir()) == before
    assert [one.name for one in into.iterdir()] == ["mine"]
    for wrong in (("--as", "brat"), ("--into", into)):
        assert quoth("export", *wrong, "--library", folder)[0] == USAGE


@pytest.mark.parametrize(
    ("article_id", "name"),
    [
        ("news/2024/a b", "news/2024/a b"),
        ("../../etc/passwd", "etc/passwd"),
        ("/a//b/", "a/b"),
        ("\x1b[2J\n", "_[2J_".replace("[", "_")),
        ("..", "article"),
        ("x.txt/y", "x_txt/y"),
        ("w" * 300, "w" * 120),
    ],
)
def test_no_name_leads_out_of_the_folder_or_is_another_ones(article_id, name):
    taken = set()
    assert file_name(article_id, taken) == name
    assert file_name(article_id.upper(), taken).casefold() == f"{name} (2)".casefold()
