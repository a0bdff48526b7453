"""extract_names.py PHP_FAKER WORDNET >lexicon/names/found.tsv: names and what they name, from the files of two Debian packages.

PHP_FAKER  /usr/share/php/Faker of package php-faker: given names and surnames of many languages
WORDNET    /usr/share/wordnet of package wordnet-base: persons, places and bodies that are instances, not classes"""
import collections
import glob
import re
import sys

KINDS = {'14': 'organization', '15': 'place', '17': 'place', '18': 'person'}  # WordNet's lexicographer files
NOT_PLACES = re.compile(r'\b(star|constellation|galaxy|comet|asteroid|planet|moon|meteor)\b')


def letters(name):
    return re.fullmatch(r"[A-Z][A-Za-zÀ-ɏ'’.\- ]+", name) and len(name) > 1


def faker(folder, found):
    for path in sorted(glob.glob(folder + '/Provider/*/Person.php')):
        text = open(path, encoding='utf-8').read()
        for variable, values in re.findall(r'static \$(\w+) = (?:\[|array\()(.*?)(?:\]|\));', text, re.S):
            kind = 'given' if variable.startswith('firstName') else 'surname' if 'astName' in variable else None
            for name in re.findall(r"'((?:[^'\\]|\\.)*)'", values) + re.findall(r'"([^"]*)"', values) if kind else []:
                name = name.replace("\\'", "'")
                if letters(name) and ' ' not in name and 'Format' not in variable:
                    found[name].add(kind)


def wordnet(folder, found):
    for line in open(folder + '/data.noun', encoding='utf-8'):
        if line[0] == ' ' or ' @i ' not in line or line.split()[1] not in KINDS:
            continue
        fields, gloss = line.split('|')[0].split(), line.split('|')[1]
        kind = KINDS[fields[1]]
        if kind == 'place' and NOT_PLACES.search(gloss):
            continue
        names = [w.replace('_', ' ') for w in fields[4:4 + 2 * int(fields[3], 16):2]]
        for name in filter(letters, names):
            if kind != 'person':
                found[name].add(kind)
            elif ' ' in name:
                found[name].add('person')
                if re.search(r' \(?\d{3,4}', gloss) or '(born' in gloss:
                    last = name.split()[-1]
                    if last in names:  # "Albert Einstein" beside "Einstein": known by the surname
                        found[last].add('surname')
            elif not any(' ' in n for n in names):
                found[name].add('person')


def main():
    found = collections.defaultdict(set)
    faker(sys.argv[1], found)
    wordnet(sys.argv[2], found)
    print('# Names and what they name: given (name), surname, person, place, organization. Made by tools/extract_names.py from Faker and')
    print('# WordNet (NOTICE); do not edit by hand: own additions go to own.tsv.')
    print('name\tkinds')
    for name, kinds in sorted(found.items()):
        print(name + '\t' + '|'.join(sorted(kinds)))


main()
