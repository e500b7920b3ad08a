"""Keys of the user's own on the screen, and the log."""

from driving import MID, WIDE, reading, until

from reader.config import Config
from reader.screens.log import LogScreen

OWN = Config(
    keys=(("quote.next", ("n",)), ("line.down", ("ctrl+n",)), ("quit", ("X",)), ("search", ("f3",)))
)


async def test_the_users_keys_do_what_they_are_given_to():
    async with reading(WIDE, config=OWN) as it:
        before = it.at
        await it.press("l", "right")
        assert it.at == before
        await it.press("n")
        assert it.at == (before[0], before[1] + 1)
        assert "n Quote" in it.lines[-1]
        assert "F3 Search" in it.lines[-1]


async def test_a_letter_of_the_users_is_typed_where_somebody_types():
    async with reading(WIDE, config=OWN) as it:
        await it.press("f3", "n", "X")
        assert it.screen.box.line.value == "nX"
        await it.press("f3")
        assert it.screen.typing


async def test_popups_are_closed_by_the_users_keys():
    async with reading(WIDE, config=OWN) as it:
        for close in ("X", "escape"):
            await it.press("question_mark")
            await it.shows("Here, in the article")
            await it.shows("ctrl+n")
            await it.press("q")
            assert it.app.screen is not it.screen
            await it.press(close)
            await until(lambda: it.app.screen is it.screen)


async def test_faults_in_the_settings_are_said_once_and_logged():
    config = Config(keys=(("serach", ("x",)),), problems=("config.toml: theme: \x1b[31m", "more"))
    async with reading(MID, config=config) as it:
        await it.says("(and 2 more, in the log)")
        assert "\x1b" not in it.said[-1]
        await it.shows("3 warnings")
        it.screen.action_command("log")
        await it.shows("! config.toml: theme: ␛[31m")
        await it.shows("! keys: there is no command serach")
        assert isinstance(it.app.screen, LogScreen)
        await it.press("escape")
        assert not any("warning" in line for line in it.lines)


async def test_skipped_files_are_in_the_log_all_of_them():
    async with reading(MID, problems=[f"{name}.txt: empty" for name in "abc"]) as it:
        await it.says("a.txt: empty (and 2 more, in the log)")
        await it.shows("3 warnings")
        it.screen.action_command("log")
        for name in "abc":
            await it.shows(f"! {name}.txt: empty")


async def test_an_empty_log_says_so():
    async with reading(MID) as it:
        it.screen.action_command("log")
        await it.shows("Nothing was said yet")
