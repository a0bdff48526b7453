#!/usr/bin/python3
"""train_names.py TREEBANKS [OUT]: makes models/names.model anew, in a few minutes: the weights of src/names.

TREEBANKS holds en_ewt-train.conllu.gz, en_gum-train.conllu.gz and gum-licences.tsv. GUM's permissive documents have their names marked;
those of EWT are named by name_kinds.py; those of our corpus by its mentions. All are tagged and parsed by models/english.model, which
must be there, and by build/release/train_names: cmake --preset release -DTABARD_TRAINERS=ON && cmake --build build/release"""
import os
import subprocess
import sys
import tempfile

import numpy as np

import reader_data
import section_file
from name_kinds import Tables

HERE = os.path.dirname(os.path.abspath(__file__))
VERSION = '0.2.0'
# What to add to the scores of person, organization, place, none where the tagger's network says the same four.
NETWORK = [[.6, 0, 0, 0], [0, .6, 0, 0], [0, 0, .6, 0], [0, 0, 0, 1.8]]


def write(path, documents):
    """documents: (id, sentences), a sentence being words and their labels"""
    with open(path, 'w', encoding='utf-8') as out:
        for name, sentences in documents:
            print('# newdoc id =', name, file=out)
            for words, tags in sentences:
                for i, (word, tag) in enumerate(zip(words, tags)):
                    label = '?' if tag is None or tag[1:] == '?' else tag
                    print(i + 1, word, *'_' * 7, 'Name=' + label, sep='\t', file=out)
                print(file=out)


def forms(sentence):
    return [columns[1] for columns in sentence]


def make_examples(treebanks, folder):
    """paths of three files"""
    corpus = folder + '/corpus.jsonl'
    golds = [f'{HERE}/../corpus/{name}' for name in sorted(os.listdir(HERE + '/../corpus')) if name.endswith('.gold') and '-' in name]
    subprocess.run([HERE + '/build_gold.py', '--without', HERE + '/../corpus/held-out.txt', corpus] + golds, check=True, stdout=subprocess.DEVNULL)
    gum = [(name, sentences, [reader_data.entity_names(s) for s in sentences])
           for name, sentences in reader_data.documents(treebanks + '/en_gum-train.conllu.gz',
                                                        reader_data.permissive(treebanks + '/gum-licences.tsv'))]
    without = list(reader_data.corpus_sentences(corpus, {}))
    tables = Tables()
    ewt = list(reader_data.documents(treebanks + '/en_ewt-train.conllu.gz'))
    named = reader_data.ewt_names(ewt, tables, reader_data.name_kinds(tables, gum, without))
    write(folder + '/gum.conllu', [(name, [(forms(s), t) for s, t in zip(sentences, tags)]) for name, sentences, tags in gum])
    write(folder + '/ewt.conllu', [(name, [(forms(s), next(named)[1]) for s in sentences]) for name, sentences in ewt])
    write(folder + '/corpus.conllu', [(f'corpus-{i}', [pair[:2]]) for i, pair in enumerate(without)])
    return [f'{folder}/{name}.conllu' for name in ('gum', 'ewt', 'corpus')]


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    out = sys.argv[2] if len(sys.argv) > 2 else HERE + '/../models/names.model'
    with tempfile.TemporaryDirectory() as folder:
        files = make_examples(sys.argv[1], folder)
        subprocess.run([HERE + '/../build/release/train_names', HERE + '/../models/english.model', HERE + '/../lexicon',
                        folder + '/weights'] + files, check=True)
        pack(folder + '/weights', out)


def pack(weights, out):
    with open(weights, 'rb') as f:
        scale = float(f.readline())
        values = np.frombuffer(f.read(), dtype=np.int8).reshape(-1, 8)
    section_file.write(out, 'names', VERSION, {'weights': values, 'scale': np.array([[scale]], np.float32),
                                               'network': np.array(NETWORK, np.float32)})


if __name__ == '__main__':
    main()
