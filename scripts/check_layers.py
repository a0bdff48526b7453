#!/usr/bin/env python3
"""Says every #include that goes up or sideways: docs/layers.txt, highest line first, is the law."""
import pathlib
import re
import sys

root = pathlib.Path(__file__).resolve().parent.parent
lines = [l.split() for l in (root / "docs/layers.txt").read_text().splitlines() if l.strip() and not l.startswith("#")]
level = {folder: -i for i, folders in enumerate(lines) for folder in folders}
faults = 0
for path in sorted((root / "src").glob("*/*.[hc]*")):
    own = path.parent.name
    if own not in level:
        print(f"src/{own}: no layer of docs/layers.txt")
        faults += 1
        continue
    for number, line in enumerate(path.read_text().splitlines(), 1):
        match = re.match(r'#include "([^/"]+)/', line)
        other = match and match.group(1)
        if other in level and other != own and level[other] >= level[own]:
            print(f"{path.relative_to(root)}:{number}: {own} must not include {other}")
            faults += 1
sys.exit(faults > 0)
