"""Whole columns of articles."""

from __future__ import annotations

import datetime

import onrecord
import onrecord.arrow
import pytest

pa = pytest.importorskip("pyarrow")

TEXTS = ["At least 40 boats are waiting, the harbour office said.", None, "“Go home,” Ada Lund said on Tuesday. 😀 12 ran."]
DAYS = [datetime.date(2026, 7, 14), None, datetime.date(2026, 7, 15)]


def claims(table: object, **options: str) -> list[dict[str, object]]:
    return pa.table(onrecord.arrow.extract(table, **options)).to_pylist()  # type: ignore[arg-type,no-any-return]


def test_the_same_as_one_by_one() -> None:
    table = pa.table({"text": TEXTS, "day": DAYS})
    found = claims(table, published="day")
    assert [row["article"] for row in found] == sorted(row["article"] for row in found)  # type: ignore[type-var]
    for at, (text, day) in enumerate(zip(TEXTS, DAYS)):
        own = [row for row in found if row["article"] == at]
        single = onrecord.extract(text, day) if text else ()
        assert [(row["text"], row["start"], row["end"]) for row in own] == [(c.text, c.start, c.end) for c in single]
        for row, claim in zip(own, single):
            assert row["source_name"] == (claim.source and claim.source.name)
            assert (row["value"], row["bound"]) == (
                (claim.figure.value, claim.figure.bound) if claim.figure else (None, None)
            )
            assert (row["from"], row["role"]) == ((claim.date.from_, claim.date.role) if claim.date else (None, None))


@pytest.mark.parametrize("kind", ["string", "large_string", "string_view"])
def test_strings_of_every_layout(kind: str) -> None:
    table = pa.table({"text": pa.array(TEXTS, getattr(pa, kind)())})
    assert claims(table) == claims(pa.table({"text": TEXTS}))


def test_batches_keep_their_rows() -> None:
    whole = pa.table({"text": TEXTS})
    parts = pa.Table.from_batches(whole.to_batches(max_chunksize=1))
    assert claims(parts) == claims(whole)
    assert claims(whole.slice(2)) == [dict(row, article=0) for row in claims(whole) if row["article"] == 2]


def test_days_written_as_strings() -> None:
    table = pa.table({"text": TEXTS, "day": [day and f"{day}T12:00:00Z" for day in DAYS]})
    assert claims(table, published="day") == claims(pa.table({"text": TEXTS, "day": DAYS}), published="day")
    with pytest.raises(ValueError, match="row 0: 'soon'|row 0: \"soon\""):
        claims(pa.table({"text": TEXTS, "day": ["soon"] * 3}), published="day")


@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
def test_days_of_times(unit: str) -> None:
    times = pa.array([day and datetime.datetime(day.year, day.month, day.day, 23) for day in DAYS], pa.timestamp(unit))
    assert claims(pa.table({"text": TEXTS, "day": times}), published="day") == claims(
        pa.table({"text": TEXTS, "day": DAYS}), published="day"
    )


def test_wrong_columns() -> None:
    with pytest.raises(ValueError, match="there are: body"):
        claims(pa.table({"body": TEXTS}))
    with pytest.raises(ValueError, match="not strings"):
        claims(pa.table({"text": [1, 2]}))


def test_changes() -> None:
    pairs = pa.table({"before": TEXTS, "after": [TEXTS[0], TEXTS[0], str(TEXTS[2]).replace("12", "14")]})
    (row,) = pa.table(onrecord.arrow.diff(pairs)).to_pylist()
    assert (row["pair"], row["alarm"], row["change"]) == (2, "must", ["figure-changed"])
    assert (row["old_words"], row["new_words"]) == (["12"], ["14"])


def test_polars() -> None:
    pl = pytest.importorskip("polars")
    frame = pl.DataFrame(onrecord.arrow.extract(pl.DataFrame({"text": TEXTS})))
    assert frame.height == len(claims(pa.table({"text": TEXTS})))


def test_pandas() -> None:
    pd = pytest.importorskip("pandas")
    assert len(claims(pd.DataFrame({"text": TEXTS}))) == len(claims(pa.table({"text": TEXTS})))
