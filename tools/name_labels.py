"""Names in EWT, which marks none: runs of proper nouns, cut where the tree does not join them, and their kinds as far as the lexicon's
tables, titles and the words of the name tell.

Labels: B/I + person, organization or place; 'B?' and 'I?' where the words are a name of unknown kind; O."""
import csv
import os

HERE = os.path.dirname(os.path.abspath(__file__))
TITLES = set('Mr Mr. Mrs Mrs. Ms Ms. Dr Dr. Prof. Sen. Rep. Gov. Gen. Col. Lt. Capt. Sgt. President Minister Premier Chancellor Secretary '
             'Senator Governor Mayor Judge General Colonel Captain Ambassador King Queen Prince Princess Pope Bishop Ayatollah Sheikh '
             'Imam Sir Lady Professor Congressman Chairman Director'.split())
DAYS = set('monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october '
           'november december mon tue tues wed thu thur thurs fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec'.split())
BODIES = set('Inc Inc. Corp Corp. Corporation Ltd Ltd. LLC L.L.C. PLC Co. Company Group Holdings University College Institute School '
             'Department Ministry Bank Council Committee Commission Party Agency Association Society Union Federation Foundation Court '
             'Congress Senate Parliament Assembly Bureau Administration Authority Office Organization Organisation Army Navy Police '
             'Academy Alliance Club League Board Times Post Journal Tribune News Center Centre Church Hospital Services Service '
             'Partners Associates Systems Network Communications Industries Airlines Airways Energy Capital'.split())
LANDS = set('Street St. Avenue Ave Ave. Road Rd Rd. Boulevard Blvd. Drive Lane River Lake Sea Ocean Gulf Bay Strait Island Islands Mountain '
            'Mountains Mount Valley Canyon Desert Peninsula Coast Beach Park Square Airport City County Province District Region Village '
            'Town Hills Heights Springs Falls Creek Bridge Strip Hall Building House Hotel Museum'.split())
# The head of a longer name with "of": "Department of Defense" is a body, "Gulf of Mexico" a place.
BODIES_OF = {'Department', 'Ministry', 'University', 'Bank', 'House', 'Board', 'Institute', 'School', 'College', 'Office', 'Bureau',
             'Council', 'Court', 'Organization', 'Association', 'Union', 'Church', 'Society', 'Federation', 'Secretariat', 'Chamber'}
LANDS_OF = {'Gulf', 'City', 'Bay', 'Strait', 'Republic', 'Kingdom', 'Isle', 'Cape', 'District', 'State', 'Sea'}


def rows(path):
    with open(path, encoding='utf-8', newline='') as f:
        yield from csv.DictReader((line for line in f if not line.startswith('#')), delimiter='\t', quoting=csv.QUOTE_NONE)


class Kinds:
    """name -> kind, from tables and words; `known` are names that annotated texts give a kind"""

    def __init__(self, known):
        self.known, self.tables, self.given, self.peoples, self.countries = known, {}, set(), set(), set()
        lexicon = os.path.join(HERE, '..', 'lexicon')

        def put(table, kind, *columns):
            for row in rows(os.path.join(lexicon, table)):
                for column in columns:
                    for name in (row[column] or '').split('|'):
                        self.tables.setdefault(name, set()).add(kind)

        put('codes/countries.tsv', 'place', 'name', 'aliases', 'capital')
        put('actors/organizations.tsv', 'organization', 'name', 'aliases')
        put('actors/groups.tsv', 'organization', 'name', 'aliases')
        put('actors/leaders.tsv', 'person', 'name', 'aliases')
        put('places/own.tsv', 'place', 'name', 'aliases')
        put('places/places.tsv', 'place', 'name', 'aliases')
        for row in rows(os.path.join(HERE, 'given_names.tsv')):
            self.given.add(row['name'])
        for row in rows(os.path.join(lexicon, 'codes/countries.tsv')):
            for column in ('adjectives', 'people'):
                self.peoples.update((row[column] or '').split('|'))
            self.countries.update([row['name']] + (row['aliases'] or '').split('|'))

    def of(self, words, before):
        """kind of the name `words` behind the word `before`; None: nobody knows"""
        name = ' '.join(words)
        if name in self.countries:
            return 'place'
        if name in self.known:
            return self.known[name]
        if before in TITLES:
            return 'person'
        if len(words) > 1 and words[-1] in BODIES:
            return 'organization'
        if len(words) > 1 and (words[-1] in LANDS or words[0] in ('Mount', 'Lake', 'Cape', 'Fort', 'Port')):
            return 'place'
        kinds = set(self.tables.get(name, ()))
        if words[0] in self.given and len(words) <= 3:
            if len(words) > 1 and not kinds:
                return 'person'
            kinds.add('person')
        return kinds.pop() if len(kinds) == 1 else None


def segments(sentence):
    """[first, end) of the runs of proper nouns that the tree joins"""
    def joined(first, at):
        head = int(sentence[at][6]) - 1
        return first <= head < at or any(int(sentence[i][6]) - 1 == at for i in range(first, at))

    found, first = [], None
    for i, columns in enumerate(sentence + [[''] * 10]):
        is_name = columns[3] == 'PROPN' and columns[1].lower() not in DAYS and not any(c in columns[1] for c in '/@_')
        if first is not None and not (is_name and joined(first, i)):
            found.append((first, i))
            first = None
        if is_name and first is None:
            first = i
    return found


def with_hyphens(found, forms):
    """al - Qaeda, Jean - Pierre: the treebank cuts words at hyphens"""
    joined = []
    for first, end in found:
        if joined and joined[-1][1] == first - 1 and forms[first - 1] == '-':
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((first, end))
    return joined


def ewt_names(sentence, kinds):
    tags = ['O'] * len(sentence)
    forms = [c[1] for c in sentence]
    found = with_hyphens(segments(sentence), forms)
    k = 0
    while k < len(found):
        first, end = found[k]
        k += 1
        while end - first > 1 and forms[first] in TITLES:
            first += 1
        if end - first == 1 and (sentence[first][4] == 'NNPS' or forms[first] in TITLES or forms[first] in kinds.peoples):
            continue
        kind = None
        head = forms[end - 1]
        is_joined = k < len(found) and found[k][0] in (end + 1, end + 2) and forms[end] == 'of' and \
            all(f in ('of', 'the') for f in forms[end:found[k][0]])
        if is_joined and (head in BODIES_OF or head in LANDS_OF):
            kind = 'organization' if head in BODIES_OF else 'place'
            end = found[k][1]
            k += 1
            # "Housing and Urban Development", "Health and Human Services"
            if k < len(found) and found[k][0] == end + 1 and forms[end] in ('and', '&') and head in BODIES_OF:
                end = found[k][1]
                k += 1
        if kind is None:
            kind = kinds.of(forms[first:end], forms[first - 1] if first else '')
        for i in range(first, end):
            tags[i] = ('B' if i == first else 'I') + (kind or '?')
    return tags
