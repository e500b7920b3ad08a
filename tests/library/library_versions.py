"""Libraries as earlier versions made them."""

import sqlite3
from contextlib import closing
from pathlib import Path

from index.corpus.library_folder import LIBRARY_FILE

_HERE = Path(__file__).parent


def made_by_version_4(folder):
    """Put the library in a folder into a file of version 4, which knew no corrections."""
    _rewritten(folder, 4)


def made_by_version_3(folder):
    """Put the library in a folder into a file of version 3, which knew no pronouns of voices."""
    _rewritten(folder, 3)


def made_by_version_2(folder):
    """Put the library in a folder into a file of version 2, which kept no speakers."""
    _rewritten(folder, 2)


def _rewritten(folder, version):
    old, new = folder / LIBRARY_FILE, folder / "today.sqlite"
    old.rename(new)
    with closing(sqlite3.connect(old)) as file:
        file.execute("PRAGMA journal_mode = WAL")
        schema = _HERE / f"schema_of_version_{version}.sql"
        file.executescript(schema.read_text(encoding="utf-8"))
        file.execute("ATTACH ? AS today", (str(new),))
        statement = "SELECT name FROM main.sqlite_master WHERE type = 'table'"
        tables = [name for (name,) in file.execute(statement) if not name.startswith("sqlite_")]
        for table in tables:
            columns = ", ".join(row[1] for row in file.execute(f"PRAGMA main.table_info({table})"))
            ours = columns.replace(" id,", " name_key,") if table == "speaker" else columns
            file.execute(f"INSERT INTO {table} ({columns}) SELECT {ours} FROM today.{table}")
        file.execute("PRAGMA application_id = 0x51554F54")
        file.execute(f"PRAGMA user_version = {version}")
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
