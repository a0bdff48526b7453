#!/bin/bash
# tools/train_reader.sh TREEBANKS [OUT [READING...]]: makes models/english.model anew, on two CPU cores in an hour and a half.
# TREEBANKS holds en_ewt-train.conllu.gz, en_gum-train.conllu.gz and gum-licences.tsv (UD English-EWT and -GUM, release 2.x).
# corpus/trees.conllu, trees corrected by hand, is learned, too. READINGS are the corpus's sentences as earlier readers read them
# (tools/read_corpus.sh); trees that they agree on are learned where nobody corrected them.
# models/README.md says in which steps the committed model was made.
# Debian packages: python3-torch python3-numpy python3-xxhash libopenblas0-pthread g++ libsimdjson-dev
set -euo pipefail
[ $# -ge 1 ] || { sed -n 2,7p "$0" >&2; exit 1; }
here=$(cd "$(dirname "$0")/.." && pwd)
treebanks=$(cd "$1" && pwd)
out=${2:-$here/models/english.model}
readings=()
for reading in "${@:3}"; do readings+=("$(realpath "$reading")"); done
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT

python3 "$here/tools/build_gold.py" --without "$here/corpus/held-out.txt" "$work/corpus.jsonl" "$here"/corpus/*-*.gold >&2
python3 "$here/tools/treebank_texts.py" "$treebanks/en_ewt-train.conllu.gz" >"$work/ewt.jsonl"
python3 "$here/tools/treebank_texts.py" "$treebanks/en_gum-train.conllu.gz" "$treebanks/gum-licences.tsv" >"$work/gum.jsonl"
g++ -std=c++20 -O2 -I"$here/src" -o "$work/train_splitter" "$here"/tools/train_splitter.cpp "$here"/src/text/boundary_features.cpp \
  "$here"/src/text/tokenizer.cpp "$here"/src/base/utf8.cpp -lsimdjson
"$work/train_splitter" "$work/splitter" "$work/ewt.jsonl" "$work/gum.jsonl" "$work/corpus.jsonl"
OPENBLAS_NUM_THREADS=1 /usr/bin/python3 "$here/tools/train_reader.py" "$treebanks" "$work/corpus.jsonl" "$work/splitter" "$out" "${readings[@]}"
