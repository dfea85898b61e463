"""defaults: read, write and delete, on domains and on full paths without ".plist".

Saving is a new file with mode 0600 and the caller as owner, put in the old one's place by rename, whatever owner and
mode that had; a locked file stops the rename. XML on 10.3, binary from 10.4. The last key takes the file with it.
"""
import os
import sys

sys.path.insert(0, '/.mac/stand-ins')
from plists import RELEASE, Text, as_text, dumps, loads, plain, refuse  # noqa: E402

import datetime  # noqa: E402


def home():
    with open('/.mac/users', encoding='utf-8') as file:
        for line in file:
            fields = line.rstrip('\n').split('\t')
            if int(fields[1]) == os.geteuid():
                return fields[3]
    return '/var/empty'


def file_of(domain):
    if domain in ('-g', '-globalDomain', 'NSGlobalDomain', 'Apple Global Domain'):
        return f'{home()}/Library/Preferences/.GlobalPreferences.plist'
    if domain.endswith('.plist'):
        refuse(f'a path is given without .plist: {domain}')
    if domain.startswith('/'):
        return f'{domain}.plist'
    return f'{home()}/Library/Preferences/{domain}.plist'


def load(path):
    """None if there is no such file, or it can't be understood, as CFPreferences sees it."""
    try:
        with open(path, 'rb') as file:
            value = loads(file.read())
    except (OSError, ValueError):
        return None
    return value if isinstance(value, dict) else None


def save(path, value):
    folder = os.path.dirname(path)
    try:
        if not value:
            os.unlink(path)
            return True
        if path.startswith(home() + '/Library/Preferences/'):
            os.makedirs(folder, 0o700, exist_ok=True)
        temporary = f'{path}.{os.urandom(4).hex()[:7]}'
        number = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            data = dumps(value, RELEASE >= '10.4')
            with os.fdopen(number, 'wb') as file:
                file.write(data)
                os.fchmod(file.fileno(), 0o600)
            os.rename(temporary, path)
        except OSError:
            os.unlink(temporary)
            raise
        return True
    except FileNotFoundError:
        return not value
    except OSError:
        return False


def fail(text):
    print(f'2006-01-02 09:00:00.000 defaults[{os.getpid()}] \n{text}', file=sys.stderr)
    sys.exit(1)


def boolean(word):
    if word.lower() in ('yes', 'true', '1'):
        return True
    if word.lower() in ('no', 'false', '0'):
        return False
    fail(f'Rep argument is not a boolean: {word}')


TYPES = {
    '-string': str,
    '-int': int,
    '-integer': int,
    '-float': float,
    '-bool': boolean,
    '-boolean': boolean,
    '-data': bytes.fromhex,
    '-date': lambda word: datetime.datetime.strptime(word, '%Y-%m-%d %H:%M:%S %z').replace(tzinfo=None),
}


def parse(words):
    """One typed value; what remains."""
    if words and words[0] in TYPES:
        if len(words) < 2:
            usage()
        try:
            return TYPES[words[0]](words[1]), words[2:]
        except ValueError:
            fail(f'Rep argument is not of type {words[0][1:]}: {words[1]}')
    if not words:
        usage()
    word = words[0]
    if word.startswith('-') and not word[1:2].isdigit():
        usage()
    if word[:1] in ('{', '(', '<'):
        # Numbers in the old form are strings: they have no type there.
        try:
            return Text(word).whole(), words[1:]
        except ValueError:
            fail(f'Could not parse: {word}.  Try single-quoting it.')
    return word, words[1:]


def usage():
    print("usage: defaults [-currentHost | -host <hostname>] followed by one of: read, write, delete ...", file=sys.stderr)
    sys.exit(255)


def write(domain, words):
    path = file_of(domain)
    values = load(path) or {}
    if len(words) == 1 and words[0].startswith('{'):
        values = parse(words)[0]
    else:
        key, *words = words
        kind = words[0] if words else ''
        if kind in ('-array', '-array-add'):
            items = list(values.get(key, [])) if kind == '-array-add' else []
            words = words[1:]
            while words:
                item, words = parse(words)
                items.append(item)
            values[key] = items
        elif kind in ('-dict', '-dict-add'):
            items = dict(values.get(key, {})) if kind == '-dict-add' else {}
            words = words[1:]
            while words:
                name, words = words[0], words[1:]
                items[name], words = parse(words)
            values[key] = items
        else:
            values[key], words = parse(words)
            if words:
                fail(f'Unexpected argument {words[0]}; leaving defaults unchanged.')
    if not save(path, values):
        fail(f'Could not write domain {domain}; exiting')


def read(domain, words):
    values = load(file_of(domain))
    if values is None:
        fail(f'Domain {domain} does not exist')
    if not words:
        print(as_text(values))
    elif words[0] not in values:
        fail(f'The domain/default pair of ({domain}, {words[0]}) does not exist')
    else:
        value = values[words[0]]
        print(as_text(value) if isinstance(value, (dict, list)) else plain(value))


def delete(domain, words):
    path = file_of(domain)
    values = load(path)
    if values is None or (words and words[0] not in values):
        fail(f'Domain ({domain}) not found.\nDefaults have not been changed.')
    if words:
        del values[words[0]]
    else:
        values = {}
    if not save(path, values):
        fail(f'Could not write domain {domain}; exiting')


KINDS = {dict: 'dictionary', list: 'array', str: 'string', bool: 'boolean', int: 'integer', float: 'float', bytes: 'data'}


def main(words):
    if words and words[0] in ('-currentHost', '-host', '-app'):
        refuse(f'{words[0]} is not pretended')
    if len(words) < 2:
        usage()
    verb, domain, *rest = words
    if domain == '-app':
        refuse('-app is not pretended')
    if verb == 'read':
        read(domain, rest)
    elif verb == 'write' and rest:
        write(domain, rest)
    elif verb in ('delete', 'remove'):
        delete(domain, rest)
    elif verb == 'read-type' and rest:
        values = load(file_of(domain)) or {}
        if rest[0] not in values:
            fail(f'The domain/default pair of ({domain}, {rest[0]}) does not exist')
        print(f'Type is {KINDS.get(type(values[rest[0]]), "date")}')
    else:
        refuse(f'{verb} is not pretended')


main(sys.argv[1:])
