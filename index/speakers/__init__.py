"""From the voices of articles to the speakers of a library.

`speaker_key` says which speaker a voice belongs to, from the voice and its article's id
alone; `tied` finds the keys that say one quotation in two renderings; `gather` makes
`Speaker` values of all voices that share a key or are tied, and `speaker_of` makes one of
what its voices are called, counted. All are pure, so a library may make again only the
speakers whose articles have changed.
"""

from index.speakers.gathering import Appearance, gather
from index.speakers.naming import fold_name, speaker_key
from index.speakers.tally import Extent, Tally, speaker_of
from index.speakers.ties import may_be_one, tied

__all__ = [
    "Appearance",
    "Extent",
    "Tally",
    "fold_name",
    "gather",
    "may_be_one",
    "speaker_key",
    "speaker_of",
    "tied",
]
