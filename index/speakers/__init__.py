"""From the voices of articles to the speakers of a library.

`speaker_key` says which speaker a voice belongs to, from the voice and its article's id
alone; `tied` finds the keys that say one quotation in two renderings; `gather` makes
`Speaker` values of all voices that share a key or are tied, and `speaker_of` makes one of
what its voices are called, counted. All are pure, so a library may make again only the
speakers whose articles have changed. `profile_of` says all that is known of one, and
`suggestions` who else it may be.
"""

from index.speakers.bodies import body_key, keys_of_body, voices_of_body
from index.speakers.gathering import Appearance, gather
from index.speakers.naming import fold_name, speaker_key
from index.speakers.profile import NOT_STATED, BodyVoices, Profile, Role
from index.speakers.profiling import Spoken, profile_of
from index.speakers.suggesting import suggestions
from index.speakers.tally import Extent, Tally, speaker_of
from index.speakers.ties import may_be_one, tied

__all__ = [
    "NOT_STATED",
    "Appearance",
    "BodyVoices",
    "Extent",
    "Profile",
    "Role",
    "Spoken",
    "Tally",
    "body_key",
    "fold_name",
    "gather",
    "keys_of_body",
    "may_be_one",
    "profile_of",
    "speaker_key",
    "speaker_of",
    "suggestions",
    "tied",
    "voices_of_body",
]
