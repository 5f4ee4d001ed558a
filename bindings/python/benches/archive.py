"""How fast archives are read, and that every engine says the same of them: one line of a table for each run.

    python archive.py --articles 1000,10000 --cores 1,2 --engines command,spark,ray,dask

Makes articles of 500 to 1,000 words in two versions each (or takes them from JSON lines of "url", "time" and "text": --from FILE),
writes them as Parquet, has each engine read their claims and the changes between versions, and fails where an engine answers
another row than the command. Needs pyarrow, and pyspark (with Java), ray or dask[dataframe] for these engines.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import json
import logging
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

Row = dict[str, Any]

#: How many files an archive is cut into: what engines hand out.
FILES = 16

PLACES = ["Tarn Cross", "Orle", "Penn Bridge", "Low Marsh", "Eastmere", "Brack", "Holt Weir", "Sallow Quay"]
PEOPLE = ["Ana Ruiz", "Tom Brandt", "Ingrid Falk", "Mia Holm", "Jonas Berg", "Ada Lund", "Peter Oye", "Lena Marsh"]
ROLES = ["the mayor", "who chairs the water board", "a teacher", "the head of the fire service", "an engineer"]
BODIES = ["police", "the fire service", "the interior ministry", "the harbour office", "the water board", "Orle Council"]
THINGS = ["the old weir", "a bridge over the Brack", "the ferry to Eastmere", "a row of houses", "the school's roof"]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "3 May", "12 June 2026"]

SENTENCES = [
    "At least {n} people were hurt when {thing} gave way in {place} on {day}, {body} said.",
    "“We had warned of this for {small} years,” said {person}, {role}. “Nobody in {place} listened.”",
    "{person} said that {thing} would be closed until {day}.",
    "The repair will cost about {n},000 euros, according to {body}.",
    "Some {n} homes in {place} were without power by the evening.",
    "“The water came up to the windows,” {person} told reporters, “and then it was gone.”",
    "The road from {place} to {other} has been open again since {day}, and buses run as they did before.",
    "{Body} denied that {thing} had been inspected only {small} times since it was built.",
    "Prices for timber rose by {small}.{small} percent in the month after the flood, a report by {body} found.",
    "Nobody who lives along the river will be surprised, because the men who built {thing} were told that a wet year would come.",
    "{person}, {role}, has called for an inquiry and asked {body} to publish what it knew.",
    "The council of {place} will vote on {day} on whether {thing} is to be rebuilt at all.",
]


def sentence(dice: random.Random) -> str:
    body = dice.choice(BODIES)
    place, other = dice.sample(PLACES, 2)
    return dice.choice(SENTENCES).format(
        n=dice.randint(12, 950), small=dice.randint(2, 9), place=place, other=other, person=dice.choice(PEOPLE), role=dice.choice(ROLES),
        body=body, Body=body[0].upper() + body[1:], thing=dice.choice(THINGS), day=dice.choice(DAYS),
    )  # fmt: skip


def invented(count: int) -> Iterator[Row]:
    """Articles of 500 to 1,000 words, each in two versions that differ in two sentences; the same ones each time."""
    day = datetime.datetime(2026, 7, 1)
    for story in range((count + 1) // 2):
        dice = random.Random(story)
        sentences, words, length = [], 0, dice.randint(500, 980)
        while words < length:
            sentences.append(sentence(dice))
            words += len(sentences[-1].split())
        for version in range(2 if 2 * story + 1 < count else 1):
            paragraphs = [" ".join(sentences[at : at + 3]) for at in range(0, len(sentences), 3)]
            yield {"url": f"https://news.example/{story}", "time": day + datetime.timedelta(hours=version), "text": "\n\n".join(paragraphs)}
            for _ in range(2):
                sentences[dice.randrange(len(sentences))] = sentence(dice)


def given(path: str, count: int) -> Iterator[Row]:
    """The first articles of a file of JSON lines."""
    with open(path, encoding="utf-8") as lines:
        for _, line in zip(range(count), lines):
            row = json.loads(line)
            yield dict(row, time=datetime.datetime.fromisoformat(row["time"]))


SCHEMA = pa.schema([("url", pa.string()), ("time", pa.timestamp("us")), ("text", pa.string())])


def write(articles: Iterable[Row], count: int, folder: pathlib.Path) -> int:
    """Writes the archive as Parquet and returns how many words it has. Versions of a URL stay together."""
    words, rows, file = 0, [], 0
    folder.mkdir()
    for number, row in enumerate(articles, 1):
        words += len(row["text"].split())
        rows.append(row)
        if len(rows) >= -(-count // FILES) or number == count:
            pq.write_table(pa.Table.from_pylist(rows, SCHEMA), folder / f"{file:02}.parquet")
            rows, file = [], file + 1
    return words


def rows_of(folder: pathlib.Path) -> Iterator[Row]:
    for file in sorted(folder.rglob("*.parquet")):
        for batch in pq.ParquetFile(file).iter_batches(1000):
            yield from batch.to_pylist()


# ---- engines: each writes the folders "claims" and "changes" below `out` --------------------------------------------------------


def command(articles: pathlib.Path, out: pathlib.Path, cores: int) -> float:
    """`extract --stream` and `diff --stream`, a process a core."""
    parts = [out / str(core) for core in range(cores)]
    for part in parts:
        part.mkdir()
    opened = [[(part / name).open("w", encoding="utf-8") for name in ("extract.in", "diff.in")] for part in parts]
    before: Row = {}
    stories = 0
    for row in sorted(rows_of(articles), key=lambda row: (row["url"], row["time"])):
        stories += before.get("url") != row["url"]
        texts, pairs = opened[stories % cores]
        name = json.dumps([row["url"], row["time"].isoformat()])
        texts.write(json.dumps({"id": name, "text": row["text"]}) + "\n")
        if before.get("url") == row["url"] and before["text"] != row["text"]:
            pairs.write(json.dumps({"id": name, "before": before["text"], "after": row["text"]}) + "\n")
        before = row
    for file in sum(opened, []):
        file.close()

    def run(part: pathlib.Path) -> None:
        for job in ("extract", "diff"):
            with (part / f"{job}.in").open("rb") as source, (part / job).open("wb") as target:
                status = subprocess.call([sys.executable, "-m", "onrecord", job, "--stream"], stdin=source, stdout=target)
                # 1: there are changes of substance; 3: an article is not in English.
                assert status in (0, 1, 3), f"{job}: exit {status}"

    start = time.perf_counter()
    with ThreadPoolExecutor(cores) as pool:
        list(pool.map(run, parts))
    return time.perf_counter() - start


def spark(articles: pathlib.Path, out: pathlib.Path, cores: int) -> float:
    from pyspark.sql import SparkSession

    import onrecord.spark

    os.environ.update(PYSPARK_PYTHON=sys.executable, SPARK_LOCAL_IP="127.0.0.1")
    builder = SparkSession.builder.master(f"local-cluster[{cores},1,1024]").config("spark.ui.enabled", "false")
    session = builder.config("spark.sql.session.timeZone", "UTC").config("spark.sql.execution.arrow.maxRecordsPerBatch", "1000").getOrCreate()
    session.range(1).count()  # The executors are up.
    start = time.perf_counter()
    frame = session.read.parquet(str(articles))
    onrecord.spark.claims(frame, keep=["url", "time"]).write.parquet(str(out / "claims"))
    onrecord.spark.changes(frame, "url", "time").write.parquet(str(out / "changes"))
    took = time.perf_counter() - start
    session.stop()
    return took


def ray(articles: pathlib.Path, out: pathlib.Path, cores: int) -> float:
    import ray

    import onrecord.batches

    ray.init(num_cpus=cores, include_dashboard=False, logging_level=logging.ERROR)
    ray.data.DataContext.get_current().enable_progress_bars = False
    start = time.perf_counter()
    data = ray.data.read_parquet(str(articles))
    claims = data.map_batches(onrecord.batches.claims, batch_format="pyarrow", fn_kwargs={"keep": ["url", "time"]})
    claims.write_parquet(str(out / "claims"))
    whole = data.repartition(FILES, keys=["url"])
    options = {"key": "url", "order": "time"}
    changes = whole.map_batches(onrecord.batches.changes, batch_size=None, batch_format="pyarrow", fn_kwargs=options)
    changes.write_parquet(str(out / "changes"))
    took = time.perf_counter() - start
    ray.shutdown()
    return took


def dask(articles: pathlib.Path, out: pathlib.Path, cores: int) -> float:
    import dask
    import dask.dataframe
    import pandas as pd

    import onrecord.batches

    def read(part: Any) -> Any:
        return onrecord.batches.claims(part, keep=["url", "time"]).to_pandas(types_mapper=pd.ArrowDtype)

    def compare(part: Any) -> Any:
        return onrecord.batches.changes(part, "url", "time").to_pandas(types_mapper=pd.ArrowDtype)

    start = time.perf_counter()
    with dask.config.set(scheduler="threads", num_workers=cores):
        frame = dask.dataframe.read_parquet(str(articles))
        frame.map_partitions(read).to_parquet(str(out / "claims"))
        frame.shuffle("url").map_partitions(compare).to_parquet(str(out / "changes"))
    return time.perf_counter() - start


ENGINES = {"command": command, "spark": spark, "ray": ray, "dask": dask}

# ---- what they answered ---------------------------------------------------------------------------------------------------------

#: Of a claim as the command writes it, what the columns of `onrecord.arrow` are called and where they are.
CLAIM = {name: (name,) for name in ("id", "kind", "form", "start", "end", "line", "text", "sourced", "confidence", "weight", "digest")} | {
    "source": ("source", "text"), "source_name": ("source", "name"), "source_type": ("source", "type"), "cue": ("cue", "text"),
    "value": ("figure", "value"), "max": ("figure", "max"), "unit": ("figure", "unit"), "bound": ("figure", "bound"),
    "date_type": ("date", "type"), "date": ("date", "value"), "from": ("date", "from"), "to": ("date", "to"), "role": ("date", "role"),
}  # fmt: skip
CHANGE = {name: (name,) for name in ("alarm", "change", "kind", "old_words", "new_words", "note")} | {
    "before": ("before", "text"), "after": ("after", "text"),
    "source_before": ("before", "source", "name"), "source_after": ("after", "source", "name"),
}  # fmt: skip


def at(value: Any, path: tuple[str, ...]) -> Any:
    for key in path:
        value = None if value is None else value.get(key)
    if path[-1] in ("value", "max") and value is not None:
        return float(value) if path[0] == "figure" else value
    if path[-1] in ("old_words", "new_words"):
        return [mention["text"] for mention in value or []]
    return value


def answers(engine: str, out: pathlib.Path, kind: str) -> Iterator[Row]:
    """The rows of an engine, alike for all."""
    columns = CLAIM if kind == "claims" else CHANGE
    if engine != "command":
        for row in rows_of(out / kind):
            own: Row = {name: row[name] for name in columns}
            own |= {name: row[name] and str(row[name]) for name in ("from", "to") if name in row}
            yield {"url": row["url"], "time": row["time"].replace(tzinfo=None).isoformat(), **own}
        return
    for file in sorted(out.glob("*/extract" if kind == "claims" else "*/diff")):
        with file.open(encoding="utf-8") as lines:
            for line in map(json.loads, lines):
                url, when = json.loads(line["id"])
                for one in line[kind]:
                    yield {"url": url, "time": when, **{name: at(one, path) for name, path in columns.items()}}


def digest(rows: Iterable[Row]) -> tuple[int, str]:
    """How many rows there are, and what is the same for the same rows in whatever order: the sum of their digests."""
    count = total = 0
    for row in rows:
        count += 1
        total += int.from_bytes(hashlib.sha256(json.dumps(row, sort_keys=True).encode()).digest(), "big")
    return count, f"{total % 2**256:064x}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", default="1000", help="how many, several apart by commas")
    parser.add_argument("--cores", default="1,2", help="how many, several apart by commas")
    parser.add_argument("--engines", default="command,spark", help=f"of {', '.join(ENGINES)}; the command always runs")
    parser.add_argument("--from", dest="source", help="a file of JSON lines with url, time (ISO 8601) and text")
    options = parser.parse_args()
    engines = ["command", *(engine for engine in options.engines.split(",") if engine != "command")]
    print("| articles | words | engine | cores | seconds | articles a second | claims | changes |\n| " + "--- | " * 8)
    for count in map(int, options.articles.split(",")):
        with tempfile.TemporaryDirectory() as folder:
            articles = pathlib.Path(folder) / "articles"
            words = write(given(options.source, count) if options.source else invented(count), count, articles)
            known: dict[str, tuple[int, str]] = {}
            for number, cores in enumerate(map(int, options.cores.split(","))):
                for engine in engines:
                    out = pathlib.Path(folder) / f"{engine}-{number}"
                    out.mkdir()
                    took = ENGINES[engine](articles, out, cores)
                    found = {kind: digest(answers(engine, out, kind)) for kind in ("claims", "changes")}
                    known = known or found
                    rows = " | ".join(f"{found[kind][0]:,}" for kind in found)
                    print(f"| {count:,} | {words:,} | {engine} | {cores} | {took:.1f} | {count / took:,.0f} | {rows} |", flush=True)
                    if found != known:
                        sys.exit(f"{engine} with {cores} cores answers otherwise than the command: {found}, not {known}")
    print("Every engine gave the same rows as the command: " + ", ".join(f"{kind} {known[kind][1][:16]}" for kind in known))


if __name__ == "__main__":
    main()
