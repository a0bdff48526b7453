#!/bin/bash
# tools/read_corpus.sh MODEL OUT.conllu: the corpus's sentences and those that rules must code (`+`), each a document by itself, as
# the program reads them with MODEL.
# tools/train_reader.sh learns from several of these. Uses build/release/tabard (./run builds it). Earlier models are in this
# repository's history: git show COMMIT:models/english.model >MODEL; models/README.md says which were used.
set -euo pipefail
[ $# -eq 2 ] || { sed -n 2,4p "$0" >&2; exit 1; }
here=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT

python3 "$here/tools/build_gold.py" --without "$here/corpus/held-out.txt" "$work/corpus.jsonl" "$here"/corpus/*-*.gold >&2
python3 - "$work/corpus.jsonl" "$here"/lexicon/events/*.rules >"$work/sentences.jsonl" <<'END'
import json, sys
for line in open(sys.argv[1], encoding='utf-8'):
    report = json.loads(line)
    for number, sentence in enumerate(report['sentences']):
        print(json.dumps({'id': f"{report['id']}#{number}", 'text': sentence['text']}))
for path in sys.argv[2:]:
    for number, line in enumerate(open(path, encoding='utf-8'), 1):
        if line.startswith('  + '):
            print(json.dumps({'id': f"{path.rsplit('/', 1)[1]}#{number}", 'text': line[4:].strip()}))
END
"$here/build/release/tabard" read --model "$1" --format conllu "$work/sentences.jsonl" >"$2"
