"""Correcting speakers: two who are one, one who is two, roles, and names that are nobody's."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from index import Ignore, NotSame
from reader.page.wording import counted, known_for
from reader.screens.asking import AskScreen
from reader.screens.choosing import ChoiceScreen, Option
from reader.screens.commands.correcting import speakers_named
from reader.screens.commands.speaking import of_one, whom
from reader.screens.filling import FillScreen
from reader.screens.splitting import SplitScreen
from reader.screens.whose import SpeakerPicker
from reader.session import whoever
from reader.session.whoever import WrongFactError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from index import Heading, Library, Rules, Speaker
    from reader.screens.main import MainScreen
    from reader.session.walk import Choice


@dataclass(frozen=True, slots=True)
class _Known:
    """What has to be known of a speaker to correct it."""

    speaker: Speaker
    suggested: Sequence[tuple[Speaker, str]] = ()
    articles: Sequence[tuple[Heading, int]] = ()
    rules: Rules | None = None


def commands_of(screen: MainScreen) -> Mapping[str, Callable[[], None]]:
    """Return the commands that correct speakers."""

    def of_current(does: Callable[[Naming], None]) -> Callable[[], None]:
        return lambda: of_one(screen, partial(_with_speaker, does))

    return {
        "speaker.correct": of_current(Naming.menu),
        "speaker.merge": of_current(Naming.merge),
        "speaker.not_same": of_current(Naming.keep_apart),
        "speaker.split": of_current(Naming.split),
        "speaker.fact": of_current(Naming.state),
        "speaker.ignore": of_current(Naming.ignore),
    }


def _with_speaker(does: Callable[[Naming], None], screen: MainScreen) -> None:
    choice = whom(screen)
    if choice is None or choice.speaker_id is None:
        who = screen.key_map.way("quote.attribute")
        screen.say(f"No speaker is current here. {who} says who said this quote.")
    else:
        does(Naming(screen, choice))


class Naming:
    """Corrects one speaker."""

    def __init__(self, screen: MainScreen, choice: Choice) -> None:
        """Correct a speaker who is known by id and name."""
        self._screen, self._choice = screen, choice

    def menu(self) -> None:
        """Offer what can be corrected."""
        options = [
            Option("m", "the same as somebody else", self.merge),
            Option("n", "not the same as somebody else", self.keep_apart),
            Option("s", "two people of one name", self.split),
            Option("r", "role or organisation, with dates", self.state),
            Option("i", "never a speaker", self.ignore),
        ]
        title = f"{self._choice.name} is …"
        self._screen.app.push_screen(ChoiceScreen(title, options))

    def merge(self) -> None:
        """Ask who is the same."""
        self._know(partial(self._pick, "Who is the same?", self._merge_with))

    def keep_apart(self) -> None:
        """Ask who is not the same."""
        self._know(partial(self._pick, "Who is somebody else?", self._keep_apart))

    def split(self) -> None:
        """Ask in which articles the name means somebody else."""
        self._know(self._split)

    def state(self) -> None:
        """Ask for a role or an organisation."""
        fields = [
            ("Role:", "minister", ""),
            ("Organisation:", "Harbour Board", ""),
            ("From:", "2004, 2004-05 or 2004-05-17; may be empty", ""),
            ("To:", "the same; empty for: still", ""),
        ]
        name = self._choice.name
        self._screen.app.push_screen(
            FillScreen("Role or organisation", name, fields, save=self._state)
        )

    def ignore(self) -> None:
        """Ask whether the name is nobody's."""
        question = f"Never take {self._choice.name} for a speaker?"
        self._screen.app.push_screen(AskScreen(question, self._ignore))

    # What was asked for

    def _know(self, then: Callable[[_Known], None]) -> None:
        question = partial(_known, self._screen.library, self._choice)
        self._screen.later.ask("speaker known", question, partial(self._is_known, then))

    def _is_known(self, then: Callable[[_Known], None], known: _Known | None) -> None:
        if known is None:
            self._screen.say(f"{self._choice.name} is not in the library any more.")
        else:
            then(known)

    def _pick(
        self,
        title: str,
        take: Callable[[_Known, SpeakerPicker, Speaker], None],
        known: _Known,
    ) -> None:
        everybody = partial(speakers_named, self._screen)
        picker = SpeakerPicker(
            title,
            known.speaker,
            known.suggested,
            everybody=everybody,
            take=partial(take, known),
        )
        self._screen.app.push_screen(picker)

    def _merge_with(self, known: _Known, picker: SpeakerPicker, other: Speaker) -> None:
        picker.dismiss()
        if other.name == known.speaker.name:  # two of one name, who are one
            merge_names(self._screen, other.name, other.name)
            return
        stays, goes = whoever.names_to_stay(known.speaker, other)
        options = [
            Option(letter, f"{one.name}  {known_for(one)}", does)
            for letter, one, does in (
                ("1", stays, partial(self._merged, stays.name, goes.name)),
                ("2", goes, partial(self._merged, goes.name, stays.name)),
            )
        ]
        self._screen.app.push_screen(ChoiceScreen("Which name stays?", options))

    def _merged(self, into: str, name: str) -> None:
        merge_names(self._screen, into, name)

    def _keep_apart(self, known: _Known, picker: SpeakerPicker, other: Speaker) -> None:
        if other.name == known.speaker.name:
            picker.fail("They are two already, each with articles of their own.")
            return
        rule = NotSame((known.speaker.name, other.name))
        self._screen.mending.keep([rule], f"{known.speaker.name} is not {other.name}.", box=picker)

    def _split(self, known: _Known) -> None:
        if len(known.articles) < 2:  # noqa: PLR2004 - nothing to part
            key = self._screen.key_map.way("quote.attribute")
            name = known.speaker.name
            self._screen.say(f"{name} is quoted in one article only: {key} corrects it.")
            return
        ask = SplitScreen(known.speaker.name, known.articles, take=partial(self._name, known))
        self._screen.app.push_screen(ask)

    def _name(self, known: _Known, ask: SplitScreen, articles: tuple[Heading, ...]) -> None:
        ask.dismiss()
        name = known.speaker.name
        fields = [("The other one:", f"{name} (rower)", f"{name} (")]
        about = f"{name}, in {counted(len(articles), 'article')}"
        save = partial(self._parted, known, articles)
        self._screen.app.push_screen(
            FillScreen("What is the other one called?", about, fields, save=save)
        )

    def _parted(
        self, known: _Known, articles: tuple[Heading, ...], box: FillScreen, words: tuple[str, ...]
    ) -> None:
        name, (other,) = known.speaker.name, words
        if not other or other in (name, f"{name} ("):
            box.fail("Type another name, such as one with the profession in brackets.")
        elif known.rules is not None:
            rule = whoever.splitting(name, other, articles, known.rules)
            self._screen.mending.keep([rule], f"{other} is somebody else now.", box=box)

    def _state(self, box: FillScreen, words: tuple[str, ...]) -> None:
        try:
            rule = whoever.fact(self._choice.name, words)
        except WrongFactError as error:
            box.fail(str(error))
        else:
            self._screen.mending.keep([rule], "Saved.", box=box)

    def _ignore(self) -> None:
        name = self._choice.name
        self._screen.mending.keep([Ignore(name)], f"{name} is no speaker any more.")


def merge_names(screen: MainScreen, into: str, name: str) -> None:
    """Say that two names are one speaker's."""
    done = f"{name} is {into} now." if name != into else f"All named {name} are one now."
    screen.mending.keep([whoever.merging(into, name)], done)


def _known(library: Library, choice: Choice) -> _Known | None:
    """Ask a library what has to be known of a speaker; None where it is gone."""
    profile = library.speaker_profile(choice.speaker_id or "")
    if profile is None:
        return None
    rules = library.corrections().rules
    return _Known(profile.speaker, profile.suggestions, profile.articles, rules)
