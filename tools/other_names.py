"""Other names in the place of those of a sentence, so that the network learns names from what stands around them and knows many:

    Maria Lopez flew to Denver.  ->  Farid Okafor flew to Lahore.

Single words only, given names for given names and surnames for surnames, so that trees and tags stay right."""
import random

from name_kinds import LEXICON, folded, rows

SENTENCES, NAMES = .4, .5  # in so many sentences so many names are exchanged


class OtherNames:
    def __init__(self, tables):
        self.tables, lexicon = tables, LEXICON
        full = [row['name'].split() for row in rows(lexicon + '/actors/leaders.tsv')]
        given = {row['name'] for row in rows(lexicon + '/names/given.tsv')} | {name[0] for name in full if len(name) == 2}
        surnames = {name[-1] for name in full}
        places, bodies = set(), set()
        found = {'given': [], 'surname': []}
        for row in rows(lexicon + '/names/found.tsv'):
            if row['kinds'] in found and folded(row['name']) == row['name'].lower():
                found[row['kinds']].append(row['name'])
        # Of each a part, drawn once, so that each is seen often enough to be learned.
        given.update(random.Random(1).sample(found['given'], 2000))
        surnames.update(random.Random(1).sample(found['surname'], 2500))
        for row in rows(lexicon + '/codes/countries.tsv'):
            places.update([row['name']] + (row['capital'] or '').split('|'))
        for table in ('own', 'places'):
            for row in rows(f'{lexicon}/places/{table}.tsv'):
                if row['precision'] != 'city' or int(row['population'] or 0) > 200000:
                    places.add(row['name'])
        for row in rows(lexicon + '/names/own.tsv'):
            if row['kind'] in ('place', 'organization'):
                (places if row['kind'] == 'place' else bodies).update(row['names'].split('|'))
        for row in rows(lexicon + '/actors/organizations.tsv'):
            bodies.update([row['name']] + (row['aliases'] or '').split('|'))
        self.pools = {kind: sorted(n for n in names if n.isalpha() and n[0].isupper() and len(n) > 1)
                      for kind, names in (('given', given), ('surname', surnames), ('place', places), ('organization', bodies))}
        # A place that is as likely a person teaches nothing.
        self.pools['place'] = [n for n in self.pools['place'] if not {'given', 'surname'} & set(tables(n)) or 'country' in tables(n)]

    def words(self):
        return {name for pool in self.pools.values() for name in pool}

    def slots(self, words, tags, lemmas=None):
        """[(index, pool)] of the words that may be exchanged: those that are their own lemmas, where lemmas are known"""
        found = []
        for i, tag in enumerate(tags):
            if not tag or len(tag) < 3 or not words[i].isalpha() or len(words[i]) < 2 or lemmas and lemmas[i] != words[i]:
                continue
            kind = tag[1:]
            if kind == 'person':
                told = self.tables(words[i])
                begins, ends = tag[0] == 'B', i + 1 == len(tags) or tags[i + 1] != 'Iperson'
                if begins and 'given' in told:
                    found.append((i, 'given'))
                elif ends and words[i][0].isupper() and 'surname' in told or ends and not begins:
                    found.append((i, 'surname'))
            elif tag[0] == 'B' and (i + 1 == len(tags) or tags[i + 1] != 'I' + kind) and kind in self.pools:
                found.append((i, kind))
        return found

    def exchange(self, words, slots):
        """the words with some of their names exchanged"""
        if not slots or random.random() > SENTENCES:
            return words
        words = list(words)
        for i, pool in slots:
            if random.random() < NAMES:
                new = random.choice(self.pools[pool])
                words[i] = new.upper() if words[i].isupper() and len(words[i]) > 4 else new.lower() if words[i].islower() else new
        return words
