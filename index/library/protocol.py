"""The seam between whoever asks and whatever stores: `Library`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager

    from index.corrections.listing import Corrections
    from index.corrections.values import Correction
    from index.model import (
        Article,
        Days,
        Facet,
        Heading,
        Listing,
        Page,
        Place,
        Quoted,
        Reading,
        Roll,
        Selection,
        Sort,
        SourceFile,
        Speaker,
        Spelling,
        Stats,
        Step,
    )
    from index.query import Query
    from index.renderings import Loan
    from index.speakers import Profile
    from index.speakers.grouping import GroupMember, Groups


class Library(Protocol):
    """A collection of read articles that can be searched.

    Any method may be called from any thread. Who calls what: the reader and the commands
    ask; `index.build` writes, deletes and asks for `files`.
    """

    @property
    def name(self) -> str:
        """Return what to call it on the screen: its folder, or the files it was opened on."""
        ...

    @property
    def keeps_corrections(self) -> bool:
        """Tell whether corrections have a place: files that were opened by name have none."""
        ...

    @property
    def notices(self) -> tuple[str, ...]:
        """Return what to tell the user, a line each, such as that an index was rebuilt.

        There may be more of them after the first search.
        """
        ...

    def edition(self) -> str:
        """Return a mark of what it holds: another one after every change, by whomever.

        It also sees to it that corrections are followed which others have written meanwhile.
        """
        ...

    def search(
        self,
        query: Query,
        *,
        sort: Sort,
        limit: int | None = 100,
        cursor: int = 0,
        deadline_s: float | None = None,
    ) -> Page:
        """Find the articles that match; the empty query matches all.

        Args:
            query: what to look for.
            sort: the order of the hits.
            limit: at most so many hits; None for all.
            cursor: how many hits to pass over.
            deadline_s: give what is found by then, with `Page.partial` set. Making an index
                first does not count.
        """
        ...

    def facet(
        self, query: Query, *, prefix: str = "", limit: int | None = None, cursor: int = 0
    ) -> Facet:
        """Count how often each speaker is quoted in all articles that match.

        Args:
            query: what the articles are looked for by; the empty query matches all.
            prefix: only speakers with a name word that starts so.
            limit: at most so many speakers; None for all.
            cursor: how many speakers to pass over.
        """
        ...

    def suggest(self, words: str, *, limit: int = 8) -> tuple[str, ...]:
        """Return words of titles and texts that go on from the last word, folded.

        Those that stand in most articles come first, then by their letters; the word itself
        is none of them. Nothing where the last character belongs to no word.
        """
        ...

    def did_you_mean(self, query: Query) -> tuple[Spelling, ...]:
        """Return what words of the query may have been meant for that stand nowhere.

        It looks at words of titles, texts and quotations that are not left out and are no
        beginnings; the likeliest first, several of one word possible.
        """
        ...

    def headings(
        self, *, sort: Sort, limit: int | None = None, cursor: int = 0
    ) -> tuple[Heading, ...]:
        """Return the headings of articles, in order.

        Args:
            sort: the order.
            limit: at most so many; None for all.
            cursor: how many to pass over.
        """
        ...

    def rank(self, article_id: str) -> int | None:
        """Return an article's place, from 1, in the order of all, newest first; None if gone."""
        ...

    def article(self, article_id: str) -> Article:
        """Return one article.

        Raises:
            UnknownArticleError: there is none of that id.
        """
        ...

    def quotations(self, selection: Selection, query: Query | None = None) -> Listing:
        """Return the quotations that are selected, by article, then by place in the text.

        Words of the query are looked for inside the quotations.
        """
        ...

    def quotation_days(self, selection: Selection, query: Query | None = None) -> Days:
        """Count by day what `quotations` lists, a quotation in several renderings once.

        Limit and cursor of the selection are passed over.
        """
        ...

    def article_days(self, query: Query) -> Days:
        """Count the articles that match by day; the empty query matches all."""
        ...

    def each_quotation(self, selection: Selection, query: Query | None = None) -> Iterator[Quoted]:
        """Yield the same quotations one by one, as they are at one moment, however many.

        Raises:
            StorageError: the library cannot be read, or has been closed meanwhile.
        """
        ...

    def each_found(self, query: Query, *, sort: Sort) -> Iterator[Quoted]:
        """Yield what `Page.quotes` of a search counts, as it is at one moment.

        That is, of all articles that match, the quotations that the query lets through; one
        that stands in several renderings once. By article, then by place in the text; by
        relevance is newest first here.

        Raises:
            StorageError: the library cannot be read, or has been closed meanwhile.
        """
        ...

    def next_quotation(
        self,
        speaker_id: str,
        after: Place | None,
        *,
        back: bool = False,
        home: str | None = None,
    ) -> Step:
        """Return the next of a speaker's quotations that count, newest article first.

        A quotation that stands in several renderings is visited once: in the article `home`
        where that has it, else in the first one.

        Args:
            speaker_id: whose.
            after: from where; None for the first one, or the last one going back.
            back: go towards the newest instead.
            home: id of the article that the walk started from.
        """
        ...

    def speakers(self, prefix: str = "", *, limit: int | None = None, cursor: int = 0) -> Roll:
        """Return who is quoted, most quoted first, then by name, then by id.

        Args:
            prefix: only those with a name word that starts so.
            limit: at most so many; None for all.
            cursor: how many to pass over.
        """
        ...

    def groups(
        self, query: Query, *, prefix: str = "", limit: int | None = None, cursor: int = 0
    ) -> Groups:
        """Return who is quoted in what matches, those together who are called alike.

        Who has no name of its own is a speaker for each article, and nobody can tell whether
        the spokesman of the one is that of another: a group of such speakers is one row of a
        list. Most quoted groups come first, then by name, then by id, of the first one each.

        Args:
            query: as `facet` has it; the empty one asks for all.
            prefix: only groups of one with a name word that starts so.
            limit: at most so many; None for all.
            cursor: how many to pass over.
        """
        ...

    def group_members(
        self, speaker_id: str, query: Query, *, limit: int | None = None, cursor: int = 0
    ) -> tuple[GroupMember, ...]:
        """Return who is in a group, newest article first.

        Args:
            speaker_id: of any of them; nobody is in the group of an unknown one.
            query: as `groups` has it.
            limit: at most so many; None for all.
            cursor: how many to pass over.
        """
        ...

    def speakers_by_id(self, speaker_ids: Collection[str]) -> Mapping[str, Speaker]:
        """Return those of the speakers that there are, also who is only said to think."""
        ...

    def speaker_profile(self, speaker_id: str) -> Profile | None:
        """Return all that is known of a speaker; None if there is none of that id."""
        ...

    def files(self, paths: Collection[str] | None = None) -> Mapping[str, SourceFile]:
        """Return the files that were read, by absolute path; with paths, only these."""
        ...

    def files_of_other_versions(self, versions: Collection[str]) -> tuple[SourceFile, ...]:
        """Return the files that none of these versions of the extraction has read, by path."""
        ...

    def updating(self) -> AbstractContextManager[None]:
        """Keep others from bringing the library up to date while this is held.

        What an update decides from what it sees (which files changed, which ids are free)
        has to hold until it is written.

        Raises:
            LibraryBusyError: another is at it.
        """
        ...

    def write(self, readings: Iterable[Reading], files: Iterable[SourceFile] = ()) -> None:
        """Add articles, or put them in the place of those with the same ids, all or none.

        Raises:
            LibraryBusyError: another process is writing.
            StorageError: the disk is full, or there is no permission.
        """
        ...

    def reading(self, article_id: str) -> Reading:
        """Return what was extracted from one article, without what others lend it.

        Raises:
            UnknownArticleError: there is none of that id.
        """
        ...

    def lenders(self, fingerprints: Collection[int]) -> Mapping[str, int]:
        """Return how many of the fingerprints each marked article has, if it has any.

        The fingerprints of an article are `renderings.fingerprints` of its text, kept by
        `write`; it is marked or not as `renderings.is_unmarked` says.
        """
        ...

    def borrowers(self, fingerprints: Collection[int]) -> frozenset[str]:
        """Return the ids of the unmarked articles that have any of the fingerprints."""
        ...

    def lent_prints(self, article_ids: Iterable[str]) -> frozenset[int]:
        """Return the fingerprints of those of the articles that are there and have marks."""
        ...

    def lend(self, loans: Mapping[str, Sequence[Loan]]) -> None:
        """Put the loans in the place of all that each of the articles had, all or none.

        `delete` and `write` of an article drop the loans it gave and those it had. What the
        library answers is `renderings.merged` of a reading and its loans.

        Args:
            loans: by borrower's id; an empty sequence takes all its loans away.

        Raises:
            LibraryBusyError: another process is writing.
            StorageError: the disk is full, or there is no permission.
        """
        ...

    def correct(self, corrections: Sequence[Correction]) -> None:
        """Write corrections to their files in the library's folder, as one step, and follow them.

        They are kept when this returns. While another process is writing articles they may be
        followed a little later: then the edition changes.

        Args:
            corrections: in order; when it was is put in here.

        Raises:
            NotKeptError: this is no library in a folder.
            LibraryBusyError: another process has been writing the files for long.
            StorageError: they cannot be written, or what is in them does not let it.
        """
        ...

    def undo(self) -> tuple[Correction, ...]:
        """Take the last step that `correct` wrote out of the files again, and follow that.

        Steps of other processes and of earlier days are taken too; what was written by hand,
        without `at`, is not.

        Returns:
            What was taken out; empty where there is nothing to undo.

        Raises:
            NotKeptError: this is no library in a folder.
            LibraryBusyError: another process has been writing the files for long.
            StorageError: they cannot be written, or what is in them does not let it.
        """
        ...

    def corrections(self) -> Corrections:
        """Return what has been corrected, and what of it cannot be followed.

        Raises:
            StorageError: the files cannot be read.
        """
        ...

    def delete(self, article_ids: Iterable[str], paths: Iterable[str] = ()) -> None:
        """Take out articles, and forget files; unknown ones are passed over.

        Raises:
            LibraryBusyError: another process is writing.
            StorageError: the disk is full, or there is no permission.
        """
        ...

    def stats(self) -> Stats:
        """Say how much it holds."""
        ...

    def close(self) -> None:
        """Let go of files and threads; the library cannot be used afterwards."""
        ...
