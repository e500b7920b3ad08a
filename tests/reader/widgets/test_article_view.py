import re
from itertools import pairwise

import pytest
from textual import on
from textual.app import App
from textual.containers import Horizontal
from textual.geometry import Offset
from textual.selection import SELECT_ALL, Selection
from textual.widgets import Static

from index import (
    Article,
    Attribution,
    Heading,
    Kind,
    Mode,
    Quotation,
    Quoted,
    Span,
    Voice,
    VoiceKind,
)
from reader.page.wrapping import MEASURE
from reader.widgets.article_view import ArticleView

TITLE = "Water tariff splits the bench"
TEXT = f"""{TITLE}
The council's vote on the water tariff was put off again on Monday.
"We will not sign a tariff nobody can explain," said councillor Ana Duarte. "Never."
Her deputy was less patient.
"Three meetings, three postponements," he told reporters.
"Nobody asked us," one of them shouted."""


def span(words, text=TEXT):
    at = text.index(words)
    return Span(at, at + len(words))


def quoted(number, contents, speaker, *, named=True, text=TEXT):
    spans = tuple(span(words, text) for words in contents)
    quotation = Quotation(f"q{number}", Kind.DIRECT, Mode.SPEECH, spans)
    voice = speaker and Voice("v1", speaker, VoiceKind.PERSON, ())
    attribution = Attribution(quotation.id, voice, named=named)
    heading = Heading("a", TITLE)
    return Quoted(
        heading, quotation, attribution, tuple(contents), None, speaker, speaker, f"g{number}"
    )


ARTICLE = Article(Heading("a", TITLE), TEXT)
QUOTES = (
    quoted(1, ["We will not sign a tariff nobody can explain", "Never"], "Ana Duarte"),
    quoted(2, ["Three meetings, three postponements"], "Tom Reyes", named=False),
    quoted(3, ["Nobody asked us"], None),
)
HITS = tuple(Span(*found.span()) for found in re.finditer("tariff", TEXT))


