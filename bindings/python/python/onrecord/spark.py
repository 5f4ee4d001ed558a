"""Whole archives with PySpark: the claims of every article, and what changed between the versions of each.

>>> from pyspark.sql import SparkSession                                                        # doctest: +SKIP
>>> spark = SparkSession.builder.getOrCreate()                                                  # doctest: +SKIP
>>> articles = spark.read.parquet("articles")  # url, time, text                                # doctest: +SKIP
>>> claims(articles, keep=["url", "time"]).write.parquet("claims")                              # doctest: +SKIP
>>> changes(articles, key="url", order="time").write.parquet("changes")                         # doctest: +SKIP

Articles go to the workers in Arrow batches and are read there without a copy; the package has to be installed on each of them. The
functions of ``onrecord.batches`` do the work, so that a row says what the command says of the same article.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any, Literal

import pyarrow as pa
from pyspark.sql import DataFrame, Window
from pyspark.sql import functions as F
from pyspark.sql.types import StructType

from . import batches

__all__ = ["changes", "claims"]

CLAIMS = """id string, kind string, form string, start bigint, end bigint, line bigint, text string, sourced boolean, source string,
source_name string, source_type string, cue string, value double, max double, unit string, bound string, date_type string, date string,
`from` date, `to` date, role string, confidence string, weight string, digest string"""

CHANGES = """alarm string, change array<string>, kind string, before string, after string, source_before string, source_after string,
old_words array<string>, new_words array<string>, note string"""


def claims(
    articles: DataFrame,
    text: str = "text",
    *,
    keep: Sequence[str] = (),
    published: str | None = None,
    markup: Literal["plain", "markdown"] = "plain",
    dollar: str | None = None,
    english: bool = False,
) -> DataFrame:
    """Returns the claims of the articles in the column ``text``, a row a claim, with the columns ``keep`` of its article.

    The columns are those of :func:`onrecord.arrow.extract`; where ``keep`` names one of the same name, the claim's has ``claim_`` before it.
    """
    read = partial(
        batches.claims, text=text, keep=keep, published=published, markup=markup, dollar=dollar, english=english
    )
    wanted = articles.select(*batches.columns(text, keep, published))
    return wanted.mapInArrow(_each(read), _schema(articles, keep, CLAIMS, "claim_"))


def changes(
    versions: DataFrame,
    key: str,
    order: str,
    text: str = "text",
    *,
    published: str | None = None,
    markup: Literal["plain", "markdown"] = "plain",
    dollar: str | None = None,
    english: bool = False,
) -> DataFrame:
    """Returns what changed between consecutive versions, a row a change, with the columns ``key`` and ``order`` of the later version.

    Versions of one article have the same ``key`` and follow one another by ``order``. The columns are those of
    :func:`onrecord.arrow.diff`; where ``key`` or ``order`` has a name of these, the change's has ``change_`` before it.
    """
    keep = [key, order]
    compare = partial(
        batches.compare, keep=keep, text=text, published=published, markup=markup, dollar=dollar, english=english
    )
    before = F.lag(text).over(Window.partitionBy(key).orderBy(order))
    wanted = versions.select(*batches.columns(text, keep, published))
    pairs = wanted.withColumn(batches.BEFORE, before).where(F.col(batches.BEFORE).isNotNull())
    # Most versions say word for word what the one before says.
    pairs = pairs.where(F.col(batches.BEFORE) != F.col(text))
    return pairs.mapInArrow(_each(compare), _schema(versions, keep, CHANGES, "change_"))


def _each(work: Callable[[Any], pa.Table]) -> Callable[[Iterable[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    """Returns what does ``work`` on each of the batches that a worker gets."""

    def all_of(given: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in given:
            yield from work(batch).to_batches()

    return all_of


def _schema(frame: DataFrame, keep: Sequence[str], own: str, prefix: str) -> StructType:
    """Returns the kept columns of ``frame`` and the columns ``own`` behind them."""
    kept: list[Any] = [frame.schema[name] for name in keep]
    parsed: Any = StructType.fromDDL(own)
    fields: list[Any] = list(parsed.fields)
    for one in fields:
        if one.name in keep:
            one.name = prefix + one.name
    return StructType([*kept, *fields])
