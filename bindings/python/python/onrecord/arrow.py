"""Whole columns of articles: Arrow tables in, Arrow tables out, without copies.

What goes in may be anything with the Arrow PyCapsule interface: a table or batch of pyarrow, a frame of polars or pandas, a
relation of DuckDB. What comes out has it too: ``pyarrow.table(…)``, ``polars.DataFrame(…)`` and DuckDB take it as it is.
Python's lock is released meanwhile, so that threads read side by side.

Claims have the columns

``article`` (the row that the claim is of, from 0), ``id``, ``kind``, ``form``, ``start`` and ``end`` (indices of the text), ``line``,
``text``, ``sourced``, ``source`` (its words), ``source_name``, ``source_type``, ``cue``, ``value``, ``max``, ``unit`` and ``bound`` (of
figures), ``date_type``, ``date``, ``from``, ``to`` and ``role`` (of dates), ``confidence``, ``weight``, ``digest``;

changes have

``pair`` (the row that the change is of, from 0), ``alarm``, ``change`` (a list of names), ``kind``, ``before`` and ``after`` (the claim's
words), ``source_before``, ``source_after``, ``old_words``, ``new_words`` (lists) and ``note``.

Rows without a text are left out.
"""

from __future__ import annotations

from typing import Any, Literal

from ._native import Table, diff_columns, extract_columns

__all__ = ["Table", "diff", "extract"]


def extract(
    articles: Any,
    text: str = "text",
    *,
    published: str | None = None,
    markup: Literal["plain", "markdown"] = "plain",
    dollar: str | None = None,
    english: bool = False,
) -> Table:
    """Returns the claims of the articles in the column ``text``, a row a claim.

    :param published: the column of the days of publication: dates, times (their day is that of UTC), or strings that begin with "2026-07-14".
    """
    return extract_columns(articles, text, published, markup, dollar, english)


def diff(
    pairs: Any,
    before: str = "before",
    after: str = "after",
    *,
    published: str | None = None,
    markup: Literal["plain", "markdown"] = "plain",
    dollar: str | None = None,
    english: bool = False,
) -> Table:
    """Returns what changed from the column ``before`` to the column ``after``, a row a change."""
    return diff_columns(pairs, (before, after), published, markup, dollar, english)