class Viewer(App[None]):
    """An article beside a margin, and what the view has said."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, article=ARTICLE, quotes=QUOTES, hits=HITS, before_layout=None):
        super().__init__()
        self.shown, self.before_layout = (article, quotes, hits), before_layout
        self.said = []
        self.drawn = []
        self.copies = []

    def compose(self):
        yield Static("margin")
        with Horizontal():
            yield ArticleView(id="article")

    def on_mount(self):
        self.view.show(*self.shown)
        if self.before_layout:
            self.before_layout(self.view)

    @property
    def view(self):
        return self.query_one(ArticleView)

    @on(ArticleView.QuoteClicked)
    def hear_quote(self, message):
        self.said.append(("QuoteClicked", message.index))

    @on(ArticleView.TagClicked)
    def hear_tag(self, message):
        self.said.append(("TagClicked", message.index))

    @on(ArticleView.GutterClicked)
    def hear_gutter(self, message):
        self.said.append(("GutterClicked", message.index))

    def on_line_scroll_scrolled(self, message):
        self.said.append(("Scrolled", message.control.top_line))

    def copy_to_clipboard(self, text):
        self.copies.append(text)


def rows(view):
    return [view.render_line(y).text.rstrip() for y in range(view.size.height)]


def segments(view, words):
    """Return the segments of the row that shows the words, and its number."""
    for y in range(view.size.height):
        strip = view.render_line(y)
        if words in strip.text:
            return y, list(strip)
    raise AssertionError(words)


def style_of(view, words):
    for y in range(view.size.height):
        for segment in view.render_line(y):
            if words in segment.text:
                return segment.style
    raise AssertionError(words)


async def test_quotes_carry_initials_and_mark_and_the_title_no_gutter():
    async with Viewer().run_test(size=(62, 20)) as pilot:
        assert rows(pilot.app.view)[:16] == [
            TITLE,
            "",
            "     The council's vote on the water tariff was put off again",
            "     on Monday.",
            "",
            'AD=  "We will not sign a tariff nobody can explain," said',
            'AD=  councillor Ana Duarte. "Never."',
            "",
            "     Her deputy was less patient.",
            "",
            'TR~  "Three meetings, three postponements," he told',
            "     reporters.",
            "",
            '??   "Nobody asked us," one of them shouted.',
            "",
            "",
        ]


async def test_the_current_quote_is_marked_on_each_of_its_lines():
    async with Viewer().run_test(size=(62, 20)) as pilot:
        view = pilot.app.view
        view.show_quote(0)
        assert [row[:6] for row in rows(view) if row.startswith("AD")] == ['AD= >"', "AD= >c"]
        assert style_of(view, "A").reverse
        for words in ("We will not sign a ", "Never"):
            assert style_of(view, words).bold
            assert style_of(view, words).italic
        view.show_quote(1)
        assert [row[:5] for row in rows(view) if re.match("..[=~]", row)] == [
            "AD=  ",
            "AD=  ",
            "TR~ >",
        ]
        assert not style_of(view, "Never").italic


async def test_hits_are_underlined_and_the_current_one_is_reversed():
    async with Viewer().run_test(size=(62, 20)) as pilot:
        view = pilot.app.view
        view.show_hit(1)
        looks = [
            (segment.style.underline, segment.style.reverse)
            for y in range(view.size.height)
            for segment in view.render_line(y)
            if segment.text == "tariff"
        ]
        assert looks == [(True, None), (True, True), (True, None)]


async def test_the_quotes_of_others_lose_their_weight():
    async with Viewer().run_test(size=(62, 20)) as pilot:
        view = pilot.app.view
        assert style_of(view, "Three meetings").bold
        view.emphasis = "Ana Duarte"
        assert not style_of(view, "Three meetings").bold
        assert style_of(view, "Never").bold
        view.emphasis = None
        assert style_of(view, "Three meetings").bold


async def test_evidence_is_underlined():
    async with Viewer().run_test(size=(62, 20)) as pilot:
        view = pilot.app.view
        view.mark_evidence([span("he told")])
        assert style_of(view, "he told").underline
        view.mark_evidence([])
        assert not style_of(view, "he told").underline


async def test_a_narrow_window_has_a_gutter_of_four_beside_quotes_only():
    async with Viewer().run_test(size=(61, 24)) as pilot:
        view = pilot.app.view
        view.narrow = True
        view.show_quote(1)
        shown = rows(view)
        assert "The council's vote on the water tariff was put off again on" in shown
        assert 'AD= "We will not sign a tariff nobody can explain," said' in shown
        assert 'TR~>"Three meetings, three postponements," he told' in shown


async def test_a_quote_over_lines_wrapped_by_hand_has_its_tag_beside_each():
    text = 'He told us:\n"Nobody\nasked us,"\nand left.\n\nThe end.'
    quotes = (quoted(1, ["Nobody\nasked us"], "Tom Reyes", text=text),)
    async with Viewer(Article(Heading("a", ""), text), quotes, ()).run_test() as pilot:
        pilot.app.view.narrow = True
        assert rows(pilot.app.view)[:6] == [
            "He told us:", 'TR= "Nobody', 'TR= asked us,"', "and left.", "", "The end.",
        ]  # fmt: skip


async def test_the_current_quote_shows_its_tag_where_two_share_a_line():
    text = '"Yes," said Ana. "No," said Tom.'
    quotes = (quoted(1, ["Yes"], "Ana", text=text), quoted(2, ["No"], "Tom", text=text))
    async with Viewer(Article(Heading("a", text), text), quotes, ()).run_test() as pilot:
        view = pilot.app.view
        assert rows(view)[0] == f"An=  {text}"
        view.show_quote(1)
        assert rows(view)[0] == f"To= >{text}"


@pytest.mark.parametrize(
    ("title", "text", "shown"),
    [
        ("A title", "The text.", ["A title", "", "     The text."]),
        ("A title", "A title\nThe text.", ["A title", "", "     The text."]),
        ("The text is", "The text is long.", ["     The text is long."]),
        ("The text is…", "The text is long.", ["     The text is long."]),
        ("", "The text.", ["     The text."]),
        ("Two\nlines", "The text.", ["Two lines", "", "     The text."]),
    ],
)
async def test_a_title_is_shown_once(title, text, shown):
    async with Viewer(Article(Heading("a", title), text), (), ()).run_test() as pilot:
        assert rows(pilot.app.view)[: len(shown)] == shown


async def test_marks_follow_the_text_where_a_title_stands_before_it():
    body = TEXT.partition("\n")[2]
    quotes = (quoted(1, ["Never"], "Ana Duarte", text=body),)
    async with Viewer(Article(Heading("a", TITLE), body), quotes, ()).run_test() as pilot:
        view = pilot.app.view
        view.show_quote(0)
        assert style_of(view, "Never").italic
        assert view.top_offset == 0


# Jumps


def long_article(paragraphs=2000):
    text = "\n".join(
        f'Paragraph {n} says little, and goes on for a while. "Quote {n}," said Ana Duarte of it.'
        for n in range(paragraphs)
    )
    quotes = [quoted(n, [f"Quote {n},"], "Ana Duarte", text=text) for n in (3, 1000, 1001, 1999)]
    return Article(Heading("a", ""), text), quotes, ()


class Counting(Viewer):
    def on_mount(self):
        draw = self.view._draw

        def counted(line, width):
            self.drawn.append(line)
            return draw(line, width)

        self.view._draw = counted
        super().on_mount()


async def test_a_jump_brings_the_quote_to_a_third_of_the_height_at_once():
    async with Viewer(*long_article()).run_test(size=(80, 31)) as pilot:
        view = pilot.app.view
        view.show_quote(1)
        assert "Quote 1000" in rows(view)[view.size.height // 3]
        view.show_quote(0)
        assert "Quote 3," in "".join(rows(view))
        view.show_quote(3)
        assert "Quote 1999" in "".join(rows(view))
        assert view.percent == 100


async def test_a_jump_draws_only_the_lines_that_come_into_sight_or_change():
    async with Counting(*long_article()).run_test(size=(80, 31)) as pilot:
        app = pilot.app
        await pilot.pause()
        app.drawn.clear()
        app.view.show_quote(1)
        await pilot.pause()
        assert len(app.drawn) == app.view.size.height
        app.drawn.clear()
        app.view.current = 2
        await pilot.pause()
        assert 1 <= len(app.drawn) <= 4
        app.drawn.clear()
        app.view.action_line_down()
        await pilot.pause()
        assert len(app.drawn) == 1


async def test_a_jump_before_the_first_layout_is_made_up_for():
    shown = Viewer(*long_article(), before_layout=lambda view: view.show_quote(1))
    async with shown.run_test(size=(80, 31)) as pilot:
        await pilot.pause()
        assert "Quote 1000" in "".join(rows(pilot.app.view))
        assert pilot.app.view.current == 1


async def test_the_uppermost_place_and_how_far_that_is_are_known():
    article, quotes, hits = long_article()
    async with Viewer(article, quotes, hits).run_test(size=(80, 31)) as pilot:
        view = pilot.app.view
        view.scroll_to_line(view.lines // 4)
        shown = re.search(r"Paragraph (\d+) ", "\n".join(rows(view)))[1]
        assert re.search(r"Paragraph (\d+) ", article.text[view.top_offset :])[1] == shown
        assert 24 < view.percent < 27


async def test_a_resize_keeps_the_current_quote_in_sight():
    async with Viewer(*long_article()).run_test(size=(120, 40)) as pilot:
        view = pilot.app.view
        view.show_quote(1)
        for size in ((60, 20), (44, 10), (120, 40)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert "Quote 1000" in "".join(rows(view)), size


async def test_a_resize_keeps_the_uppermost_line_where_no_quote_is_in_sight():
    article, quotes, hits = long_article()
    async with Viewer(article, quotes, hits).run_test(size=(80, 31)) as pilot:
        view = pilot.app.view
        view.scroll_to_line(3000)
        await pilot.pause()
        top = view.top_offset
        await pilot.resize_terminal(50, 20)
        await pilot.pause()
        assert top - 50 < view.top_offset <= top


async def test_the_text_is_no_wider_than_the_measure():
    async with Viewer(*long_article()).run_test(size=(120, 40)) as pilot:
        assert 60 < max(map(len, rows(pilot.app.view))) <= MEASURE


async def test_scrolling_goes_by_lines_halves_and_pages():
    async with Viewer(*long_article()).run_test(size=(80, 31)) as pilot:
        view = pilot.app.view
        height, tops = view.size.height, [0]
        for action in ("line_down", "half_down", "page_down", "page_up", "half_up", "line_up"):
            getattr(view, f"action_{action}")()
            tops.append(view.top_line)
        steps = [after - before for before, after in pairwise(tops)]
        assert steps == [1, height // 2, height - 1, 1 - height, -(height // 2), -1]
        view.action_go_end()
        assert view.percent == 100
        view.action_go_top()
        assert view.top_line == 0
        await pilot.pause()
        assert ("Scrolled", 0) in pilot.app.said


async def test_another_article_starts_at_its_top_with_nothing_current():
    async with Viewer(*long_article()).run_test(size=(80, 31)) as pilot:
        view = pilot.app.view
        view.show_quote(1)
        view.show(ARTICLE, QUOTES, HITS)
        await pilot.pause()
        assert rows(view)[0] == TITLE
        assert (view.top_line, view.current, view.current_hit) == (0, None, None)


async def test_other_hits_take_the_place_of_the_old_ones():
    async with Viewer().run_test(size=(62, 20)) as pilot:
        view = pilot.app.view
        view.show_hit(0)
        view.mark_hits([span("deputy")])
        assert view.current_hit is None
        assert style_of(view, "deputy").underline
        assert not style_of(view, "tariff").underline


async def test_a_theme_change_redraws_the_lines():
    async with Viewer().run_test(size=(62, 20)) as pilot:
        view = pilot.app.view
        dark = style_of(view, "deputy")
        pilot.app.theme = "textual-light"
        await pilot.pause()
        assert style_of(view, "deputy").bgcolor != dark.bgcolor


async def test_every_cell_has_a_background():
    async with Viewer().run_test(size=(62, 20)) as pilot:
        view = pilot.app.view
        view.show_quote(0)
        for y in range(view.size.height):
            strip = view.render_line(y)
            assert strip.cell_length == view.scrollable_size.width
            assert all(segment.style and segment.style.bgcolor for segment in strip)


# The mouse


async def place(view, words, *, after=0):
    """Return where the words stand, relative to the view."""
    y, _ = segments(view, words)
    return view.render_line(y).text.index(words) + after, y


async def drag(pilot, start, end):
    await pilot.mouse_down(ArticleView, offset=start)
    await pilot.hover(ArticleView, offset=end)
    await pilot.mouse_up(ArticleView, offset=end)
    await pilot.pause()


async def test_a_click_on_a_quote_its_tag_or_the_gutter_says_which_quote():
    async with Viewer().run_test(size=(62, 20)) as pilot:
        view, app = pilot.app.view, pilot.app
        x, y = await place(view, "Three meetings")
        for column in (x + 3, 0, 2, 3, 4):
            await pilot.click(ArticleView, offset=(column, y))
        await pilot.click(ArticleView, offset=await place(view, "he told"))
        await pilot.click(ArticleView, offset=(0, y - 2))
        assert [said for said in app.said if said[0] != "Scrolled"] == [
            ("QuoteClicked", 1),
            ("TagClicked", 1),
            ("TagClicked", 1),
            ("GutterClicked", 1),
            ("GutterClicked", 1),
        ]


async def test_a_drag_selects_the_words_unwrapped_and_without_the_gutter():
    async with Viewer().run_test(size=(62, 20)) as pilot:
        view = pilot.app.view
        await drag(pilot, await place(view, "nobody"), await place(view, "Never", after=4))
        assert pilot.app.screen.get_selected_text() == (
            'nobody can explain," said councillor Ana Duarte. "Never'
        )
        assert style_of(view, "nobody can explain").bgcolor != style_of(view, "Her deputy").bgcolor
        assert not [said for said in pilot.app.said if said[0] == "QuoteClicked"]


async def test_a_drag_from_the_gutter_begins_at_the_first_character_of_the_line():
    async with Viewer().run_test(size=(62, 20)) as pilot:
        view = pilot.app.view
        _, y = await place(view, "councillor")
        await drag(pilot, (1, y), await place(view, "Duarte", after=5))
        assert pilot.app.screen.get_selected_text() == "councillor Ana Duarte"


async def test_a_drag_over_paragraphs_copies_them_as_they_stand_in_the_text():
    async with Viewer().run_test(size=(62, 20)) as pilot:
        view = pilot.app.view
        x, y = await place(view, "Her deputy")
        await drag(pilot, (x, y), await place(view, "meetings", after=7))
        assert pilot.app.screen.get_selected_text() == (
            'Her deputy was less patient.\n"Three meetings'
        )
        await drag(pilot, (x, y), (30, y + 1))  # ends on the empty line
        assert pilot.app.screen.get_selected_text() == "Her deputy was less patient."


async def test_a_double_click_selects_the_paragraph():
    async with Viewer().run_test(size=(62, 20)) as pilot:
        view = pilot.app.view
        await pilot.click(ArticleView, offset=await place(view, "councillor"), times=2)
        await pilot.pause()
        assert pilot.app.screen.get_selected_text() == TEXT.split("\n")[2]


async def test_a_selection_survives_another_wrapping_and_goes_with_its_article():
    async with Viewer().run_test(size=(62, 20)) as pilot:
        view = pilot.app.view
        await drag(pilot, await place(view, "nobody"), await place(view, "Never", after=4))
        chosen = pilot.app.screen.get_selected_text()
        await pilot.resize_terminal(44, 30)
        await pilot.pause()
        assert pilot.app.screen.get_selected_text() == chosen
        view.show(ARTICLE, (), ())
        assert pilot.app.screen.get_selected_text() is None


async def test_ctrl_c_copies_the_selection():
    async with Viewer().run_test(size=(62, 20)) as pilot:
        await pilot.click(ArticleView, offset=await place(pilot.app.view, "councillor"), times=2)
        await pilot.press("ctrl+c")
        assert pilot.app.copies == [TEXT.split("\n")[2]]


async def test_a_copy_is_the_original_text_without_its_control_characters():
    text = "A\x1b]0;title\x07 line\u2028of 山田👨\u200d👩 text\r\nand more"
    async with Viewer(Article(Heading("a", ""), text), (), ()).run_test() as pilot:
        view = pilot.app.view
        assert view.get_selection(SELECT_ALL) == (
            "A]0;title line\u2028of 山田👨\u200d👩 text\nand more",
            "\n",
        )
        assert view.get_selection(Selection(Offset(2, 0), Offset(99, 0)))[0].startswith("]0;title")
        assert view.get_selection(Selection(Offset(2, 9), None)) == ("", "\n")


async def test_a_drag_over_wide_characters_takes_whole_ones():
    text = "山田太郎は「はい」と言った"
    async with Viewer(Article(Heading("a", ""), text), (), ()).run_test() as pilot:
        await drag(pilot, (5 + 2 * 5, 0), (5 + 2 * 8, 0))
        assert pilot.app.screen.get_selected_text() == "「はい」"


async def test_a_selected_hit_stands_out_of_a_selection_without_colour(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    async with Viewer().run_test(size=(62, 20)) as pilot:
        view = pilot.app.view
        view.show_hit(0)
        pilot.app.screen.selections = {view: SELECT_ALL}
        await pilot.pause()
        assert style_of(view, "Her deputy").reverse
        assert not style_of(view, "tariff").reverse


async def test_marked_up_text_is_shown_as_it_is():
    text = "[b]not bold[/b] [/] [@click=app.quit]quit[/] [/etc/passwd]"
    async with Viewer(Article(Heading("a", "[/]"), text), (), ()).run_test() as pilot:
        assert rows(pilot.app.view)[:3] == ["[/]", "", f"     {text}"]


async def test_no_key_of_the_reader_is_taken():
    assert not ArticleView._merged_bindings.key_to_bindings
