"""The data keeps to its published schema."""

import json
from pathlib import Path

from jsonschema import Draft202012Validator
from sheets import Check

check = Check("JSON")
schema = json.loads(Path("docs/factsheet.schema.json").read_text())
Draft202012Validator.check_schema(schema)
for path in check.files("json"):
    if path.name.endswith(".csl.json"):
        continue
    for error in Draft202012Validator(schema).iter_errors(json.loads(path.read_text())):
        check.expect(False, f"{path.name}: {error.json_path}: {error.message[:200]}")
check.end()
