"""Whole archives: the blocks of docs/how-to/archives.md give what the package gives by itself, whatever engine runs them."""

from __future__ import annotations

import datetime
import gzip
import os
import pathlib
import shutil
import subprocess
import sys
from collections.abc import Iterable
from importlib.util import find_spec
from typing import Any

import onrecord
import pytest

pa: Any = pytest.importorskip("pyarrow")
pq: Any = pytest.importorskip("pyarrow.parquet")
import onrecord.batches  # noqa: E402

PAGE = pathlib.Path(__file__).parents[3] / "docs/how-to/archives.md"
TOLLS = [9, 14, 13, 13, 21]
SPARK = "local-cluster[2,1,1024]"


def versions(of: Iterable[int]) -> Any:
    rows = [
        {
            "url": f"https://news.example/{story}",
            "time": datetime.datetime(2026, 7, day + 1, 12),
            "text": f"At least {toll + story} people died on Monday, police said. “It is over,” said Ada Lund.",
        }
        for story in of
        for day, toll in enumerate(TOLLS)
    ]
    return pa.Table.from_pylist(rows)


def run(engine: str, folder: pathlib.Path) -> None:
    """Runs the block of an engine in ``folder``."""
    page = PAGE.read_text(encoding="utf-8")
    code = page.split(f"```python {engine}\n")[1].split("```")[0]
    job = folder / "job.py"
    job.write_text(code, encoding="utf-8")
    own = {"PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_SUBMIT_ARGS": f"--master {SPARK} --conf spark.ui.enabled=false pyspark-shell"}
    done = subprocess.run([sys.executable, str(job)], cwd=folder, env={**os.environ, **own}, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr


def rows(folder: pathlib.Path) -> list[Any]:
    found = []
    for file in folder.rglob("*.parquet"):
        found += pq.ParquetFile(file).read().to_pylist()
    return alike(found)


def alike(rows: list[dict[str, Any]]) -> list[Any]:
    """Rows in one order, without what an engine adds and without the zones that it gives to times."""
    plain = [{key: str(value)[:19] if key == "time" else value for key, value in row.items() if not key.startswith("__")} for row in rows]
    return sorted(plain, key=repr)


def needed(engine: str) -> None:
    if find_spec({"spark": "pyspark", "warc": "pyspark"}.get(engine, engine)) is None or (engine == "warc" and find_spec("warcio") is None):
        pytest.skip(f"{engine} is not there")
    if engine in ("spark", "warc") and shutil.which("java") is None:
        pytest.skip("there is no Java for Spark")


@pytest.mark.parametrize("engine", ["spark", "ray", "dask"])
def test_engines(engine: str, tmp_path: pathlib.Path) -> None:
    needed(engine)
    (tmp_path / "articles").mkdir()
    # What the versions of an address are in different files of.
    whole = versions(range(12))
    for number in range(4):
        pq.write_table(whole.take(list(range(number, len(whole), 4))), tmp_path / "articles" / f"{number}.parquet")
    run(engine, tmp_path)
    claims = onrecord.batches.claims(whole, keep=["url", "time"], published="time")
    changes = onrecord.batches.changes(whole, "url", "time")
    assert len(changes) == 12 * 3 and len(claims) >= 12 * 5 * 3
    assert rows(tmp_path / "claims") == alike(claims.to_pylist())
    assert rows(tmp_path / "changes") == alike(changes.to_pylist())


def test_crawls(tmp_path: pathlib.Path) -> None:
    needed("warc")
    (tmp_path / "crawl").mkdir()
    html = "<title>The pier</title><nav>Home</nav><article><h1>The pier</h1><p>Some 40 boats wait, police said.</p></article>"
    body = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{html}"
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: <https://news.example/pier>\r\nWARC-Date: 2026-07-14T12:00:00Z\r\nWARC-Record-ID: <urn:uuid:0>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
    (tmp_path / "crawl" / "1.warc.gz").write_bytes(gzip.compress((head + body + "\r\n\r\n").encode()))
    run("warc", tmp_path)
    (row,) = rows(tmp_path / "articles")
    assert row["url"] == "https://news.example/pier" and row["text"] == onrecord.page(html).text


def test_versions_of_an_address_follow_one_another() -> None:
    whole = versions([3])
    shuffled = whole.take([4, 2, 0, 3, 1])
    notes = onrecord.batches.changes(shuffled, "url", "time")["note"].to_pylist()
    assert notes == ["12 → 17, five more", "17 → 16, one fewer", "16 → 24, eight more"]
    assert len(onrecord.batches.changes(whole.slice(0, 0), "url", "time")) == 0
    assert len(onrecord.batches.changes(whole.slice(0, 1), "url", "time")) == 0


def test_columns_of_the_same_name() -> None:
    found = onrecord.batches.claims(versions([1]).slice(0, 1), keep=["text"])
    assert found.column_names[0] == "text" and "claim_text" in found.column_names
