from small_library import small_library

from index import Selection, Sort, parse_query
from reader.session.found import Asking, Found
from reader.session.portions import Portion, free_name, portions
from reader.session.state import DeskState, Opened


def opened(library, article_id):
    quotations = library.quotations(Selection(article_id=article_id)).quotations
    ids = {quoted.speaker_id for quoted in quotations if quoted.speaker_id}
    speakers = library.speakers_by_id(ids)
    return Opened(library.article(article_id), quotations, speakers=speakers)


def found(library, text):
    asking = Asking(parse_query(text))
    return Found(asking, asking, page=library.search(asking.query, sort=Sort.NEWEST))


def test_what_can_be_taken_along_has_as_many_quotes_as_it_says():
    library = small_library()
    state = DeskState(opened(library, "tariff")).on_quote(1)
    offered = list(portions(library, state, found(library, "tariff")))
    assert [(one.title, one.count) for one in offered] == [
        ("Water tariff splits the bench", 6), ("Tom Reyes", 6), ("results tariff", 8)
    ]  # fmt: skip
    for one in offered:
        assert len(list(one.quotations())) == one.count
    assert {one.speaker for one in offered[1].quotations()} == {"Tom Reyes"}


def test_without_a_search_all_articles_can_be_taken():
    library = small_library()
    (everything,) = portions(library, DeskState(), found(library, ""))
    assert (everything.title, everything.count) == ("all articles", 10)


def test_an_unknown_speaker_and_an_article_without_quotes_are_not_offered():
    library = small_library()
    state = DeskState(opened(library, "tariff")).on_quote(3)
    assert [one.title for one in portions(library, state, Found())] == [
        "Water tariff splits the bench"
    ]
    assert not list(portions(library, DeskState(opened(library, "explained")), Found()))


def test_a_file_is_named_for_what_is_in_it_and_has_a_name_of_its_own():
    slug = Portion("Growers: 'we pay_twice' / ../etc", 0, tuple).slug
    assert slug == "growers-we-pay-twice-etc"
    assert Portion("...", 0, tuple).slug == "quotes"
    assert len(Portion("long " * 40, 0, tuple).slug) <= 40
    assert free_name("a", "md", ["quoth-A.md", "quoth-a-2.MD"]) == "quoth-a-3.md"
    assert free_name("a", "csv", ["quoth-a.md"]) == "quoth-a.csv"
