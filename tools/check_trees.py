#!/usr/bin/env python3
"""check_trees.py [--held-out LIST] FILE.conllu...: checks trees corrected by hand (corpus/trees*.conllu) and names every fault with
file and line. With LIST, the ids of reports that nothing learns from, a file "-test" must hold trees of those reports only, and no other
file any.

A sentence has `# sent_id` (REPORT#SENTENCE of the corpus, or a name and a number) and `# text`, whose words in their order are the forms;
then ten CoNLL-U columns: tags and relations of UD English-EWT, one root, no circle. FEATS "?" is unknown; XPOS, DEPS and MISC may be "_"."""
import sys

UPOS = set('ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X'.split())
DEPREL = set('root acl acl:relcl advcl advcl:relcl advmod amod appos aux aux:pass case cc cc:preconj ccomp compound compound:prt conj cop csubj '
             'csubj:outer csubj:pass dep det det:predet discourse dislocated expl fixed flat goeswith iobj list mark nmod nmod:desc nmod:poss '
             'nmod:unmarked nsubj nsubj:outer nsubj:pass nummod obj obl obl:agent obl:unmarked orphan parataxis punct reparandum vocative '
             'xcomp'.split())


def ends_at_root(token, heads):
    passed = set()
    while token != 0 and token not in passed and token <= len(heads):
        passed.add(token)
        token = heads[token - 1]
    return token == 0


def faults(comments, rows, names):
    """(line, what is wrong) of one sentence; rows are (line, columns)"""
    first = rows[0][0]
    name, text = comments.get('sent_id'), comments.get('text')
    if name is None or text is None:
        yield first, 'the sentence needs "# sent_id = NAME#NUMBER" and "# text = ..."'
        return
    if name in names:
        yield first, f'a second sentence {name}'
    names.add(name)
    at = 0
    for number, (line, c) in enumerate(rows, 1):
        if len(c) != 10:
            yield line, f'{len(c)} columns instead of ten'
            return
        if c[0] != str(number) or not c[6].isdigit() or int(c[6]) > len(rows):
            yield line, f'word {c[0]}, head {c[6]}: words are numbered from 1, heads are words or 0'
            return
        at = text.find(c[1], at)
        if at < 0:
            yield line, f'"{c[1]}" is not in the text behind the word before it'
            return
        at += len(c[1])
        if c[3] not in UPOS:
            yield line, f'no part of speech: {c[3]}'
        if c[7] not in DEPREL:
            yield line, f'no relation: {c[7]}'
        if (c[6] == '0') != (c[7] == 'root'):
            yield line, 'head 0 and relation root go together'
    heads = [int(c[6]) for _, c in rows]
    if heads.count(0) != 1:
        yield first, f'{heads.count(0)} roots instead of one'
    for number, (line, _) in enumerate(rows, 1):
        if not ends_at_root(number, heads):
            yield line, f'word {number} hangs in a circle'
            break


def main():
    paths, held_out = sys.argv[1:], None
    if paths and paths[0] == '--held-out':
        held_out = {line.strip() for line in open(paths[1], encoding='utf-8') if line.strip() and line[0] != '#'}
        paths = paths[2:]
    names, found = set(), 0
    for path in paths:
        comments, rows = {}, []
        for number, line in enumerate(open(path, encoding='utf-8').read().split('\n'), 1):
            if line.startswith('# '):
                key, _, value = line[2:].partition(' = ')
                comments[key] = value
            elif line:
                rows.append((number, line.split('\t')))
            elif rows:
                wrong = list(faults(comments, rows, names))
                is_held_out = held_out is not None and comments.get('sent_id', '').rpartition('#')[0] in held_out
                if held_out is not None and is_held_out != path.endswith('-test.conllu'):
                    wrong.append((rows[0][0], 'a report that is held out' if is_held_out else 'not of a report that is held out'))
                for at, what in wrong:
                    print(f'{path}:{at}: {what}')
                    found += 1
                comments, rows = {}, []
    print(f'{len(names)} sentences, {found} faults')
    sys.exit(found > 0 or not names)


main()
