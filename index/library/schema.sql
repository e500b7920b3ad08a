-- The truth of a library. Version 5 (`user_version`); the keys of articles, quotations and
-- speakers are never used again, so that what is made of them can tell what is new.
-- Spans are JSON [start, end] in code points of article.text. A string that no Unicode text can
-- hold (a file name of another encoding) is a BLOB; what is ordered by as Python orders strings
-- is a BLOB always.

CREATE TABLE state (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  generation INTEGER NOT NULL,  -- counts the writes
  stamp TEXT NOT NULL,          -- made anew with each write, so that a restored copy is told apart
  articles INTEGER NOT NULL,    -- how many there are
  spoken INTEGER NOT NULL,      -- quotations that are shown and counted; those of a group each
  speakers INTEGER NOT NULL     -- how many of them are quoted
);

-- The generations before, so that what was made of one of them can be carried on.
CREATE TABLE past (generation INTEGER PRIMARY KEY, stamp TEXT NOT NULL);

-- Where articles belong, as `index.headings.shelf` says it.
CREATE TABLE shelf (key INTEGER PRIMARY KEY, place TEXT NOT NULL UNIQUE);

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
  version TEXT NOT NULL,        -- of the extraction
  shelf INTEGER NOT NULL REFERENCES shelf,
  revision INTEGER NOT NULL,    -- the generation that wrote it, or lent it something, last
  quotes INTEGER NOT NULL,      -- how many of its quotations are shown and counted
  prints BLOB NOT NULL,         -- its fingerprints, four bytes each
  hash INTEGER NOT NULL,        -- the first eight bytes of the SHA-256 of its text
  text TEXT NOT NULL,           -- last: what stands behind a long text is slow to read
  newest INTEGER AS (ifnull(-CAST(replace(date, '-', '') AS INTEGER), 0)) VIRTUAL,
  oldest INTEGER AS (ifnull(CAST(replace(date, '-', '') AS INTEGER), 99999999)) VIRTUAL,
  name BLOB AS (CAST(id AS BLOB)) VIRTUAL
);
CREATE INDEX article_newest ON article (newest, name);
CREATE INDEX article_oldest ON article (oldest, name);
CREATE INDEX article_shelf ON article (shelf);
CREATE INDEX article_hash ON article (hash);
CREATE INDEX article_revision ON article (revision);

-- A speaker, or a name by which voices go that are a speaker under another one. What voices
-- are called is counted in `tally`, and all the rest follows from that.
CREATE TABLE speaker (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  name_key BLOB NOT NULL UNIQUE,  -- what `speaker_key` says
  base TEXT,                    -- what it has in common with the name in other contexts
  id BLOB NOT NULL,             -- of the speaker it is itself; empty for none
  tied INTEGER,                 -- the name that says the same quotations
  goes_by INTEGER,              -- the speaker it is; NULL for itself
  tally TEXT NOT NULL,          -- JSON: see `index.library.tallies`
  name TEXT NOT NULL,
  fold BLOB NOT NULL,           -- the name without case: speakers are ordered by it
  kind TEXT NOT NULL,
  role TEXT,
  organisation TEXT,
  body BLOB,                    -- the organisation as it is compared
  aliases TEXT NOT NULL,        -- JSON, strings
  quotes INTEGER NOT NULL,      -- of a group one; 0 for who only thinks, or goes by another
  articles INTEGER NOT NULL,
  first INTEGER,                -- days, as YYYYMMDD
  last INTEGER
);
CREATE INDEX speaker_order ON speaker (quotes DESC, fold, id) WHERE quotes > 0;
CREATE INDEX speaker_id ON speaker (id);
CREATE INDEX speaker_base ON speaker (base) WHERE base NOTNULL;
CREATE INDEX speaker_tied ON speaker (tied) WHERE tied NOTNULL;
CREATE INDEX speaker_body ON speaker (body) WHERE body NOTNULL;
CREATE INDEX speaker_goes_by ON speaker (goes_by) WHERE goes_by NOTNULL;

-- The words of a speaker's names, folded.
CREATE TABLE called (
  word BLOB NOT NULL,
  speaker INTEGER NOT NULL,
  PRIMARY KEY (word, speaker)
) WITHOUT ROWID;

CREATE TABLE voice (
  key INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
  lender INTEGER REFERENCES article ON DELETE CASCADE,  -- of the loans it speaks in
  speaker INTEGER NOT NULL,     -- the name it goes by: what `speaker_key` says
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  role TEXT,
  organisation TEXT,
  mentions TEXT NOT NULL,       -- JSON, spans
  aliases TEXT NOT NULL,        -- JSON, strings
  pronouns TEXT NOT NULL,       -- JSON, [word, how often]
  lot INTEGER NOT NULL,         -- of its article: those with the lowest are drawn
  by_hand INTEGER NOT NULL      -- whether a person named it, and nothing in the article does
);
CREATE INDEX voice_speaker ON voice (speaker, lot, article);
CREATE INDEX voice_article ON voice (article);
CREATE INDEX voice_lender ON voice (lender) WHERE lender NOTNULL;

