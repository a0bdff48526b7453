#!/usr/bin/env python3
"""readme.py TABARD SOURCE: what README.md shows is what the program prints, to the letter: the table of `./run` and the reasons of
`./run explain "Norway condemned Mali's raid."`, where only the line in a file of the lexicon may be another: it moves with every rule."""
import re
import subprocess
import sys

TABARD, SOURCE = sys.argv[1:]


def printed(*arguments):
    return subprocess.run([TABARD, *arguments], cwd=SOURCE, check=True, capture_output=True, encoding="utf-8").stdout


def lines(text):
    return [re.sub(r":\d+\]$", ":]", line.strip()) for line in text.splitlines() if line.strip()]


shown = [lines(block) for block in open(f"{SOURCE}/README.md", encoding="utf-8").read().split("\n```\n")[1::2]]
table = lines(printed("code", "--format", "table", "examples/report.txt"))
reasons = lines(printed("explain", "Norway condemned Mali's raid."))
faults = []
if table not in shown:
    faults.append("README.md does not show the table that ./run prints:\n" + "\n".join(table))
event = next(block for block in shown if block[0].startswith("event "))
faults += [f"README.md shows what ./run explain does not print: {line}" for line in event if line not in reasons]
sys.exit("\n".join(faults) or 0)
