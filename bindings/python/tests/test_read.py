"""Single articles."""

from __future__ import annotations

import datetime
import doctest
import json
import pathlib
import pickle
import subprocess
import sys
import threading

import onrecord
import pytest

QUAKE = "“We felt it twice,” said Ada Lund, 34. 😀 At least 25 people were killed on Tuesday, police said."


def test_offsets_are_indices_of_the_text() -> None:
    claims = onrecord.extract(QUAKE)
    assert {claim.kind for claim in claims} == {"quote", "statement", "figure", "date"}
    for claim in claims:
        assert QUAKE[claim.start : claim.end] == claim.text
        for mention in (claim.source, claim.cue, *(claim.parts or ())):
            assert mention is None or QUAKE[mention.start : mention.end] == mention.text


def test_values_are_typed() -> None:
    claims = onrecord.extract(QUAKE, published="2026-07-15")
    figure = next(claim.figure for claim in claims if claim.text.startswith("At least"))
    assert figure == onrecord.Figure(value=25, max=None, unit="people", bound="at_least")
    date = next(claim.date for claim in claims if claim.date)
    assert date.from_ == date.to == datetime.date(2026, 7, 14)
    assert claims.not_read is None


def test_plain_data_and_back() -> None:
    for one in (*onrecord.extract(QUAKE), *onrecord.diff(QUAKE, QUAKE.replace("At least ", ""))):
        assert type(one).from_dict(json.loads(json.dumps(one.to_dict(), default=str))) == one
        assert pickle.loads(pickle.dumps(one)) == one


def test_changes() -> None:
    (change,) = onrecord.diff(QUAKE, QUAKE.replace("At least ", ""))
    assert (change.alarm, change.change) == ("must", ("hedge-changed",))
    assert [mention.text for mention in change.old_words] == ["At least"]
    assert onrecord.diff(QUAKE, QUAKE.replace("“", '"').replace("”", '"')) == []


def test_the_same_as_the_command(tmp_path: pathlib.Path) -> None:
    file = tmp_path / "quake.txt"
    file.write_text(QUAKE, encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "onrecord", "extract", "--format", "json", str(file)], capture_output=True, check=True
    )
    (article,) = json.loads(run.stdout)["articles"]
    assert article["claims"] == json.loads(json.dumps([claim.to_dict() for claim in onrecord.extract(QUAKE)], default=str))


def test_other_languages_are_said() -> None:
    text = "Die Polizei sagte am Montag, dass bei dem Unfall auf der Straße niemand verletzt worden sei. " * 4
    assert onrecord.extract(text).not_read
    assert onrecord.extract(text, english=True).not_read is None


def test_pages() -> None:
    head = '<meta property="article:published_time" content="2026-05-04"><link rel="canonical" href="https://news.example/pier"><title>The pier</title>'
    body = "<nav>Home</nav><article><h1>The pier</h1><p>Some 40 boats wait on Sunday, said Zo\u00eb Lund.</p></article>"
    for html, charset in ((head + body, None), ((head + body).encode("latin-1"), "iso-8859-1")):
        page = onrecord.page(html, charset)
        assert (page.headline, page.published, page.url) == ("The pier", datetime.date(2026, 5, 4), "https://news.example/pier")
        assert "Zo\u00eb Lund" in page.text and "Home" not in page.text
        assert onrecord.Page.from_dict(json.loads(json.dumps(page.to_dict(), default=str))) == page
        dates = [claim.date for claim in onrecord.extract(page.text, page.published, markup="markdown") if claim.date]
        assert [date.from_ for date in dates] == [datetime.date(2026, 5, 3)]


@pytest.mark.parametrize(
    ("options", "says"),
    [({"markup": "html"}, "no markup is called"), ({"dollar": "EUR"}, "EUR"), ({"published": "soon"}, "soon")],
)
def test_wrong_arguments(options: dict[str, str], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        onrecord.extract(QUAKE, **options)  # type: ignore[arg-type]


def test_threads() -> None:
    found: list[list[onrecord.Change]] = []
    threads = [threading.Thread(target=lambda: found.append(onrecord.diff(QUAKE, QUAKE[20:]))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8 and all(one == found[0] for one in found)


def test_the_examples() -> None:
    pytest.importorskip("pyarrow")
    pytest.importorskip("polars")
    assert doctest.testmod(onrecord).failed == 0
    package = pathlib.Path(__file__).parents[1]
    for page in (package / "README.md", package.parents[1] / "docs/how-to/python.md"):
        assert doctest.testfile(str(page), module_relative=False).failed == 0


def test_the_command() -> None:
    run = subprocess.run([sys.executable, "-m", "onrecord", "extract", "nowhere.md"], capture_output=True, text=True)
    assert run.returncode == 3 and "nowhere.md" in run.stderr
