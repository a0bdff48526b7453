#!/usr/bin/env python3
"""postgres.py PROGRAM: the store on a real PostgreSQL server, started here, holds and gives what the one in a file does."""
import glob
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import reports

program = str(pathlib.Path(sys.argv[1]).resolve())
binaries = sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"))
skipped = 77
if not binaries:
    print("skipped: there is no PostgreSQL server (Debian package postgresql)")
    sys.exit(skipped)
binaries = pathlib.Path(binaries[-1]).parent
as_user = []
if os.getuid() == 0:  # the server refuses root
    if subprocess.run(["id", "postgres"], capture_output=True).returncode != 0 or not shutil.which("setpriv"):
        print("skipped: started by root, and there is no user postgres to run the server")
        sys.exit(skipped)
    as_user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
failures = []


def run(arguments, status=0, error=""):
    done = subprocess.run([program, *map(str, arguments)], capture_output=True, timeout=300)
    said = done.stderr.decode(errors="replace")
    if done.returncode != status or error not in said:
        call = " ".join(map(str, arguments))
        failures.append(f"tabard {call}: status {done.returncode}, said {said[:400]!r}; wanted {status}, {error!r}")
    return done.stdout


def expect(condition, what):
    if not condition:
        failures.append(what)


def compare(server, file, what):
    """Queries, counts and exports of both, byte for byte."""
    for arguments in (["query"], ["query", "--format", "csv", "--who", "NOR"], ["query", "--whom", "MIL", "--from", "2024-02-01"],
                      ["query", "--by", "month,actor,type", "--format", "csv"], ["query", "--by", "week,place,source,recipient_name"],
                      ["query", "--text", "Geneva -Kenya or \"in Lima\""], ["query", "--place", "helsinki", "--status", "actual,negated"],
                      ["query", "--type", "none,04,ACCUSE", "--attribution", "agency", "--limit", "20"], ["query", "--actor", "chad"],
                      ["query", "--box=-90,-60,90,60", "--by", "country"], ["query", "--rule", "events/consult.rules", "--format", "count"],
                      ["query", "--one-a-day"], ["query", "--by", "incident,story"], ["query", "--by", "week,type", "--count", "incidents"],
                      ["export", "--format", "icews"], ["export", "--format", "gdelt"], ["export", "--format", "polecat"], ["export", "--format", "graphml"]):
        here, there = (run([arguments[0], "--db", place, *arguments[1:]], error="") for place in (file, server))
        expect(here, f"{what}: {arguments} finds nothing")
        expect(here == there, f"{what}: {arguments} differs")


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    folder.chmod(0o755)
    home = folder / "server"
    home.mkdir()
    if as_user:
        shutil.chown(home, "postgres", "postgres")
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    subprocess.run([*as_user, binaries / "initdb", "-D", home / "data", "-A", "trust", "-U", "tabard", "--locale=C.UTF-8", "-E", "UTF8",
                    "-N"], check=True, capture_output=True, env=environment)
    subprocess.run([*as_user, binaries / "pg_ctl", "-D", home / "data", "-w", "-l", home / "log", "-o",
                    f"-c listen_addresses='' -c unix_socket_directories='{home}' -c fsync=off", "start"],
                   check=True, stdout=subprocess.DEVNULL, env=environment)
    try:
        server, file = f"postgresql:///postgres?host={home}&user=tabard", folder / "events.db"
        first, second = folder / "first.jsonl", folder / "second.jsonl"
        reports.write(first, 400)
        reports.write(second, 500, seed=2)  # other texts for the same ids, and more of them
        for place in (file, server):
            run(["ingest", "--threads", 1, "--db", place, first], 2, "not JSON")
        compare(server, file, "first")
        again = run(["ingest", "--db", server, "--json", first], 2)
        expect(b'"added":0,"recoded":0,"unchanged":400' in again, f"again: {again!r}")
        for place in (file, server):
            run(["ingest", "--threads", 1, "--db", place, second], 2)
        compare(server, file, "changed texts")

        # Killed in the middle and begun again.
        third = folder / "third.jsonl"
        reports.write(third, 1200, seed=3)
        for wait in (0.3, 0.5, 0.7):
            process = subprocess.Popen([program, "ingest", "--db", server, str(third)], stdout=subprocess.DEVNULL,
                                       stderr=subprocess.DEVNULL)
            try:
                process.wait(wait)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        for place in (file, server):
            run(["ingest", "--threads", 1, "--db", place, third], 2)
        compare(server, file, "after kills")

        lexicon = folder / "own/actors"
        lexicon.mkdir(parents=True)
        (lexicon / "groups.tsv").write_text("name\taliases\tkind\tcountry\tsectors\tfrom\tto\tsource\n"
                                            "rebels in Chad\t\tgroup\tTCD\tPRM\t\t\town\n")
        recode = ["recode", "--threads", 1, "--lexicon", folder / "own", "--db"]
        changes = [run([*recode, place]).splitlines()[:-1] for place in (file, server)]
        expect(len(changes[0]) > 3 and changes[0] == changes[1], f"recode: {changes[0][:3]} {changes[1][:3]}")
        compare(server, file, "coded anew")

        subprocess.run([binaries / "psql", server, "-c", "UPDATE settings SET value = '1000' WHERE name = 'schema_version'"], check=True,
                       capture_output=True)
        run(["query", "--db", server], 2, "which a newer tabard wrote")
        subprocess.run([binaries / "psql", server, "-c", "CREATE DATABASE other"], check=True, capture_output=True)
        other = server.replace("/postgres?", "/other?")
        subprocess.run([binaries / "psql", other, "-c", "CREATE TABLE books (title TEXT)"], check=True, capture_output=True)
        run(["ingest", "--db", other, first], 2, "tables of another program")
    finally:
        subprocess.run([*as_user, binaries / "pg_ctl", "-D", home / "data", "-m", "immediate", "stop"], stdout=subprocess.DEVNULL)

print(*failures, sep="\n")
print(f"{len(failures)} failures")
sys.exit(bool(failures))
