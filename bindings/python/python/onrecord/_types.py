"""What articles say and what changed, as typed objects. Each has the keys that docs/formats.md gives."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

_T = TypeVar("_T", bound="Data")
_HINTS: dict[type, dict[str, Any]] = {}


class Data:
    """A typed object that can be had as plain data again."""

    @classmethod
    def from_dict(cls: type[_T], data: Mapping[str, Any]) -> _T:
        """Returns the object that ``data`` describes. Keys that a newer program writes are left out."""
        hints = _HINTS.get(cls)
        if hints is None:
            hints = _HINTS[cls] = get_type_hints(cls)
        made = {}
        for name, hint in hints.items():
            key = _KEYS.get(name, name)
            if key in data:
                made[name] = _read(hint, data[key])
        return cls(**made)

    def to_dict(self) -> dict[str, Any]:
        """Returns the same as plain data: what the program writes as JSON, with days as ``datetime.date``."""
        made: dict[str, Any] = {}
        for one in fields(self):  # type: ignore[arg-type]
            value = getattr(self, one.name)
            # What may be missing is left out where it is.
            if value is not None or one.default is not None:
                made[_KEYS.get(one.name, one.name)] = _plain(value)
        return made


# Words of Python that are keys of ours.
_KEYS = {"from_": "from"}


def _read(hint: Any, value: Any) -> Any:
    """Returns ``value`` as the type ``hint``."""
    if value is None:
        return None
    origin = get_origin(hint)
    if origin is Union or type(hint).__name__ == "UnionType":
        return _read(next(one for one in get_args(hint) if one is not type(None)), value)
    if origin is tuple:
        return tuple(_read(get_args(hint)[0], one) for one in value)
    if hint is datetime.date:
        return datetime.date.fromisoformat(value)
    if hint is datetime.datetime:
        return datetime.datetime.fromisoformat(value.replace("Z", "+00:00"))
    if isinstance(hint, type) and issubclass(hint, Data):
        return hint.from_dict(value)
    return value


def _plain(value: Any) -> Any:
    if isinstance(value, Data):
        return value.to_dict()
    if isinstance(value, tuple):
        return _plain_items(value)  # pyright: ignore[reportUnknownArgumentType]
    return value


def _plain_items(items: tuple[Any, ...]) -> list[Any]:
    return [_plain(one) for one in items]


@dataclass(frozen=True, slots=True)
class Mention(Data):
    """Some words of an article. ``start`` and ``end`` index the text: ``text[m.start:m.end] == m.text``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Page(Data):
    """A web page that was read: its text as Markdown (``markup="markdown"``), without what stands around it, and what it says of itself."""

    text: str
    headline: str | None
    byline: tuple[str, ...]
    published: datetime.date | None
    modified: datetime.date | None
    url: str | None
    outlet: str | None
    language: str | None


@dataclass(frozen=True, slots=True)
class Source(Data):
    """Whose word a claim is: the words at the claim, and the fullest name that the article gives the same source."""

    start: int
    end: int
    text: str
    name: str
    type: str
    """``named``, ``organisation``, ``anonymous``, ``document`` or ``pronoun``."""
    resolved: Mention | None = None
    """The mention that says who is meant, where the words alone don't."""


@dataclass(frozen=True, slots=True)
class Figure(Data):
    """What a figure says."""

    value: float
    """The value; the lower end of a range."""
    max: float | None
    """The upper end of a range, or of what vague words mean."""
    unit: str
    """What is counted or measured; empty where the article does not say."""
    bound: str
    """``exactly``, ``at_least``, ``more_than``, ``at_most``, ``less_than``, ``about``, ``vague`` or ``range``."""


@dataclass(frozen=True, slots=True)
class Date(Data):
    """When something is."""

    type: str
    """The TIMEX3 type."""
    value: str
    """The TIMEX3 value: ``2016-08``, ``P3D``."""
    from_: datetime.date | None
    """The first day meant, where it can be told."""
    to: datetime.date | None
    """The last day meant, where it can be told."""
    role: str
    """``event``, ``planned``, ``deadline`` or ``duration``."""


@dataclass(frozen=True, slots=True)
class Claim(Data):
    """One claim of an article. ``start`` and ``end`` index the text: ``text[c.start:c.end] == c.text``."""

    id: str
    kind: str
    """``quote``, ``statement``, ``figure``, ``date`` or ``assertion``."""
    start: int
    end: int
    text: str
    line: int
    column: int
    source: Source | None
    cue: Mention | None
    sourced: bool
    confidence: str
    weight: str
    prefix: str
    suffix: str
    digest: str
    form: str | None = None
    """How speech is reported: ``direct``, ``indirect`` or ``mixed``."""
    parts: tuple[Mention, ...] | None = None
    figure: Figure | None = None
    date: Date | None = None


class Claims(tuple[Claim, ...]):
    """The claims of an article, in its order."""

    not_read: str | None = None
    """Why the article's words were not read: ``"not English (German?)"``. ``None`` where they were."""


