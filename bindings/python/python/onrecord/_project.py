"""A ledger: stories on record, and articles held to it."""

from __future__ import annotations

import datetime
import json
import os
from collections.abc import Iterable, Mapping
from typing import Any

from ._native import project as job_done
from ._types import Change, Decided, Left, Pending, Period, Recorded, Report, Status, Version

_Path = str | os.PathLike[str]


class Project:
    """The ledger in a folder. Paths start from that folder.

    ``left_out`` holds what the last job had to leave out, such as a story that can't be read.
    """

    folder: str
    left_out: tuple[Left, ...]

    def __init__(self, folder: _Path) -> None:
        """Opens the ledger in ``folder``.

        :raises UncheckedError: where there is none, or it can't be read.
        """
        self.folder = os.fspath(folder)
        self.left_out = ()
        self.status()

    @classmethod
    def create(cls, folder: _Path) -> Project:
        """Makes a ledger in ``folder``, which is made where it is missing, and opens it."""
        job_done(os.fspath(folder), json.dumps({"job": "create"}))
        return cls(folder)

    def __repr__(self) -> str:
        return f"Project({self.folder!r})"

    def record(
        self,
        article: _Path,
        *,
        story: str | None = None,
        url: str | None = None,
        published: datetime.date | None = None,
        reread: bool = False,
        now: datetime.datetime | None = None,
    ) -> Recorded:
        """Records an article as the next version of its story, and brings the story's claims up to it."""
        now = (now or datetime.datetime.now(datetime.timezone.utc)).astimezone(datetime.timezone.utc)
        made = self._do(
            "record",
            article=os.fspath(article),
            story=story,
            url=url,
            published=_day(published),
            reread=reread,
            now=now.isoformat(timespec="seconds"),
        )
        return Recorded.from_dict(made)

    def import_history(self, article: _Path, *, story: str | None = None, url: str | None = None) -> list[Recorded]:
        """Records every version of an article that git has and the ledger has not, oldest first."""
        made = self._do("import", article=os.fspath(article), story=story, url=url)
        return [Recorded.from_dict(one) for one in made]

    def check(
        self,
        paths: Iterable[_Path] = (),
        *,
        since: str | None = None,
        baseline: _Path | None = None,
        today: datetime.date | None = None,
    ) -> Report:
        """Compares the articles as they are now with the ledger; a deadline has passed when it lies before ``today``."""
        return Report.from_dict(
            self._do(
                "check",
                paths=[os.fspath(path) for path in paths],
                since=since,
                baseline=None if baseline is None else os.fspath(baseline),
                today=_day(today or datetime.date.today()),
            )
        )

    def verify(self) -> Report:
        """Checks the ledger by itself: its digests, history and snapshots."""
        return Report.from_dict(self._do("verify"))

    def diff(self, old: _Path, new: _Path) -> list[Change]:
        """Returns what changed between two versions: files, ``STORY@2`` or ``STORY@latest``, or ``REV:path`` of git."""
        return [Change.from_dict(one) for one in self._do("diff", old=os.fspath(old), new=os.fspath(new))]

    def versions(self, story: str) -> list[Version]:
        """Returns the versions of a story, oldest first, each with what it changed."""
        return [Version.from_dict(one) for one in self._do("versions", story=story)]

    def periods(self, claim: str) -> list[Period]:
        """Returns what a claim, named as ``ID`` or ``STORY/ID``, said in which versions, oldest first."""
        return [Period.from_dict(one) for one in self._do("periods", claim=claim)]

    def status(self) -> Status:
        """Returns the stories on record, and the articles that no story knows."""
        return Status.from_dict(self._do("status"))

    def pending(self, **which: Any) -> list[Pending]:
        """Returns the claims that wait for a person. ``which`` is ``story``, ``kinds``, ``weights``, ``confidences``, ``changed``."""
        return [Pending.from_dict(one) for one in self._do("pending", filter=_filter(which))]

    def accept(
        self,
        *claims: str,
        by: str | None = None,
        reason: str | None = None,
        correct: Mapping[str, str] | None = None,
        today: datetime.date | None = None,
        **which: Any,
    ) -> list[Decided]:
        """Accepts claims, named as ``ID`` or ``STORY/ID``, or those that ``which`` finds as :meth:`pending` does."""
        return self._decide("accept", claims, which, by, today, reason=reason, correct=dict(correct or {}))

    def reject(
        self, *claims: str, reason: str, by: str | None = None, today: datetime.date | None = None, **which: Any
    ) -> list[Decided]:
        """Rejects claims, with the reason."""
        return self._decide("reject", claims, which, by, today, reason=reason)

    def misread(
        self,
        *claims: str,
        reason: str | None = None,
        by: str | None = None,
        today: datetime.date | None = None,
        **which: Any,
    ) -> list[Decided]:
        """Says that the program read claims wrongly: they count as no claims until the article's words change."""
        return self._decide("misread", claims, which, by, today, reason=reason)

    def undo(self) -> list[Decided]:
        """Takes the last decision back; returns the decisions as they stand again."""
        return [Decided.from_dict(one) for one in self._do("undo")]

    def _decide(
        self,
        job: str,
        claims: tuple[str, ...],
        which: dict[str, Any],
        by: str | None,
        today: datetime.date | None,
        **options: Any,
    ) -> list[Decided]:
        if bool(claims) == bool(which):
            raise TypeError(f"{job}() takes the names of claims, or what to find them by")
        person = {"by": by, "day": _day(today or datetime.date.today())}
        chosen = _filter(which) if which else None
        made = self._do(job, claims=list(claims), filter=chosen, person=person, **options)
        return [Decided.from_dict(one) for one in made]

    def _do(self, job: str, **options: Any) -> Any:
        answer, left = job_done(self.folder, json.dumps({"job": job, **options}))
        self.left_out = tuple(Left.from_dict(one) for one in json.loads(left))
        return json.loads(answer)


def _day(day: datetime.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _filter(which: Mapping[str, Any]) -> dict[str, Any]:
    made: dict[str, Any] = {"story": None, "kinds": [], "weights": [], "confidences": [], "changed": False}
    unknown = set(which) - set(made)
    if unknown:
        raise TypeError(f"claims are not found by {', '.join(sorted(unknown))}; by {', '.join(made)}")
    made.update(which)
    return made
