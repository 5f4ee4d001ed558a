"""A stranger's notebook: from the package to a chart of a toll over five versions."""

from __future__ import annotations

import base64
import pathlib
from typing import Any

import pytest

nbformat: Any = pytest.importorskip("nbformat")
nbclient: Any = pytest.importorskip("nbclient")
for needed in ("ipykernel", "matplotlib", "pandas", "pyarrow"):
    pytest.importorskip(needed)

FILE = pathlib.Path(__file__).with_name("toll.ipynb")
PAGE = pathlib.Path(__file__).parents[3] / "docs/how-to/python.md"


def test_a_chart_in_fifteen_lines() -> None:
    notebook = nbformat.read(FILE, as_version=4)
    nbformat.validate(notebook)
    (code,) = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert len(code.source.splitlines()) <= 15
    assert f"```python notebook\n{code.source}\n```" in PAGE.read_text(encoding="utf-8"), "docs/how-to/python.md shows it"
    show = nbformat.v4.new_code_cell('print(toll["value"].tolist(), toll["bound"].tolist())')
    notebook.cells.append(show)
    nbclient.NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
    (said,) = show.outputs
    assert said.text == "[9.0, 14.0, 13.0, 20.0, 21.0] ['at_least', 'at_least', 'exactly', 'about', 'exactly']\n"
    charts = [base64.b64decode(one.data["image/png"]) for one in code.outputs if "image/png" in one.get("data", {})]
    assert [chart[:4] for chart in charts] == [b"\x89PNG"] and len(charts[0]) > 5000