@dataclass(frozen=True, slots=True)
class Change(Data):
    """A change between two versions."""

    change: tuple[str, ...]
    """Every name that applies, the loudest first: ``onrecord explain NAME`` has a page on each."""
    alarm: str
    """``must`` where a fact, a quotation or an attribution differs, else ``info``."""
    kind: str
    before: Claim | None
    after: Claim | None
    note: str
    """What changed, in words for people."""
    old_words: tuple[Mention, ...]
    new_words: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Related(Data):
    """Another place that a finding is about."""

    path: str
    line: int
    column: int
    message: str


@dataclass(frozen=True, slots=True)
class Suppression(Data):
    """Why a finding counts for nothing."""

    kind: str
    justification: str


@dataclass(frozen=True, slots=True)
class Finding(Data):
    """Something that a check found."""

    check: str
    severity: str
    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    message: str
    help: str = ""
    story: str | None = None
    claim: str | None = None
    related: tuple[Related, ...] = ()
    suppression: Suppression | None = None
    baseline: str | None = None


@dataclass(frozen=True, slots=True)
class Unread(Data):
    """Lines of an article that are not read."""

    line: int
    end_line: int
    kind: str
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Totals(Data):
    """What became of the recorded claims."""

    verified: int = 0
    changed: int = 0
    missing: int = 0
    ambiguous: int = 0
    not_checked: int = 0


@dataclass(frozen=True, slots=True)
class Left(Data):
    """What a job had to leave out, and why."""

    kind: str
    title: str
    help: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report(Data):
    """What a check came to."""

    findings: tuple[Finding, ...]
    totals: Totals
    unread: tuple[Unread, ...]
    unchecked: tuple[Left, ...]
    incomplete: bool
    """Whether anything could not be checked: an article without findings is then not known to be right."""

    @property
    def is_clean(self) -> bool:
        """Whether everything could be checked, and nobody has to look at anything but notes."""
        settled = (one.suppression is not None or one.baseline in ("unchanged", "absent") for one in self.findings)
        loud = (one.severity != "note" and not quiet for one, quiet in zip(self.findings, settled))
        return not self.incomplete and not any(loud)


@dataclass(frozen=True, slots=True)
class Recorded(Data):
    """What recording one article came to."""

    path: str
    story: str
    version: int
    digest: str
    recorded: bool
    """Whether a version was added; not where the latest one is the same already."""
    carried: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    returned: tuple[str, ...] = ()
    waiting: int = 0
    not_read: str | None = None
    unread: tuple[Unread, ...] = ()
    commit: str | None = None


@dataclass(frozen=True, slots=True)
class StoryStatus(Data):
    """Where a story stands."""

    story: str
    path: str
    version: int
    recorded: datetime.datetime
    claims: int
    pending: int
    accepted: int
    rejected: int
    misread: int
    gone: int
    published: datetime.date | None = None
    edited: bool | None = None
    unread: tuple[Unread, ...] = ()


@dataclass(frozen=True, slots=True)
class Status(Data):
    """The stories on record, and the articles that no story knows."""

    stories: tuple[StoryStatus, ...]
    unrecorded: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AddedBy(Data):
    """Who added a claim that the program missed."""

    date: datetime.date
    by: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Pending(Data):
    """A claim that waits for a person."""

    story: str
    id: str
    kind: str
    text: str
    sentence: str
    path: str
    since: int
    line: int | None = None
    source: str | None = None
    cue: str | None = None
    confidence: str | None = None
    weight: str | None = None
    was: str | None = None
    was_sentence: str | None = None
    was_source: str | None = None
    change: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    added: AddedBy | None = None


@dataclass(frozen=True, slots=True)
class Decided(Data):
    """A decision on a claim."""

    story: str
    id: str
    state: str | None
    corrected: dict[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class StoryChange(Data):
    """What a version changed."""

    change: tuple[str, ...]
    alarm: str
    kind: str
    note: str
    id: str | None = None
    before: str | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Version(Data):
    """A version of a story, with what it changed."""

    story: str
    version: int
    recorded: datetime.datetime
    path: str
    snapshot: str
    digest: str
    added: int
    changed: int
    gone: int
    returned: int
    added_by_hand: int = 0
    published: datetime.date | None = None
    updated: str | None = None
    headline: str | None = None
    byline: tuple[str, ...] = ()
    url: str | None = None
    changes: tuple[StoryChange, ...] | None = None


@dataclass(frozen=True, slots=True)
class Period(Data):
    """What a claim said, from one version to another."""

    story: str
    id: str
    kind: str
    since: int
    until: int | None = None
    text: str | None = None
    source: str | None = None
    cue: str | None = None
    change: tuple[str, ...] = ()
    note: str = ""
    recorded: datetime.datetime | None = None
    published: datetime.date | None = None
    review: str | None = None
    by: str | None = None
    date: str | None = None
    reason: str | None = None
    corrected: dict[str, str] = field(default_factory=dict[str, str])
    added: AddedBy | None = None


assert all(is_dataclass(one) for one in Data.__subclasses__())
