"""What the word lists of `index/data` say of a word that may name a speaker."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from index.kept import kept
from index.lexicon import affixes, rows, word_group, words

_APOSTROPHE = re.compile("['\u2019]")


class Gender(StrEnum):
    """What the words of a text, or a first name, say of a person."""

    MAN = "m"
    WOMAN = "f"


class NounClass(StrEnum):
    """What a common noun that speaks means."""

    PERSON = "person"
    MAN = "man"
    WOMAN = "woman"
    GROUP = "group"
    DOCUMENT = "document"
    BODY = "body"
    EITHER = "either"  # one human or a body: "rival"


@cache
def _genders(name: str) -> dict[str, Gender | None]:
    return {row[0]: Gender(row[1]) if row[1] != "-" else None for row in rows(name)}


@cache
def _nouns() -> dict[str, NounClass]:
    bodies = dict.fromkeys(words("attribution_bodies.txt"), NounClass.BODY)
    return bodies | {noun: NounClass(kind) for noun, kind in rows("attribution_nouns.tsv")}


@cache
def _function_words() -> frozenset[str]:
    return frozenset(word for word, kind in rows("word_classes.tsv") if kind != "title")


@cache
def _determiners() -> frozenset[str]:
    closed = frozenset(word for word, kind in rows("word_classes.tsv") if kind == "det")
    return closed | words("determiners.txt")


def is_determiner(word: str) -> bool:
    """Tell whether a lower-case word may open a noun phrase: "the", "her", "five"."""
    return word in _determiners()


@cache
def _prepositions() -> frozenset[str]:
    return frozenset(word for word, kind in rows("word_classes.tsv") if kind in {"prep", "to"})


def is_preposition(word: str) -> bool:
    """Tell whether a lower-case word is a preposition."""
    return word in _prepositions()


def is_title(word: str) -> bool:
    """Tell whether a lower-case word is a title that stands before a name."""
    return word in _genders("titles.tsv")


def title_gender(word: str) -> Gender | None:
    """Return the gender that a title tells, None where it tells none."""
    return _genders("titles.tsv").get(word)


def is_first_name(word: str) -> bool:
    """Tell whether a lower-case word is a known first name."""
    return word in _genders("attribution_first_names.tsv")


@cache
def _unmistakable_first_names() -> frozenset[str]:
    return frozenset(row[0] for row in rows("attribution_first_names.tsv") if row[2] != "word")


def is_only_first_name(word: str) -> bool:
    """Tell whether a lower-case word is a first name and no common word, as "mark" is."""
    return word in _unmistakable_first_names()


def first_name_gender(word: str) -> Gender | None:
    """Return the gender that a first name suggests, None where it suggests none."""
    return _genders("attribution_first_names.tsv").get(word)


def is_surname(word: str) -> bool:
    """Tell whether a lower-case word is a known surname."""
    return word in words("attribution_surnames.txt")


@kept
def is_function_word(word: str) -> bool:
    """Tell whether a lower-case word is of a closed class: "the", "of", "you'd", "monday"."""
    known = _function_words()
    return word in known or _APOSTROPHE.split(word, maxsplit=1)[0] in known


@kept
def noun_class(word: str) -> NounClass | None:
    """Return what a lower-case noun means as a speaker, None for any other word."""
    found = _nouns().get(word)
    if found is not None:
        return found
    if singular_person(word) is not None:
        return NounClass.GROUP
    rank, dash, office = word.rpartition("-")
    if dash and rank in words("attribution_ranks.txt"):
        return noun_class(office)
    people = word.endswith(affixes("people endings")) and word not in word_group("no people")
    return NounClass.GROUP if people else None


_HUMAN = frozenset({NounClass.PERSON, NounClass.MAN, NounClass.WOMAN})
_PERHAPS_HUMAN = _HUMAN | {NounClass.EITHER}


def is_human(kind: NounClass | None) -> bool:
    """Tell whether a noun means one human being."""
    return kind in _HUMAN


def may_be_human(kind: NounClass | None) -> bool:
    """Tell whether a noun means one human being, or may do: "producer"."""
    return kind in _PERHAPS_HUMAN


@cache
def _documents() -> dict[str, str]:
    return dict(rows("attribution_documents.tsv"))  # type: ignore[arg-type]


def document_sort(noun: str) -> str | None:
    """Return what nouns for one document have in common: "study" of "survey" and "report"."""
    return _documents().get(noun)


def singular_person(word: str) -> str | None:
    """Return the singular of a plural that means several people, None for any other word."""
    for ending, singular in (("ies", "y"), ("men", "man"), ("es", ""), ("s", "")):
        if word.endswith(ending):
            stem = word.removesuffix(ending) + singular
            if _nouns().get(stem) in _HUMAN | {NounClass.BODY}:
                return stem
    return None


def is_origin(word: str) -> bool:
    """Tell whether a lower-case word looks like the adjective of a country: "Scottish"."""
    if is_known_origin(word):
        return True
    return word.endswith(("ish", "ian", "ese", "ican")) and not is_first_name(word)


def is_known_origin(word: str) -> bool:
    """Tell whether a lower-case word is the adjective of a country: "Greek"."""
    return word in words("attribution_origins.txt")


def is_number(word: str) -> bool:
    """Tell whether a lower-case word is a number of two digits or more: "forty-four"."""
    tens, _, ones = word.partition("-")
    return tens in words("attribution_numbers.txt") and (not ones or is_determiner(ones))


@kept
def looks_like_verb(word: str) -> bool:
    """Tell whether a word that is no known noun or name looks like one that does not speak."""
    known = noun_class(word) is not None or is_surname(word) or is_first_name(word)
    return not known and (
        word.endswith(("ed", "ing", "ly")) or word in words("attribution_verbs.txt")
    )


def pronoun_gender(word: str) -> Gender | None:
    """Return the gender that a lower-case pronoun tells, None for any other word."""
    if word in word_group("pronouns of men"):
        return Gender.MAN
    return Gender.WOMAN if word in word_group("pronouns of women") else None


def pronoun_form(word: str) -> str | None:
    """Return "he", "she" or "they" for a lower-case form of it, None for any other word."""
    if word in {"they", "them", "themselves"}:
        return "they"
    gender = pronoun_gender(word)
    if gender is None:
        return None
    return "he" if gender is Gender.MAN else "she"


def noun_gender(kind: NounClass | None) -> Gender | None:
    """Return the gender that a noun tells by itself: "spokeswoman", "father"."""
    if kind is NounClass.MAN:
        return Gender.MAN
    return Gender.WOMAN if kind is NounClass.WOMAN else None
