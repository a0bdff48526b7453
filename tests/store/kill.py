#!/usr/bin/env python3
"""kill.py PROGRAM MOMENTS: ingest killed with -9 at random moments and begun again until it is done, until it has been killed MOMENTS
times: each time the store is the same as that of one clean run, row for row, and its exports byte for byte."""
import pathlib
import random
import subprocess
import sys
import tempfile
import time

import reports

program, moments = str(pathlib.Path(sys.argv[1]).resolve()), int(sys.argv[2])
chance = random.Random(moments)
failures = []


def ingest(database, source):
    return [program, "ingest", "--db", str(database), "--threads", "2", str(source)]


def exports(database):
    return [subprocess.run([program, "export", "--db", str(database), "--format", name], capture_output=True).stdout
            for name in ("csv", "gdelt", "icews", "plover")]


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    source = folder / "reports.jsonl"
    reports.write(source, 1500)
    clean = folder / "clean.db"
    start = time.time()
    first = subprocess.run(ingest(clean, source), capture_output=True)
    whole = time.time() - start
    if first.returncode != 2 or b"not JSON" not in first.stdout:
        failures.append(f"clean run: {first}")
    wanted, wanted_exports = reports.content(clean), exports(clean)
    for table in ("stories", "incidents", "signatures"):
        if not wanted[table]:
            failures.append(f"clean run: no {table}")
    killed = rounds = 0
    while killed < moments:
        rounds += 1
        database = folder / f"{rounds}.db"
        while True:
            process = subprocess.Popen(ingest(database, source), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            try:
                process.wait(chance.uniform(0, whole))
                break
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
                killed += 1
                if killed >= moments:  # let it end
                    subprocess.run(ingest(database, source), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                    break
        found = reports.content(database)
        for table in wanted.keys() | found.keys():
            if wanted.get(table) != found.get(table):
                failures.append(f"round {rounds}: {table} differs")
        if exports(database) != wanted_exports:
            failures.append(f"round {rounds}: exports differ")
    print(f"killed {killed} times in {rounds} rounds of {whole:.1f} s")

print(*failures, sep="\n")
sys.exit(bool(failures))
