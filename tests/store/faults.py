#!/usr/bin/env python3
"""faults.py PROGRAM: when the world fails a store: a full disk, a locked or newer or foreign database, Ctrl-C. A line says what to do, and
nothing that was stored is lost."""
import pathlib
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

import reports

program = str(pathlib.Path(sys.argv[1]).resolve())
failures = []


def run(arguments, status, error="", **keywords):
    done = subprocess.run([program, *map(str, arguments)], capture_output=True, timeout=300, **keywords)
    said = done.stderr.decode(errors="replace")
    if done.returncode != status or error not in said:
        call = " ".join(map(str, arguments))
        failures.append(f"tabard {call}: status {done.returncode}, said {said[:400]!r}; wanted {status}, {error!r}")
    return done.stdout


def expect(condition, what):
    if not condition:
        failures.append(what)


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    source, clean = folder / "reports.jsonl", folder / "clean.db"
    reports.write(source, 600)
    ingest = ["ingest", "--threads", 1, source, "--db"]
    run([*ingest, clean], 2)
    wanted = reports.content(clean)

    # The disk is full somewhere in the middle; with space again the same command goes on.
    full = folder / "full.db"

    def little_space():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))

    run([*ingest, full], 2, "full.db: cannot be read or written", preexec_fn=little_space)
    run([*ingest, full], 2)
    expect(reports.content(full) == wanted, "after a full disk the store differs")

    # Ctrl-C while it works.
    stopped = folder / "stopped.db"
    process = subprocess.Popen([program, *map(str, ingest), str(stopped)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    while not stopped.exists() and process.poll() is None:
        time.sleep(0.01)
    time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    said, error = process.communicate(timeout=60)
    if process.returncode == 130:
        expect(b"the same command goes on" in error and b"documents" in said, f"Ctrl-C: said {said!r} {error!r}")
    else:
        expect(process.returncode == 2, f"Ctrl-C: exit status {process.returncode}")  # it was done already
    run([*ingest, stopped], 2)
    expect(reports.content(stopped) == wanted, "after Ctrl-C the store differs")

    # Another program writes for longer than anybody waits; readers go on.
    lock = sqlite3.connect(clean, isolation_level=None)
    lock.execute("BEGIN IMMEDIATE")
    run([*ingest, clean], 2, "another program is writing to it")
    expect(run(["query", "--db", clean, "--format", "count"], 0).strip().isdigit(), "a locked store cannot be read")
    lock.execute("ROLLBACK")

    lock.execute("PRAGMA user_version = 1000")
    lock.close()
    run([*ingest, clean], 2, "which a newer tabard wrote")
    run(["query", "--db", clean], 2, "which a newer tabard wrote")
    run(["export", "--db", clean, "--format", "csv"], 2, "which a newer tabard wrote")

    foreign = folder / "foreign.db"
    with sqlite3.connect(foreign) as database:
        database.execute("CREATE TABLE books (title)")
    run([*ingest, foreign], 2, "a database of another program")
    run(["ingest", "--db", source, source], 2, "is no SQLite database")
    run(["query", "--db", folder / "none.db"], 2, "none.db: cannot be opened: No such file")
    run(["ingest", "--db", folder / "none/none.db", source], 2, "cannot be opened")
    run(["query", "--db", "postgresql://nobody@127.0.0.1:1/none"], 2, "no connection")
    with open("/dev/full", "wb") as nowhere:
        done = subprocess.run([program, "query", "--db", stopped], stdout=nowhere, stderr=subprocess.PIPE)
        expect(done.returncode == 2 and b"No space left" in done.stderr, f"query to a full disk: {done}")

print(*failures, sep="\n")
print(f"{len(failures)} failures")
sys.exit(bool(failures))
