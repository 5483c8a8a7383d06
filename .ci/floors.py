"""Compares scores with their floors: floors.py FLOORS.json NAME=SCORES.json …"""

import json
import sys


def value(scores, measure):
    """The number at a path such as `found.f1`."""
    for key in measure.split("."):
        scores = scores[key]
    return scores


def main(floors_path, *named_paths):
    scores = {}
    for name, path in (one.split("=", 1) for one in named_paths):
        with open(path, encoding="utf-8") as file:
            scores[name] = json.load(file)
    with open(floors_path, encoding="utf-8") as file:
        floors = json.load(file)
    n_broken = 0
    for floor in floors:
        found = value(scores[floor["scores"]], floor["measure"])
        low, high = floor.get("at_least"), floor.get("at_most")
        holds = (low is None or found >= low) and (high is None or found <= high)
        n_broken += not holds
        bound = f"at least {low}" if low is not None else f"at most {high}"
        print(f"{'holds' if holds else 'BROKEN':6}  {floor['scores']:9} {floor['measure']:36} {found:.3f}  {bound}")
    if n_broken:
        sys.exit(f"{n_broken} floors are broken")


if __name__ == "__main__":
    main(*sys.argv[1:])
