"""What the files of corrections are called."""

EDITS_FILE = "edits.jsonl"
SPEAKERS_FILE = "speakers.toml"
