#!/usr/bin/env python3
"""run_commands.py PROGRAM FOLDER: runs every *.case below FOLDER and says what did not come as the case wants it.

A case is the arguments of one call and what must come of it. Lines, in any order but `arguments` first:
  arguments code --format jsonl in.jsonl   the call, words as in a shell; files of the case lie in the working folder
  file NAME        the file NAME holds the lines `| ...` that follow      (escapes \\xNN, \\t, \\r, \\\\ count)
  before ARGUMENTS a call that comes first in the same folder and must succeed; what it says does not matter
  input            standard input holds the lines that follow
  status N         exit status (0 if not said)
  output is        standard output is exactly the lines that follow
  output has TEXT  standard output has TEXT somewhere
  output json PATH == VALUE   in the JSON lines of standard output, for example  [0].actors[0].code == "NOR"
  output lines N   standard output has N lines
  error has TEXT   standard error has TEXT; a case without such a line wants standard error silent
"""
import codecs
import json
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile


def unescape(text):
    return re.sub(r"\\(x[0-9a-fA-F]{2}|[trn\\])", lambda m: codecs.decode(m.group(0), "unicode_escape"), text) \
        .encode("latin-1", "surrogateescape") if "\\" in text else text.encode()


def parse(path):
    case = {"arguments": None, "before": [], "files": {}, "input": b"", "status": 0, "is": None, "checks": [], "errors": []}
    into = None
    for number, line in enumerate(path.read_text().splitlines(), 1):
        if line.startswith("|"):
            into.append(unescape(line[2:]) + b"\n")
            continue
        key, _, rest = line.partition(" ")
        if not line or line.startswith("#"):
            continue
        if key == "arguments":
            case["arguments"] = shlex.split(rest)
        elif key == "before":
            case["before"].append(shlex.split(rest))
        elif key == "file":
            into = case["files"].setdefault(rest, [])
        elif key == "input":
            case["input"] = into = []
        elif key == "status":
            case["status"] = int(rest)
        elif line == "output is":
            case["is"] = into = []
        elif key == "output":
            case["checks"].append((number, *rest.split(" ", 1)))
        elif key == "error":
            case["errors"].append((number, rest.removeprefix("has ")))
        else:
            sys.exit(f"{path}:{number}: unknown line {line!r}")
    return case


def value_at(rows, path):
    for part in re.findall(r"\[(-?\d+)\]|\.?(\w+)", path):
        rows = rows[int(part[0])] if part[0] else rows[part[1]]
    return rows


def check(output, kind, rest):
    """What is wrong, or nothing."""
    if kind == "has":
        return None if rest in output else f"output has no {rest!r}"
    if kind == "lines":
        count = len(output.splitlines())
        return None if count == int(rest) else f"{count} lines of output"
    path, _, wanted = rest.partition(" == ")
    try:
        found = value_at([json.loads(line) for line in output.splitlines()], path)
    except (KeyError, IndexError, TypeError, ValueError) as fault:
        return f"{path}: {fault!r}"
    return None if found == json.loads(wanted) else f"{path} is {json.dumps(found)}"


def run(program, path):
    case = parse(path)
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        for name, lines in case["files"].items():
            target = pathlib.Path(folder, name)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(b"".join(lines))
        for arguments in case["before"]:
            first = subprocess.run([program, *arguments], cwd=folder, capture_output=True, timeout=120)
            if first.returncode != 0:
                faults.append(f"{path}: before: exit status {first.returncode}: {first.stderr.decode()}")
        done = subprocess.run([program, *case["arguments"]], cwd=folder, input=b"".join(case["input"] or []), capture_output=True,
                              timeout=120)
    output, error = done.stdout.decode(), done.stderr.decode()
    if done.returncode != case["status"]:
        faults.append(f"{path}: exit status {done.returncode}, wanted {case['status']}")
    if case["is"] is not None and output != b"".join(case["is"]).decode():
        faults.append(f"{path}: output is not as wanted")
    faults += [f"{path}:{n}: {fault}" for n, kind, rest in case["checks"] if (fault := check(output, kind, rest))]
    faults += [f"{path}:{n}: error has no {text!r}" for n, text in case["errors"] if text not in error]
    if not case["errors"] and error:
        faults.append(f"{path}: standard error is not silent")
    if faults:
        faults.append(f"  output:\n{output[:2000]}\n  error:\n{error[:2000]}")
    return faults


def main():
    program, folder = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    paths = sorted(folder.rglob("*.case"))
    failed = 0
    for path in paths:
        faults = run(program, path)
        failed += bool(faults)
        print(*faults, sep="\n", end="\n" if faults else "")
    print(f"{len(paths)} commands, {failed} failed")
    sys.exit(failed > 0)


main()
