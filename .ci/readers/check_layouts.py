"""What the command line prints for other programs keeps to its published schemas."""

import json
from pathlib import Path

from jsonschema import Draft202012Validator
from sheets import Check

check = Check("extract and text")
for name in ("extract", "text"):
    schema = json.loads(Path(f"docs/{name}.schema.json").read_text())
    Draft202012Validator.check_schema(schema)
    for path in check.files(f"{name}.out"):
        for error in Draft202012Validator(schema).iter_errors(json.loads(path.read_text())):
            check.expect(False, f"{path.name}: {error.json_path}: {error.message[:200]}")
check.end()
