"""From the voices of articles to the speakers of a library.

`speaker_key` says what a voice goes by, from the voice and its article's heading alone;
`tied` finds the keys that say one quotation in two renderings, `linked` those that are one
full name of one person in several contexts; `gather` makes `Speaker` values of all voices
whose keys stand for one speaker, and `speaker_of` makes one of
what its voices are called, counted. All are pure, so a library may make again only the
speakers whose articles have changed. `profile_of` says all that is known of one, and
`suggestions` who else it may be.
"""

from index.speakers.bodies import body_key, keys_of_body, voices_of_body
from index.speakers.company import SAMPLE, lot_of, people_named
from index.speakers.context import base_of, is_shared
from index.speakers.folding import fold_name
from index.speakers.gathering import Appearance, gather
from index.speakers.linking import linked, speaker_ids
from index.speakers.naming import NOBODY, name_key, speaker_key
from index.speakers.profile import NOT_STATED, BodyVoices, Profile, Role
from index.speakers.profiling import Spoken, profile_of
from index.speakers.ruling import Ruling
from index.speakers.suggesting import suggestions
from index.speakers.tally import Extent, Tally, speaker_of
from index.speakers.ties import may_be_one, tied

__all__ = [
    "NOBODY",
    "NOT_STATED",
    "SAMPLE",
    "Appearance",
    "BodyVoices",
    "Extent",
    "Profile",
    "Role",
    "Ruling",
    "Spoken",
    "Tally",
    "base_of",
    "body_key",
    "fold_name",
    "gather",
    "is_shared",
    "keys_of_body",
    "linked",
    "lot_of",
    "may_be_one",
    "name_key",
    "people_named",
    "profile_of",
    "speaker_ids",
    "speaker_key",
    "speaker_of",
    "suggestions",
    "tied",
    "voices_of_body",
]
