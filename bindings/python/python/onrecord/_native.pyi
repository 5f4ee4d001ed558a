"""The native half: what the modules beside it call."""

from __future__ import annotations

import datetime
import os
from typing import Any

__version__: str

class Table:
    """A table in Arrow's memory: whatever reads the Arrow PyCapsule interface takes it."""

    num_rows: int
    num_columns: int
    column_names: list[str]
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...

def extract(
    text: str, published: datetime.date | None, markup: str, dollar: str | None, english: bool
) -> str: ...
def diff(
    before: str,
    after: str,
    published: tuple[datetime.date | None, datetime.date | None],
    markup: str,
    dollar: str | None,
    english: bool,
) -> str: ...
def page(html: bytes, charset: str | None) -> str: ...
def extract_columns(
    articles: Any, text: str, published: str | None, markup: str, dollar: str | None, english: bool
) -> Table: ...
def diff_columns(
    pairs: Any,
    versions: tuple[str, str],
    published: str | None,
    markup: str,
    dollar: str | None,
    english: bool,
) -> Table: ...
def command(arguments: list[str]) -> int: ...
def project(folder: str | os.PathLike[str], job: str) -> tuple[str, str]: ...
