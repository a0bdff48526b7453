#!/usr/bin/python3
"""treebank_texts.py FILE.conllu.gz [DOCUMENTS]: prints the documents of a treebank as JSON lines {"id", "text", "sentences"}, with paragraphs
apart by a blank line, as raw text looked before it was cut. DOCUMENTS is a gum-licences.tsv: then only documents marked permissive."""
import gzip, json, sys


def documents(path):
    name, paragraphs = None, []
    for block in gzip.open(path, 'rt', encoding='utf-8').read().split('\n\n'):
        lines = block.split('\n')
        text = next((l[9:] for l in lines if l.startswith('# text = ')), None)
        if text is None:
            continue
        new = next((l.split('=', 1)[1].strip() for l in lines if l.startswith('# newdoc id')), None)
        if new:
            if name:
                yield name, paragraphs
            name, paragraphs = new, []
        last = [l for l in lines if l[:1].isdigit()][-1]
        if any(l.startswith('# newpar') for l in lines) or not paragraphs:
            paragraphs.append([])
        paragraphs[-1].append((text, 'SpaceAfter=No' not in last))
    if name:
        yield name, paragraphs


def main():
    keep = None
    if len(sys.argv) > 2:
        keep = {c[0] for c in (l.rstrip('\n').split('\t') for l in open(sys.argv[2], encoding='utf-8')) if 'yes' in c}
    for name, paragraphs in documents(sys.argv[1]):
        if keep is not None and name not in keep:
            continue
        text, sentences = '', []
        for paragraph in paragraphs:
            text = text.rstrip() + '\n\n' if text else ''
            for sentence, space in paragraph:
                sentences.append({'start': len(text), 'end': len(text) + len(sentence)})
                text += sentence + (' ' if space else '')
        print(json.dumps({'id': name, 'text': text.rstrip(), 'sentences': sentences}, ensure_ascii=False))


main()
