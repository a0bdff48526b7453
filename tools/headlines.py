"""Headlines made of treebank sentences, trees and all, since treebanks have next to none and news is full of them:

    The ministry has arrested twenty men in Leeds .  ->  Ministry Arrests Twenty Men in Leeds
    The talks will resume on Monday .                ->  talks to resume on Monday
    The rebels seized a town on Friday .             ->  Rebels seized town on Friday .

Articles, auxiliaries and, mostly, the full stop go, the past mostly becomes present, "will" becomes "to"; capitals vary. Some keep
their past and their full stop: else a reader learns that a sentence without articles has no verb in the past."""
import random

SHARE = .9  # of the sentences that can be one
PAST = .45  # of the headlines stay in the past
STOP = .6  # of those keep their full stop
SHORTEST, LONGEST = 4, 28  # words
SMALL = {'ADP', 'CCONJ', 'SCONJ', 'PART', 'DET', 'AUX'}  # parts of speech that stay small in a headline's capitals
SINGULAR = 'Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin'
PLURAL = 'Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin'
FORM, LEMMA, UPOS, XPOS, FEATS, HEAD, DEPREL = 1, 2, 3, 4, 5, 6, 7


def third_person(lemma):
    if lemma in ('be', 'have'):
        return {'be': 'is', 'have': 'has'}[lemma]
    if lemma.endswith(('s', 'x', 'z', 'ch', 'sh', 'o')):
        return lemma + 'es'
    return lemma[:-1] + 'ies' if lemma.endswith('y') and lemma[-2:-1] not in 'aeiou' else lemma + 's'


class Sentence:
    def __init__(self, columns):
        self.words = [list(c) for c in columns]
        self.stays_past = random.random() < PAST
        self.keeps_stop = self.stays_past and random.random() < STOP
        self.children = {i: [] for i in range(len(columns) + 1)}
        for i, word in enumerate(self.words):
            self.children[int(word[HEAD])].append(i)
        self.dropped = set()

    def of(self, index, *relations):
        return [c for c in self.children[index + 1] if self.words[c][DEPREL] in relations]

    def drop(self, index):
        if not self.children[index + 1]:
            self.dropped.add(index)

    def to_present(self, verb, subject):
        is_plural = self.words[subject][XPOS] in ('NNS', 'NNPS') or bool(self.of(subject, 'conj'))
        lemma = self.words[verb][LEMMA]
        form = ('are' if lemma == 'be' else lemma) if is_plural else third_person(lemma)
        self.words[verb][FORM:FEATS + 1] = [form, lemma, self.words[verb][UPOS], 'VBP' if is_plural else 'VBZ', PLURAL if is_plural else SINGULAR]

    def shorten_clause(self, verb):
        subjects = self.of(verb, 'nsubj', 'nsubj:pass')
        if not subjects or self.words[subjects[0]][UPOS] not in ('NOUN', 'PROPN', 'NUM'):
            return False
        has_will = False
        for aux in self.of(verb, 'aux', 'aux:pass'):
            word = self.words[aux]
            if word[FORM] == 'will' and not self.children[aux + 1]:
                word[FORM:DEPREL + 1] = ['to', 'to', 'PART', 'TO', '_', word[HEAD], 'mark']
                if self.words[verb][XPOS] == 'VB':
                    self.words[verb][FEATS] = 'VerbForm=Inf'
                has_will = True
            elif word[LEMMA] == 'have' or (word[LEMMA] == 'be' and not has_will):
                self.drop(aux)
        has_have = any(self.words[a][LEMMA] == 'have' for a in self.of(verb, 'aux'))
        is_passive = bool(self.of(verb, 'aux:pass'))
        if self.words[verb][XPOS] == 'VBD' and not self.stays_past or (self.words[verb][XPOS] == 'VBN' and has_have and not is_passive):
            self.to_present(verb, subjects[0])
        return True


def capitals(words):
    kind = random.random()
    if kind < .45:
        for i, word in enumerate(words):
            if word[FORM].islower() and (i == 0 or not (word[UPOS] in SMALL and len(word[FORM]) < 5)) and word[FORM] != "n't":
                word[FORM] = word[FORM][0].upper() + word[FORM][1:]
    elif kind < .8:
        words[0][FORM] = words[0][FORM][0].upper() + words[0][FORM][1:]
    elif kind < .9:
        for word in words:
            word[FORM] = word[FORM].lower()
    else:
        for word in words:
            word[FORM] = word[FORM].upper()


def headline(columns, tags):
    """(columns, tags) of the sentence as a headline; None where it is no statement about somebody"""
    if not SHORTEST <= len(columns) <= LONGEST or '?' in (c[FORM] for c in columns):
        return None
    sentence = Sentence(columns)
    root = sentence.children[0][0]
    if sentence.words[root][UPOS] != 'VERB' or not sentence.shorten_clause(root):
        return None
    for verb in sentence.of(root, 'conj', 'ccomp'):
        sentence.shorten_clause(verb)
    for i, word in enumerate(sentence.words):
        if word[DEPREL] == 'det' and word[LEMMA] in ('the', 'a') or (word[FORM] in ('.', '!') and not sentence.keeps_stop):
            sentence.drop(i)
    kept = [i for i in range(len(columns)) if i not in sentence.dropped]
    if len(kept) < SHORTEST:
        return None
    place = {0: '0', **{old + 1: str(new + 1) for new, old in enumerate(kept)}}
    words = [sentence.words[i] for i in kept]
    for word in words:
        word[HEAD] = place[int(word[HEAD])]
    capitals(words)
    return words, [tags[i] for i in kept]


def headlines(with_trees):
    """headlines of some of (sentence, tags)"""
    made = (headline(sentence, tags) for sentence, tags in with_trees if random.random() < SHARE)
    return [pair for pair in made if pair]
