"""The table is rectangular, and no cell starts a formula."""

import csv

from sheets import Check

check = Check("CSV")
csv.field_size_limit(1 << 24)
for path in check.files("csv"):
    with path.open(encoding="utf-8-sig", newline="") as file:
        head, *rows = csv.reader(file)
    sheet = check.data(path)
    n = len(sheet["statements"]) + len(sheet["refused"])
    check.expect(len(rows) == n, f"{path.name}: {len(rows)} rows for {n} figures")
    for row in rows:
        check.expect(len(row) == len(head), f"{path.name}: a row of {len(row)} cells")
        for name, cell in zip(head, row):
            starts = cell[:1] in set("=+-@\t\r") and name not in ("low", "high")
            check.expect(not starts, f"{path.name}: {name} starts a formula: {cell[:40]!r}")
check.end()
