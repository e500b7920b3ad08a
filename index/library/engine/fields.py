"""The fields in which words are looked for: two of articles, one of quotations."""

TEXT, TITLE, SAID = "text", "title", "said"
FIELDS = (TEXT, TITLE, SAID)
