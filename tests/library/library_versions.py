"""Libraries as earlier versions made them."""

import sqlite3
from contextlib import closing
from pathlib import Path

from index.corpus.library_folder import LIBRARY_FILE

_SCHEMA = Path(__file__).with_name("schema_of_version_2.sql")
_SAME = ("file",)


def made_by_version_2(folder):
    """Put the library in a folder into a file of version 2."""
    old, new = folder / LIBRARY_FILE, folder / "today.sqlite"
    old.rename(new)
    with closing(sqlite3.connect(old)) as file:
        file.execute("PRAGMA journal_mode = WAL")
        file.executescript(_SCHEMA.read_text(encoding="utf-8"))
        file.execute("ATTACH ? AS today", (str(new),))
        tables = ("state", "article", "voice", "quotation", "fingerprint", "file")
        for table in tables:
            columns = ", ".join(row[1] for row in file.execute(f"PRAGMA main.table_info({table})"))
            file.execute(f"INSERT INTO {table} ({columns}) SELECT {columns} FROM today.{table}")
        file.execute("PRAGMA application_id = 0x51554F54")
        file.execute("PRAGMA user_version = 2")
        file.commit()
    new.unlink()


def made_by_version_1(folder):
    """Put the library in a folder into a file of version 1, which knew no parents."""
    made_by_version_2(folder)
    with closing(sqlite3.connect(folder / LIBRARY_FILE)) as file:
        (view,) = file.execute("SELECT sql FROM sqlite_master WHERE name = 'quoted'").fetchone()
        file.execute("DROP VIEW quoted")
        file.execute("ALTER TABLE quotation DROP COLUMN parent")
        file.execute(view.replace("q.parent,", ""))
        file.execute("PRAGMA user_version = 1")
