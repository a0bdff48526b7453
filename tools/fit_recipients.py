#!/usr/bin/env python3
"""Fits the weights of src/events/implied_recipient.cpp: which country of the report is the other side that a clause does not name.

  tools/build_gold.py --without corpus/held-out.txt corpus.jsonl corpus/*-*.gold
  tabard code --format jsonl --explain corpus.jsonl > coded.jsonl
  tools/fit_recipients.py corpus.jsonl coded.jsonl      # prints the table to paste

The clues are read from what --explain tells ("implied"). Conditional logistic regression over the countries weighed and "nobody", by
gradient descent, standard library only; the same input gives the same output. What it prints as right leaves `caution` out.
"""
import json, math, re, sys
from collections import defaultdict

from fit_confidence import TYPES, sentence_of

CLUES = {"in the title": "in_title", "first named": "first_named", "not yet named": "not_yet_seen", "opponent before": "opponent",
         "only a place": "place_only", "its government is named": "has_government", "in the clause": "in_clause"}
WEIGHED = r"(\S+) -?[\d.]+ \((\d+) of (\d+) mentions([^)]*)\)"


def weighed(event):
    """country -> (weight's name -> value), "" for nobody; nothing where nothing was implied"""
    told = next((why["text"] for why in event["why"] if why["field"] == "implied"), None)
    if told is None:
        return None
    kind, sides = event["event"], {}
    if len(re.findall(";", told)) != len(re.findall(WEIGHED, told)):
        sys.exit(f"cannot read what was weighed: {told}")
    for country, mentions, of, clues in re.findall(WEIGHED, told):
        clues = [clue for clue in clues.split(", ") if clue]
        own = "the actor's own" in clues
        sides[country] = {CLUES[clue]: 1 for clue in clues if clue != "the actor's own"}
        sides[country]["own_share" if own else "share"] = math.log(int(mentions) / int(of))
        if own:
            sides[country]["own_country " + kind] = 1
    sides[""] = {"nobody " + kind: 1}
    if len(event["actors"]) > 1:
        sides[""]["nobody_of_two"] = 1
    return sides


def samples(gold_file, coded_file):
    """(sides, which of them the coder named)"""
    coded = defaultdict(list)
    for line in open(coded_file, encoding="utf-8"):
        event = json.loads(line)
        coded[event["doc"]].append(event)
    for line in open(gold_file, encoding="utf-8"):
        report = json.loads(line)
        wanted = defaultdict(list)
        for event in report["events"]:
            wanted[event["sentence"], event["event"]].append(event)
        for event in coded[report["id"]]:
            same = wanted[sentence_of(event, report["sentences"]), event["event"]]
            if not same:
                continue
            gold = min(same, key=lambda other: abs(other["trigger"]["start"] - event["trigger"]["start"]))
            same.remove(gold)
            sides = weighed(event)
            if sides is None:
                continue
            right = {party["country"] for party in gold["recipients"] if party["country"]} if gold["recipients"] else {""}
            if right & set(sides):
                yield sides, sorted(right & set(sides))


def chances(weights, sides):
    scores = {side: sum(weights[name] * value for name, value in clues.items()) for side, clues in sides.items()}
    most = max(scores.values())
    parts = {side: math.exp(score - most) for side, score in scores.items()}
    whole = sum(parts.values())
    return {side: part / whole for side, part in parts.items()}


def fit(rows, steps=600, rate=2.0, decay=0.006):
    weights = defaultdict(float)
    for _ in range(steps):
        slope = defaultdict(float)
        for sides, right in rows:
            chance = chances(weights, sides)
            among = sum(chance[side] for side in right)
            for side, clues in sides.items():
                error = (chance[side] / among if side in right else 0) - chance[side]
                for name, value in clues.items():
                    slope[name] += error * value
        for name, s in slope.items():
            weights[name] += rate * (s / len(rows) - decay * weights[name])
    return weights


def main():
    rows = list(samples(sys.argv[1], sys.argv[2]))
    weights = fit(rows)
    right = sum(max(sides, key=lambda side: chances(weights, sides)[side]) in wanted for sides, wanted in rows)
    print(f"// {right} of {len(rows)} right")
    for name in ("share", "own_share", *CLUES.values(), "nobody_of_two"):
        print(f"constexpr double {name} = {weights[name]:.2f};")
    for name in ("nobody", "own_country"):
        print(f"constexpr std::array<double, 17> {name} = {{" + ", ".join(f"{weights[name + ' ' + kind]:.2f}" for kind in TYPES) + "};")


if __name__ == "__main__":
    main()
