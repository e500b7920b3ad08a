"""From the voices of articles to the speakers of a library.

`speaker_key` says which speaker a voice belongs to, from the voice and its article's id
alone; `tied` finds the keys that say one quotation in two renderings; `gather` makes
`Speaker` values of all voices that share a key or are tied. All are pure, so a
library may gather again only the speakers whose articles have changed.
"""

from index.speakers.gathering import Appearance, display_name, gather
from index.speakers.naming import fold_name, speaker_key
from index.speakers.ties import tied

__all__ = ["Appearance", "display_name", "fold_name", "gather", "speaker_key", "tied"]
