"""A Chroma view's files looked at from outside, without opening it: another process may own them."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path


def fault_of(folder: Path) -> str:
    """What is wrong with the files of a view; empty where nothing is, or no view was ever made there."""
    state = folder / "state.json"
    if not folder.exists() or not (state.exists() or any(folder.glob("data*"))):
        return ""
    try:
        data = folder / str(json.loads(state.read_text())["folder"]) / "chroma.sqlite3"
        with closing(sqlite3.connect(f"{data.as_uri()}?mode=ro", uri=True)) as connection:
            found = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
    except (OSError, ValueError, KeyError, TypeError, sqlite3.Error) as error:
        return str(error)
    return "" if found == "ok" else found
