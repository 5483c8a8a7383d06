"""The workbook opens, its cells are typed, and its first tab explains each column."""

from datetime import datetime

from openpyxl import load_workbook
from sheets import Check, converted

check = Check("XLSX")
TABS = ["README", "Figures", "Groups", "Findings", "Sources", "Decisions"]
for path in check.files("xlsx"):
    book = load_workbook(path)
    sheet = check.data(path)
    check.expect(book.sheetnames == TABS, f"{path.name}: tabs {book.sheetnames}")
    explained = {(row[0].value, row[1].value) for row in book["README"].iter_rows() if row[2].value}
    for name in TABS[1:]:
        tab = book[name]
        check.expect(tab.freeze_panes, f"{path.name}: {name} has no frozen head")
        check.expect(tab.auto_filter.ref, f"{path.name}: {name} has no filter")
        for cell in tab[1]:
            check.expect((name, cell.value) in explained, f"{path.name}: {name}, {cell.value} is not explained")
        for row in tab.iter_rows(min_row=2):
            for cell in row:
                check.expect(cell.data_type != "f", f"{path.name}: {name} {cell.coordinate} is a formula")
    figures = book["Figures"]
    head = [cell.value for cell in figures[1]]
    rows = list(figures.iter_rows(min_row=2, values_only=True))
    check.expect(len(rows) == len(sheet["statements"]) + len(sheet["refused"]), f"{path.name}: {len(rows)} figures")
    for row, statement in zip(rows, sheet["statements"]):
        cells = dict(zip(head, row))
        low = cells["Low"]
        check.expect(low == statement["low"] or str(low) == str(statement["low"]), f"{path.name}: low {low!r}")
        whole_day = statement["as_of_date"] and len(statement["as_of_date"]) == 10 and "W" not in statement["as_of_date"]
        check.expect(isinstance(cells["As of"], datetime) == bool(whole_day), f"{path.name}: as of {cells['As of']!r}")
    check.expect(book.properties.keywords == sheet["seal"]["line"], f"{path.name}: no seal")
    check.expect(converted(path, "pdf").startswith(b"%PDF"), f"{path.name}: LibreOffice does not open it")
check.end()
