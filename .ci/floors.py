"""Compares scores with their floors: floors.py [--raise] FLOORS.json NAME=SCORES …

SCORES is JSON, or the table that the sealed articles are scored in. `--raise` lifts each floor to what is found: floors
only rise.
"""

import json
import re
import sys
from decimal import ROUND_FLOOR, Decimal

# Of a table: `counted 0.783 (300 of 383)`, `found P 0.903 R 0.958 F1 0.930 (…)`, `listed 30 of 119`.
SCORE = re.compile(r"(P|R|F1) ([\d.]+)")
NAMES = {"P": "precision", "R": "recall", "F1": "f1"}


def table(text):
    """The scores of a printed table, laid out as the scorer's JSON is."""
    scores = {}
    for line in text.splitlines():
        name, *rest = line.split()
        if not line.startswith("  ") or not rest:
            continue
        scored = {NAMES[key]: float(number) for key, number in SCORE.findall(line)}
        scores[name] = scored or {"share" if "." in rest[0] else "count": float(rest[0])}
    return scores


def load(path):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    return json.loads(text) if text.lstrip().startswith("{") else table(text)


def value(scores, measure):
    """The number at a path such as `found.f1`."""
    for key in measure.split("."):
        scores = scores[key]
    return scores["count"] if isinstance(scores, dict) else scores


def lifted(floor, found):
    """The floor at what is found, cut to its third digit; as it is where it would fall."""
    if "at_most" in floor:
        return {**floor, "at_most": min(floor["at_most"], found)}
    cut = Decimal(str(found)).quantize(Decimal("0.001"), ROUND_FLOOR).normalize()
    number = int(cut) if cut == cut.to_integral() else float(cut)
    return {**floor, "at_least": max(floor["at_least"], number)}


def main(*arguments):
    lift = "--raise" in arguments
    floors_path, *named_paths = [argument for argument in arguments if argument != "--raise"]
    scores = {name: load(path) for name, path in (one.split("=", 1) for one in named_paths)}
    with open(floors_path, encoding="utf-8") as file:
        floors = json.load(file)
    n_broken = 0
    for floor in floors:
        found = value(scores[floor["scores"]], floor["measure"])
        low, high = floor.get("at_least"), floor.get("at_most")
        holds = (low is None or found >= low) and (high is None or found <= high)
        n_broken += not holds
        bound = f"at least {low}" if low is not None else f"at most {high}"
        print(f"{'holds' if holds else 'BROKEN':6}  {floor['scores']:9} {floor['measure']:50} {found:.3f}  {bound}")
    if n_broken:
        sys.exit(f"{n_broken} floors are broken")
    if lift:
        lines = [json.dumps(lifted(floor, value(scores[floor["scores"]], floor["measure"]))) for floor in floors]
        with open(floors_path, "w", encoding="utf-8") as file:
            file.write("[\n  " + ",\n  ".join(lines) + "\n]\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
