"""A ledger."""

from __future__ import annotations

import datetime
import pathlib

import onrecord
import pytest

DAY = datetime.date(2026, 7, 14)
NOW = datetime.datetime(2026, 7, 14, 12, tzinfo=datetime.timezone.utc)


@pytest.fixture
def project(tmp_path: pathlib.Path) -> onrecord.Project:
    (tmp_path / "ferry.md").write_text("“The ferry is safe,” Ana Ruiz said. At least 40 people were on board, police said.\n")
    project = onrecord.Project.create(tmp_path)
    project.record("ferry.md", now=NOW)
    return project


def test_record_check_decide(project: onrecord.Project, tmp_path: pathlib.Path) -> None:
    assert project.check(today=DAY).is_clean
    waiting = project.pending(story="ferry")
    assert waiting and all(claim.story == "ferry" for claim in waiting)
    decided = project.accept(story="ferry", by="desk", today=DAY)
    assert len(decided) == len(waiting) and not project.pending()
    (tmp_path / "ferry.md").write_text("“The ferry was safe,” Ana Ruiz said. 40 people were on board, police said.\n")
    report = project.check(today=DAY)
    assert not report.is_clean and {"altered-quote", "changed-hedge"} <= {one.check for one in report.findings}
    assert report.totals.changed >= 2
    again = project.record("ferry.md", now=NOW + datetime.timedelta(days=1))
    assert again.version == 2 and again.changed
    first, second = project.versions("ferry")
    assert (first.version, second.version) == (1, 2) and second.recorded > first.recorded
    assert [one.alarm for one in project.diff("ferry@1", "ferry@2")] == ["must", "must"]
    figure = next(claim for claim in project.pending() if claim.kind == "figure")
    assert [period.since for period in project.periods(f"ferry/{figure.id}")] == [1, 2]
    assert project.verify().is_clean
    (story,) = project.status().stories
    assert (story.story, story.version, story.recorded.year) == ("ferry", 2, 2026)


def test_one_claim(project: onrecord.Project) -> None:
    quote = next(claim for claim in project.pending() if claim.kind == "quote")
    (decided,) = project.reject(quote.id, reason="he says he never said it", by="ana", today=DAY)
    assert decided.state == "rejected"
    (undone,) = project.undo()
    assert undone.state in (None, "pending")
    (misread,) = project.misread(f"ferry/{quote.id}", today=DAY)
    assert misread.state == "misread"


def test_what_goes_wrong_says_what_to_do(project: onrecord.Project, tmp_path: pathlib.Path) -> None:
    with pytest.raises(onrecord.UncheckedError) as nothing:
        project.record("nowhere.md")
    assert "nowhere.md" in nothing.value.message
    with pytest.raises(onrecord.UsageError):
        project.pending(kinds=["rumour"])
    with pytest.raises(onrecord.Error):
        onrecord.Project(tmp_path / "elsewhere")
    with pytest.raises(TypeError, match="names of claims"):
        project.accept()
    with pytest.raises(TypeError, match="author"):
        project.pending(author="ana")
