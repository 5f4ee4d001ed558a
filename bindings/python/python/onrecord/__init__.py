"""What articles say, who said it, and what changed between versions.

>>> import onrecord
>>> claims = onrecord.extract("At least 25 people were killed, police said.")
>>> [(claim.kind, claim.text, claim.source.name) for claim in claims if claim.source]
[('statement', 'At least 25 people were killed', 'police'), ('figure', 'At least 25 people', 'police')]
>>> [change.note for change in onrecord.diff("At least 25 died.", "28 died.")]
['25 → 28, three more; “At least” is gone']

``onrecord.arrow`` reads whole columns of articles, ``Project`` keeps a record of stories and checks articles against it.
"""

from __future__ import annotations

import datetime
import json
from typing import Literal

from ._errors import Error, UncheckedError, UsageError
from ._native import __version__
from ._native import diff as changes_of
from ._native import extract as claims_of
from ._native import page as page_of
from ._project import Project
from ._types import (
    AddedBy,
    Change,
    Claim,
    Claims,
    Date,
    Decided,
    Figure,
    Finding,
    Left,
    Mention,
    Page,
    Pending,
    Period,
    Recorded,
    Related,
    Report,
    Source,
    Status,
    StoryChange,
    StoryStatus,
    Suppression,
    Totals,
    Unread,
    Version,
)

__all__ = [
    "AddedBy",
    "Change",
    "Claim",
    "Claims",
    "Date",
    "Decided",
    "Error",
    "Figure",
    "Finding",
    "Left",
    "Mention",
    "Page",
    "Pending",
    "Period",
    "Project",
    "Recorded",
    "Related",
    "Report",
    "Source",
    "Status",
    "StoryChange",
    "StoryStatus",
    "Suppression",
    "Totals",
    "UncheckedError",
    "Unread",
    "UsageError",
    "Version",
    "__version__",
    "diff",
    "extract",
    "page",
]

Markup = Literal["plain", "markdown"]


def day_of(published: datetime.date | str | None) -> datetime.date | None:
    """Returns the day that somebody gave as a date or as "2026-07-14"."""
    if isinstance(published, datetime.datetime):
        return published.date()
    if isinstance(published, str):
        return datetime.date.fromisoformat(published[:10])
    return published


def extract(
    text: str,
    published: datetime.date | str | None = None,
    *,
    markup: Markup = "plain",
    dollar: str | None = None,
    english: bool = False,
) -> Claims:
    """Returns the claims of an article, in its order: quotations, statements, figures and dates.

    :param published: the day of publication, against which "Tuesday" is read; without it, the day that the article states.
    :param markup: ``"markdown"`` leaves front matter, code and HTML out.
    :param dollar: the currency of a bare "$", such as ``"AUD"``.
    :param english: reads the article as English, whatever its words look like.
    """
    found = json.loads(claims_of(text, day_of(published), markup, dollar, english))
    claims = Claims(map(Claim.from_dict, found["claims"]))
    claims.not_read = found["not_read"]
    return claims


def diff(
    before: str,
    after: str,
    published: datetime.date | str | None = None,
    *,
    published_before: datetime.date | str | None = None,
    markup: Markup = "plain",
    dollar: str | None = None,
    english: bool = False,
) -> list[Change]:
    """Returns what changed between two versions of an article, claim by claim, typography aside.

    :param published: the day of publication of the version ``after``; that of ``before`` too, unless ``published_before`` says another.
    """
    new = day_of(published)
    old = day_of(published_before) or new
    found = json.loads(changes_of(before, after, (old, new), markup, dollar, english))
    return [Change.from_dict(one) for one in found]


def page(html: bytes | str, charset: str | None = None) -> Page:
    """Returns what is read of a web page: its text as Markdown, and what it says of itself.

    >>> read = page("<title>The pier</title><nav>Home</nav><article><h1>The pier</h1><p>Some 40 boats wait, police said.</p></article>")
    >>> [claim.text for claim in extract(read.text, read.published, markup="markdown") if claim.figure]
    ['Some 40 boats']

    :param charset: the encoding that a server named; what the page itself says serves without it.
    """
    return Page.from_dict(json.loads(page_of(html.encode() if isinstance(html, str) else html, "utf-8" if isinstance(html, str) else charset)))
