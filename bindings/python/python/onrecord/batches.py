"""Batches of articles for engines that hand out Arrow: PySpark, Ray Data, Dask.

What :mod:`onrecord.arrow` gives says which row of the batch it is of, which is no use where nobody sees the batch. Here each row
has columns of its article instead, such as its address:

>>> import pyarrow
>>> versions = pyarrow.table({
...     "url": ["https://news.example/pier"] * 2,
...     "day": ["2026-07-14", "2026-07-15"],
...     "text": [f"At least {n} boats are waiting, the harbour office said." for n in (40, 52)],
... })
>>> claims(versions, keep=["url", "day"]).select(["day", "kind", "value"]).slice(1, 1).to_pylist()
[{'day': '2026-07-14', 'kind': 'figure', 'value': 40.0}]
>>> changes(versions, "url", "day").select(["day", "note"]).to_pylist()
[{'day': '2026-07-15', 'note': '40 → 52, twelve more'}]

Batches may be anything with the Arrow PyCapsule interface; tables of pyarrow come back. :mod:`onrecord.spark` is these two over PySpark.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import pyarrow as pa
import pyarrow.compute as pc

from . import arrow

__all__ = ["BEFORE", "changes", "claims", "columns", "compare"]

#: The column of pairs that holds what the version before says.
BEFORE = "__before"


def claims(
    articles: Any,
    text: str = "text",
    *,
    keep: Sequence[str] = (),
    published: str | None = None,
    markup: Literal["plain", "markdown"] = "plain",
    dollar: str | None = None,
    english: bool = False,
) -> pa.Table:
    """Returns the claims of the articles in the column ``text``, a row a claim, with the columns ``keep`` of its article.

    The columns are those of :func:`onrecord.arrow.extract`; where ``keep`` names one of the same name, the claim's has ``claim_`` before it.
    """
    batch = pa.table(articles)
    found = arrow.extract(batch, text, published=published, markup=markup, dollar=dollar, english=english)
    return _kept(batch, keep, pa.table(found), "article", "claim_")


def changes(
    versions: Any,
    key: str,
    order: str,
    text: str = "text",
    *,
    published: str | None = None,
    markup: Literal["plain", "markdown"] = "plain",
    dollar: str | None = None,
    english: bool = False,
) -> pa.Table:
    """Returns what changed between consecutive versions, a row a change, with the columns ``key`` and ``order`` of the later version.

    Versions of one article have the same ``key``, follow one another by ``order``, and are all in this batch. The columns are those of
    :func:`onrecord.arrow.diff`; where ``key`` or ``order`` has a name of these, the change's has ``change_`` before it.
    """
    rows = pa.table(versions).select(columns(text, [key, order], published)).sort_by([(key, "ascending"), (order, "ascending")]).combine_chunks()
    former, later = rows.slice(0, max(len(rows) - 1, 0)), rows.slice(1)
    same = pc.equal(former[key], later[key])
    # Most versions say word for word what the one before says.
    differ = pc.and_kleene(same, pc.not_equal(former[text], later[text]))
    pairs = later.append_column(BEFORE, former[text]).filter(differ)
    return compare(pairs, [key, order], text, published=published, markup=markup, dollar=dollar, english=english)


def compare(
    pairs: Any,
    keep: Sequence[str],
    text: str = "text",
    *,
    published: str | None = None,
    markup: Literal["plain", "markdown"] = "plain",
    dollar: str | None = None,
    english: bool = False,
) -> pa.Table:
    """Returns what changed from the column :data:`BEFORE` to the column ``text``, a row a change, with the columns ``keep``."""
    batch = pa.table(pairs)
    found = arrow.diff(batch, BEFORE, text, published=published, markup=markup, dollar=dollar, english=english)
    return _kept(batch, keep, pa.table(found), "pair", "change_")


def columns(text: str, keep: Sequence[str], published: str | None) -> list[str]:
    """Returns the columns that are read of articles with these, each once."""
    return list(dict.fromkeys([text, *keep, *([published] if published else [])]))


def _kept(batch: pa.Table, keep: Sequence[str], found: pa.Table, rows: str, prefix: str) -> pa.Table:
    """Returns ``found`` with the columns ``keep`` of the rows of ``batch`` that it is about before its own."""
    kept = batch.select(list(keep)).take(found[rows])
    own = found.drop_columns([rows])
    names = [prefix + name if name in keep else name for name in own.column_names]
    return pa.Table.from_arrays([*kept.columns, *own.columns], names=[*keep, *names])
