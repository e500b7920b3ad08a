"""What a person decided about quotations and speakers, in two plain files, applied again and again.

`values` are the decisions, `edits` and `speakers_file` the two files as text, `files` their
writing, `anchoring` finds the place that a decision names, `applying` puts the decisions over
what extraction said, `rules` is what speakers follow.
"""
