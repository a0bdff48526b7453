#!/usr/bin/env python3
"""Fits the weights of src/events/confidence.cpp: how often events like this one have the right type.

  tools/build_gold.py --without corpus/held-out.txt corpus.jsonl corpus/*-*.gold
  tabard code --format jsonl corpus.jsonl > coded.jsonl
  tools/fit_confidence.py corpus.jsonl coded.jsonl      # prints the table to paste

corpus.jsonl: coded reports (`sentences`, `events`) as the evaluation kit has them. Plain logistic regression by gradient descent,
standard library only; the same input gives the same output.
"""
import json, math, sys
from collections import defaultdict

TYPES = ["none", "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
         "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"]
CLUES = ["bias", "actor", "recipient", "actor_named", "recipient_named", "actor_coded", "recipient_coded", "not_actual",
         "companions", "capital", "late", "gerund", "placed", "dated", "attributed", "has_mode", "past", "actor_behind", "quoted"]


def is_quote_open(before):
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")


def clues(event, companions, sentence, text):
    trigger = event["trigger"]
    named = lambda side: any(p["text"] for p in event[side])
    coded = lambda side: any(p["code"] for p in event[side])
    return [1, bool(event["actors"]), bool(event["recipients"]), named("actors"), named("recipients"), coded("actors"),
            coded("recipients"), event["status"] != "actual", companions > 0, trigger["text"][:1].isupper(),
            2 * trigger["start"] > sentence["start"] + sentence["end"], trigger["text"].endswith("ing"), bool(event["location"]),
            bool(event["date"] and event["date"]["text"]), bool(event["attribution"]), bool(event["mode"]),
            trigger["text"].endswith("ed"), any((p["start"] or 0) > trigger["start"] for p in event["actors"]),
            is_quote_open(text[sentence["start"]:trigger["start"]])]


def sentence_of(event, sentences):
    start = event["trigger"]["start"]
    return next((i for i, s in enumerate(sentences) if s["start"] <= start < s["end"]), 0)


def samples(gold_file, coded_file):
    coded = defaultdict(list)
    for line in open(coded_file, encoding="utf-8"):
        event = json.loads(line)
        if event["event"]:
            coded[event["doc"]].append(event)
    for line in open(gold_file, encoding="utf-8"):
        report = json.loads(line)
        per = defaultdict(list)
        for event in coded[report["id"]]:
            per[sentence_of(event, report["sentences"])].append(event)
        for number, events in per.items():
            wanted = [{e["event"], *((e.get("alt") or {}).get("event") or [])} for e in report["events"] if e["sentence"] == number]
            for event in events:
                fit = next((w for w in wanted if event["event"] in w), None)
                if fit is not None:
                    wanted.remove(fit)
                told = clues(event, len(events) - 1, report["sentences"][number], report["text"])
                yield [float(x) for x in told], TYPES.index(event["event"]), fit is not None


def fit(rows, steps=400, rate=2.0, decay=0.002):
    weights, priors = [0.0] * len(CLUES), [0.0] * len(TYPES)
    for _ in range(steps):
        slope, prior_slope = [0.0] * len(CLUES), [0.0] * len(TYPES)
        for x, kind, right in rows:
            error = 1 / (1 + math.exp(-sum(w * v for w, v in zip(weights, x)) - priors[kind])) - right
            for i, v in enumerate(x):
                slope[i] += error * v
            prior_slope[kind] += error
        weights = [w - rate * (s / len(rows) + decay * w * (i > 0)) for i, (w, s) in enumerate(zip(weights, slope))]
        priors = [p - rate * (s / len(rows) + decay * p) for p, s in zip(priors, prior_slope)]
    return weights, priors


def main():
    rows = list(samples(sys.argv[1], sys.argv[2]))
    weights, priors = fit(rows)
    for name, weight in zip(CLUES, weights):
        print(f"constexpr double {name} = {weight:.2f};")
    print("constexpr std::array<double, 17> of_type = {" + ", ".join(f"{p:.2f}" for p in priors) + "};")


if __name__ == "__main__":
    main()