-- A quotation with its attribution. With a lender it is a loan: gone when the lender goes. By
-- hand it is what a person made of another one, which is hidden, or added; that is made anew of
-- `edit` whenever anything of the article changes.
CREATE TABLE quotation (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
  speaker INTEGER,              -- who is said to have said it
  grp INTEGER,                  -- the same for all renderings; NULL where there are no others
  shown INTEGER NOT NULL,       -- 0 where a loan or a correction stands in for it, or it is rejected
  counted INTEGER NOT NULL,     -- whether it is speech or writing
  newest INTEGER NOT NULL,      -- of its article
  name BLOB NOT NULL,           -- of its article
  begins INTEGER NOT NULL,      -- where the first content does
  ends INTEGER NOT NULL,        -- where the last content does
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  mode TEXT NOT NULL,
  contents TEXT NOT NULL,       -- JSON, spans
  cue TEXT,
  source TEXT,
  continues TEXT,
  parent TEXT,                  -- the quotation inside which it is told again
  confidence REAL NOT NULL,
  why TEXT NOT NULL,            -- JSON, strings
  voice INTEGER,
  mention TEXT,
  named INTEGER NOT NULL,
  certainty REAL NOT NULL,      -- of the voice
  because TEXT NOT NULL,        -- JSON, strings: why this voice
  candidates TEXT NOT NULL,     -- JSON, [name, score]
  lender INTEGER REFERENCES article ON DELETE CASCADE,
  lender_quotation TEXT,
  replaces TEXT NOT NULL,       -- JSON, ids of quotations of the article
  by_hand INTEGER NOT NULL,
  status TEXT,                  -- what a person made of it; NULL for nothing
  over INTEGER                  -- by hand: the quotation it stands over; NULL for an added one
);
CREATE INDEX quotation_article ON quotation (article);
CREATE INDEX quotation_speaker ON quotation (speaker, counted, newest, name, begins)
  WHERE shown AND speaker NOTNULL;
CREATE INDEX quotation_grp ON quotation (grp) WHERE grp NOTNULL;
CREATE INDEX quotation_lent ON quotation (speaker, grp) WHERE shown AND grp NOTNULL;
CREATE INDEX quotation_lender ON quotation (lender) WHERE lender NOTNULL;
CREATE INDEX quotation_status ON quotation (status, article) WHERE status NOTNULL;

CREATE TABLE fingerprint (
  print INTEGER NOT NULL,
  unmarked INTEGER NOT NULL,    -- of the article: few borrow, and all others need no look then
  article INTEGER NOT NULL,
  PRIMARY KEY (print, unmarked, article)
) WITHOUT ROWID;

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

-- The decisions of a person about quotations: the lines of `edits.jsonl` that are followed.
CREATE TABLE edit (
  key INTEGER PRIMARY KEY,
  place INTEGER NOT NULL,       -- they are followed in this order
  line TEXT NOT NULL,
  name TEXT NOT NULL,           -- the article's, as the line has it
  hash INTEGER NOT NULL,        -- of its text, as `article.hash`; 0 where the line has none
  article INTEGER REFERENCES article ON DELETE SET NULL,  -- that it is about; NULL for none
  sure INTEGER NOT NULL,        -- whether that has the name or the very text
  problem TEXT                  -- why it is not followed
);
CREATE INDEX edit_place ON edit (place);
CREATE INDEX edit_article ON edit (article);
CREATE INDEX edit_name ON edit (name);
CREATE INDEX edit_hash ON edit (hash);
CREATE INDEX edit_unsure ON edit (sure) WHERE NOT sure;

-- What of the files of corrections is followed.
CREATE TABLE followed (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  marks TEXT NOT NULL,          -- JSON: how the files looked, then what was wrong with them
  rules TEXT NOT NULL,          -- `speakers.toml`
  looked INTEGER NOT NULL       -- whether unsure decisions were looked for since articles changed
);
INSERT INTO followed VALUES (1, '[null, null]', '', 1);

-- All that `index.library.rows` makes a quotation of.
CREATE VIEW quoted AS
  SELECT q.key, q.article, a.id, l.id, q.lender_quotation, q.replaces,
    q.id, q.kind, q.mode, q.contents, q.cue, q.source, q.continues, q.confidence, q.why,
    q.parent,
    q.mention, q.named, q.certainty, q.because, q.candidates,
    v.id, v.name, v.kind, v.role, v.organisation, v.mentions, v.aliases, v.pronouns,
    q.by_hand, q.status, q.over, q.lender, q.speaker
  FROM quotation q JOIN article a ON a.key = q.article
    LEFT JOIN article l ON l.key = q.lender LEFT JOIN voice v ON v.key = q.voice;
