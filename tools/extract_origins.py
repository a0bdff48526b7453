"""extract_origins.py PHP_FAKER >lexicon/names/found_origins.tsv: names by country, from Debian's package php-faker
(/usr/share/php/Faker): a row a country, given names and surnames, those in Cyrillic as English news spells them."""
import collections
import glob
import re
import sys

COUNTRIES = {  # locale -> country; those that mix scripts or lands are left out, and Bulgaria's, which holds much that is no name
    'ar_EG': 'EGY', 'ar_JO': 'JOR', 'ar_SA': 'SAU', 'at_AT': 'AUT', 'cs_CZ': 'CZE', 'da_DK': 'DNK', 'de_AT': 'AUT', 'de_CH': 'CHE',
    'de_DE': 'DEU', 'el_CY': 'CYP', 'en_GB': 'GBR', 'en_IN': 'IND', 'en_NG': 'NGA', 'en_UG': 'UGA', 'en_US': 'USA', 'en_ZA': 'ZAF', 'es_AR': 'ARG',
    'es_ES': 'ESP', 'es_PE': 'PER', 'es_VE': 'VEN', 'et_EE': 'EST', 'fi_FI': 'FIN', 'fr_BE': 'BEL', 'fr_CH': 'CHE', 'fr_FR': 'FRA', 'hr_HR': 'HRV',
    'hu_HU': 'HUN', 'id_ID': 'IDN', 'is_IS': 'ISL', 'it_CH': 'CHE', 'it_IT': 'ITA', 'kk_KZ': 'KAZ', 'lt_LT': 'LTU', 'lv_LV': 'LVA', 'me_ME': 'MNE',
    'ms_MY': 'MYS', 'nb_NO': 'NOR', 'ne_NP': 'NPL', 'nl_BE': 'BEL', 'nl_NL': 'NLD', 'pl_PL': 'POL', 'pt_BR': 'BRA', 'pt_PT': 'PRT', 'ro_MD': 'MDA',
    'ro_RO': 'ROU', 'ru_RU': 'RUS', 'sk_SK': 'SVK', 'sl_SI': 'SVN', 'sr_Latn_RS': 'SRB', 'sv_SE': 'SWE', 'tr_TR': 'TUR', 'uk_UA': 'UKR',
    'vi_VN': 'VNM'}
CYRILLIC = dict(zip('абвгдезийклмнопрстуфыіқңөұүәҒғҚҰ', 'a b v g d e z i y k l m n o p r s t u f y i k ng o u u a g g k u'.split()))
CYRILLIC.update({'ё': 'yo', 'ж': 'zh', 'х': 'kh', 'ц': 'ts', 'ч': 'ch', 'ш': 'sh', 'щ': 'shch', 'ъ': '', 'ь': '', 'э': 'e', 'ю': 'yu', 'я': 'ya',
                 'ї': 'yi', 'є': 'ye', 'ґ': 'g', 'һ': 'h'})


def in_english(name, country):
    own = {'и': 'y', 'г': 'h'} if country == 'UKR' else {}
    letters = [own.get(c) or CYRILLIC.get(c, c) for c in name.lower()]
    return '-'.join(part[:1].upper() + part[1:] for part in ''.join(letters).split('-')) if any(c in CYRILLIC for c in name.lower()) else name


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    found = collections.defaultdict(lambda: {'given': set(), 'surname': set()})
    for path in sorted(glob.glob(sys.argv[1] + '/Provider/*/Person.php')):
        country = COUNTRIES.get(path.split('/')[-2])
        text = open(path, encoding='utf-8').read()
        for variable, values in re.findall(r'static \$(\w+) = (?:\[|array\()(.*?)(?:\]|\));', text, re.S) if country else []:
            kind = 'given' if variable.startswith('firstName') else 'surname' if 'astName' in variable else None
            for name in re.findall(r"'((?:[^'\\]|\\.)*)'", values) + re.findall(r'"([^"]*)"', values) if kind and 'Format' not in variable else []:
                name = in_english(name.replace("\\'", "'"), country)
                if re.fullmatch(r"[A-ZÀ-Þ][A-Za-zÀ-ɏ'’.\-]+", name):
                    found[country][kind].add(name)
    print('# Names by country. Made by tools/extract_origins.py from Faker (NOTICE); do not edit by hand: own additions go to origins.tsv.')
    print('country\tgiven\tsurnames')
    for country, names in sorted(found.items()):
        print(country, '|'.join(sorted(names['given'])), '|'.join(sorted(names['surname'])), sep='\t')


main()
