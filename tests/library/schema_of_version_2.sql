-- The truth of a library. Version 2 (`user_version`); the keys of articles and quotations are
-- never used again, so that the full-text index can be carried on by comparing keys.
-- Spans are JSON [start, end] in code points of article.text. A string that no Unicode text can
-- hold (a file name of another encoding) is a BLOB.

CREATE TABLE state (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  generation INTEGER NOT NULL,  -- counts the writes
  stamp TEXT NOT NULL           -- made anew with each write, so that a restored copy is told apart
);

CREATE TABLE article (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  date TEXT,                    -- YYYY-MM-DD
  path TEXT,
  collection TEXT,
  outlet TEXT,
  url TEXT,
  unmarked INTEGER NOT NULL,    -- whether the text has no marks, so that it borrows
  text TEXT NOT NULL,
  version TEXT NOT NULL         -- of the extraction
);

CREATE TABLE voice (
  key INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
  lender INTEGER REFERENCES article ON DELETE CASCADE,  -- of the loans it speaks in
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  role TEXT,
  organisation TEXT,
  mentions TEXT NOT NULL,       -- JSON, spans
  aliases TEXT NOT NULL         -- JSON, strings
);
CREATE INDEX voice_article ON voice (article);
CREATE INDEX voice_lender ON voice (lender) WHERE lender IS NOT NULL;

-- A quotation with its attribution. With a lender it is a loan: gone when the lender goes.
CREATE TABLE quotation (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  mode TEXT NOT NULL,
  begins INTEGER NOT NULL,      -- where the first content does
  ends INTEGER NOT NULL,        -- where the last content does
  contents TEXT NOT NULL,       -- JSON, spans
  cue TEXT,
  source TEXT,
  continues TEXT,
  parent TEXT,                  -- since version 2: the quotation inside which it is told again
  confidence REAL NOT NULL,
  why TEXT NOT NULL,            -- JSON, strings
  voice INTEGER REFERENCES voice ON DELETE CASCADE,
  mention TEXT,
  named INTEGER NOT NULL,
  certainty REAL NOT NULL,      -- of the voice
  because TEXT NOT NULL,        -- JSON, strings: why this voice
  candidates TEXT NOT NULL,     -- JSON, [name, score]
  lender INTEGER REFERENCES article ON DELETE CASCADE,
  lender_quotation TEXT,
  replaces TEXT NOT NULL        -- JSON, ids of quotations of the article
);
CREATE INDEX quotation_article ON quotation (article);
CREATE INDEX quotation_voice ON quotation (voice);
CREATE INDEX quotation_lender ON quotation (lender) WHERE lender IS NOT NULL;

CREATE TABLE fingerprint (
  print INTEGER NOT NULL,
  article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
  PRIMARY KEY (print, article)
) WITHOUT ROWID;
CREATE INDEX fingerprint_article ON fingerprint (article);

CREATE TABLE file (
  path TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  mtime_ns INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  articles TEXT NOT NULL,       -- JSON, ids
  version TEXT NOT NULL,        -- of the extraction; "" where that was not finished
  skipped TEXT NOT NULL,        -- JSON, [problem, line]
  kept TEXT NOT NULL            -- JSON, ids of articles that may be what was skipped
);

-- All that `index.library.rows` makes a quotation of.
CREATE VIEW quoted AS
  SELECT q.key, q.article, a.id, l.id, q.lender_quotation, q.replaces,
    q.id, q.kind, q.mode, q.contents, q.cue, q.source, q.continues, q.confidence, q.why,
    q.parent,
    q.mention, q.named, q.certainty, q.because, q.candidates,
    v.id, v.name, v.kind, v.role, v.organisation, v.mentions, v.aliases
  FROM quotation q JOIN article a ON a.key = q.article
    LEFT JOIN article l ON l.key = q.lender LEFT JOIN voice v ON v.key = q.voice;
