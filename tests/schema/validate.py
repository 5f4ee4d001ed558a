"""Holds documents to schemas, as an editor would: another reader of our JSON Schemas.

Reads JSON lines: {"schema": a JSON Schema, "named": its name} once for each schema, then
{"named": a schema's name, "document": anything, "strict": whether keys that the schema does not name are mistakes}.
Answers each with one line: the first mistake, or nothing. Exits with 77 where the package is not installed.
"""

import json
import sys

try:
    from jsonschema import Draft7Validator
except ImportError:
    sys.exit(77)

validators = {}


def closed(schema):
    """The schema with every object closed that names keys."""
    if isinstance(schema, list):
        return [closed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    inner = {key: closed(value) for key, value in schema.items()}
    if isinstance(inner.get("properties"), dict) and inner.get("type") == "object":
        inner.setdefault("additionalProperties", False)
    return inner


def validator(schema):
    Draft7Validator.check_schema(schema)
    return Draft7Validator(schema, format_checker=Draft7Validator.FORMAT_CHECKER)


def answer(row):
    if "schema" in row:
        try:
            schema = row["schema"]
            validators[row["named"]] = (validator(schema), validator(closed(schema)))
        except Exception as error:
            return f"no schema: {error}"
        return ""
    first = min(
        validators[row["named"]][row["strict"]].iter_errors(row["document"]),
        key=lambda error: list(map(str, error.absolute_path)),
        default=None,
    )
    return "" if first is None else f"{'/'.join(map(str, first.absolute_path))}: {first.message}"


for line in sys.stdin:
    print(answer(json.loads(line)).replace("\n", " ")[:300])
