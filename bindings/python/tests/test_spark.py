"""Whole archives: a cluster of two workers gives what the package gives by itself."""

from __future__ import annotations

import datetime
import os
import shutil
import sys
from collections.abc import Iterator
from typing import Any

import onrecord
import pytest

pytest.importorskip("pyspark")
if shutil.which("java") is None:
    pytest.skip("there is no Java for Spark", allow_module_level=True)

import onrecord.spark
from pyspark.sql import SparkSession

TOLLS = [9, 14, 13, 13, 21]


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    master = os.environ.get("ONRECORD_SPARK_MASTER", "local-cluster[2,1,1024]")
    session = SparkSession.builder.master(master).config("spark.ui.enabled", "false").getOrCreate()
    yield session
    session.stop()


@pytest.fixture
def versions(spark: SparkSession) -> Any:
    rows = [
        (f"https://news.example/{story}", datetime.datetime(2026, 7, day + 1), f"At least {toll + story} people died, police said.")
        for story in range(20)
        for day, toll in enumerate(TOLLS)
    ]
    return spark.createDataFrame(rows, "url string, time timestamp, text string").repartition(4)


def test_claims(versions: Any) -> None:
    found = {(row.url, row.time, row.start, row.end, row.claim_text) for row in onrecord.spark.claims(versions.withColumnRenamed("text", "body"), "body", keep=["url", "time"]).withColumnRenamed("text", "claim_text").collect()}
    alone = {
        (row.url, row.time, claim.start, claim.end, claim.text)
        for row in versions.collect()
        for claim in onrecord.extract(row.text)
    }
    assert found == alone


def test_changes(versions: Any) -> None:
    found = onrecord.spark.changes(versions, "url", "time").collect()
    notes = sorted({row.note for row in found if row.url.endswith("/0")})
    assert notes == ["13 → 21, eight more", "14 → 13, one fewer", "9 → 14, five more"]
    assert len(found) == 20 * 3
