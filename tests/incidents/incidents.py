#!/usr/bin/env python3
"""incidents.py PROGRAM [-v]: `tabard incidents` over the reports of pairs.txt, all in one stream, against the happenings they tell of.

Prints B³ over reports by their main event (that of the type the report names, else its first) and how many pairs are told right; fails
below B³ .80. Then checks what an incident tells, and the classic filter.
"""
import json
import pathlib
import subprocess
import sys

program, here = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(__file__).parent
failures = []


def expect(condition, what):
    if not condition:
        failures.append(what)


def run(command, documents, *options):
    lines = "".join(json.dumps(d) + "\n" for d in documents)
    done = subprocess.run([program, command, "--threads", "1", "--input", "jsonl", *options, "-"], input=lines.encode(),
                          capture_output=True, timeout=600)
    expect(done.returncode == 0 and not done.stderr, f"{command}: status {done.returncode}: {done.stderr[:500]}")
    return [json.loads(line) for line in done.stdout.splitlines()]


# Pairs of (happening, type, document); a report that stands in several pairs is one document.
pairs, documents = [], {}
for block in (here / "pairs.txt").read_text().split("\npair ")[1:]:
    first, *lines = block.splitlines()
    told = []
    for line in lines:
        if line.startswith("  "):
            told[-1][2].append(line.strip())
        elif line:
            told.append((line.split()[0], line.split()[1:], []))
    pair = []
    for happening, (kind, date, source), text in told:
        fresh = {"id": f"r{len(documents) + 1}", "text": " ".join(text), "date": date, "source": source}
        document = documents.setdefault(fresh["text"], fresh)
        pair.append((happening, kind, document["id"]))
    pairs.append((first.split()[0], first.split()[1] == "same", *pair))
gold = {report: happening for _, _, *both in pairs for happening, _, report in both}
wanted = {report: kind for _, _, *both in pairs for _, kind, report in both}

stream = sorted(documents.values(), key=lambda d: d["date"])
events = {}
for event in run("code", stream, "--format", "jsonl"):
    events.setdefault(event["doc"], []).append(event)
incidents = run("incidents", stream)
incident_of = {event: incident["incident"] for incident in incidents for event in incident["events"]}
found = {}
for report, kind in wanted.items():
    own = events.get(report, [])
    main = next((e for e in own if e["event"] == kind), own[0] if own else None)
    found[report] = incident_of[main["id"]] if main else report


def share(of, within):
    """Of the reports that stand with a report in `of`, the share that stand with it in `within` too, on the average."""
    total = 0
    for report in of:
        together = [r for r in of if of[r] == of[report]]
        total += sum(within[r] == within[report] for r in together) / len(together)
    return total / len(of)


precision, recall = share(found, gold), share(gold, found)
b3 = 2 * precision * recall / (precision + recall)
right = 0
for number, is_same, (_, _, a), (_, _, b) in pairs:
    is_right = (found[a] == found[b]) == is_same
    right += is_right
    if not is_right and "-v" in sys.argv:
        for report in (a, b):
            document = next(d for d in stream if d["id"] == report)
            print(number, "same" if is_same else "different", document["date"], document["text"])
            for e in events.get(report, []):
                print("   ", e["event"], e["cameo"], e["mode"], [x["code"] for x in e["actors"]], [x["code"] for x in e["recipients"]],
                      e["date"] and (e["date"]["from"], e["date"]["to"]), e["location"] and e["location"]["name"], e["status"],
                      e["trigger"]["text"], incident_of[e["id"]])
print(f"{len(pairs)} pairs, {right} right; {len(gold)} reports of {len(set(gold.values()))} happenings: "
      f"B³ {b3:.3f} (precision {precision:.3f}, recall {recall:.3f})")
expect(len(pairs) >= 60, "fewer than 60 pairs")
expect(b3 >= 0.80, f"B³ is {b3:.3f}")

# All evidence stays, once: each event is in one incident.
expect(sorted(incident_of) == sorted(e["id"] for own in events.values() for e in own), "events were lost")
expect(sum(len(i["events"]) for i in incidents) == len(incident_of), "an event is in two incidents")

# What an incident tells.
attack = [{"id": "a", "date": "2024-03-12", "source": "Gazette", "text": "Gunmen killed 12 soldiers near Gao on Monday, Mali's army said."},
          {"id": "b", "date": "2024-03-13", "source": "Herald", "text": "Gunmen killed 17 soldiers near Gao in Mali on Monday."},
          {"id": "c", "date": "2024-03-13", "source": "Herald", "text": "Gunmen killed 17 soldiers near Gao in Mali on Monday!"},
          {"id": "d", "date": "2024-05-13", "source": "Herald", "text": "Gunmen killed 17 soldiers near Gao in Mali on Monday."}]
told = [i for i in run("incidents", attack) if "b" in i["docs"]]
expect(len(told) == 1, f"one incident of report b: {told}")
if told:
    incident = told[0]
    expect((incident["docs"], incident["reports"]) == (["a", "b", "c"], 3), f"reports {incident}")
    expect(incident["sources"] == ["Gazette", "Herald"], f"sources {incident}")
    expect(incident["stories"] == 2, f"stories {incident}")
    days = [incident[key] for key in ("first_seen", "last_seen", "date_from", "date_to")]
    expect(days == ["2024-03-12", "2024-03-13", "2024-03-11", "2024-03-11"], f"days {days}")
    expect(incident["dates"] == {"2024-03-11": 3}, f"dates {incident}")
    expect(incident["places"] == {"Gao": 3}, f"places {incident}")
    expect(incident["numbers"].get("dead") == {"least": 12, "most": 17, "last": 17}, f"numbers {incident}")

# A later report changes no number that was given out.
expect([i["incident"] for i in run("incidents", attack)][:1] == [i["incident"] for i in run("incidents", attack[:2])][:1], "an id changed")

# One a day: same day, source, target and code; whatever else they tell.
two = [{"id": "a", "date": "2024-03-14", "text": "Norway condemned Iran."},
       {"id": "b", "date": "2024-03-14", "text": "Norway denounced Iran."},
       {"id": "c", "date": "2024-03-15", "text": "Norway condemned Iran."}]
expect([i["docs"] for i in run("incidents", two, "--one-a-day")] == [["a", "b"], ["c"]], "one a day")

print(*failures, sep="\n")
print(f"{len(failures)} failures")
sys.exit(bool(failures))
