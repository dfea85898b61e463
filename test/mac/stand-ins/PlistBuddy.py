"""PlistBuddy: Print, Set, Add and Delete, by -c or from standard input; -x prints XML. A change saves at once."""
import os
import re
import sys

sys.path.insert(0, '/.mac/stand-ins')
from plists import dumps, loads, plain, refuse  # noqa: E402

MAKE = {
    'string': str,
    'integer': lambda w: int(w or 0),
    'real': lambda w: float(w or 0),
    'bool': lambda w: w.lower() in ('true', 'yes', '1'),
    'dict': lambda w: {},
    'array': lambda w: [],
    'data': lambda w: w.encode(),
}


def show(value, indent=0):
    here = '    ' * indent
    if isinstance(value, dict):
        inner = ''.join(f'{here}    {k} = {show(v, indent + 1)}\n' for k, v in value.items())
        return 'Dict {\n' + inner + here + '}'
    if isinstance(value, list):
        inner = ''.join(f'{here}    {show(v, indent + 1)}\n' for v in value)
        return 'Array {\n' + inner + here + '}'
    if isinstance(value, bool):
        return 'true' if value else 'false'
    return plain(value)


def words_of(line):
    found = re.findall(r'"((?:[^"\\]|\\.)*)"|\'((?:[^\'\\]|\\.)*)\'|((?:[^\s\\]|\\.)+)', line)
    return [re.sub(r'\\(.)', r'\1', a or b or c) for a, b, c in found]


def steps(path):
    return [one for one in re.split(r'(?<!\\):', path) if one]


def step(value, name):
    if isinstance(value, list):
        return value[int(name)]
    return value[name]


class Buddy:
    def __init__(self, path, xml):
        self.path = path
        self.xml = xml
        self.failed = False
        try:
            self.root = loads(open(path, 'rb').read())
        except FileNotFoundError:
            print(f"File Doesn't Exist, Will Create: {path}")
            self.root = {}
        except ValueError:
            print(f'Error Reading File: {path}')
            sys.exit(1)

    def save(self):
        try:
            temporary = f'{self.path}.buddy'
            data = dumps(self.root)
            mode = os.stat(self.path).st_mode & 0o777 if os.path.exists(self.path) else 0o644
            with open(temporary, 'wb') as file:
                file.write(data)
            os.chmod(temporary, mode)
            os.rename(temporary, self.path)
        except OSError as error:
            if os.path.exists(temporary):
                os.unlink(temporary)
            self.complain(f'Error Writing File: {error.strerror}')

    def complain(self, text):
        print(text)
        self.failed = True

    def command(self, line):
        words = words_of(line)
        if not words:
            return
        verb = words[0].lower()
        names = steps(words[1]) if len(words) > 1 else []
        shown = ':'.join([''] + names)
        try:
            parent = self.root
            for name in names[:-1]:
                parent = step(parent, name)
            if verb == 'print':
                value = step(parent, names[-1]) if names else self.root
                sys.stdout.write(dumps(value).decode() if self.xml else show(value) + '\n')
                return
            if verb == 'set':
                old = step(parent, names[-1])
                kind = type(old).__name__
                text = ' '.join(words[2:])
                new = MAKE[{'str': 'string', 'int': 'integer', 'float': 'real', 'bool': 'bool'}.get(kind, 'string')](text)
                parent[int(names[-1]) if isinstance(parent, list) else names[-1]] = new
            elif verb == 'delete':
                step(parent, names[-1])
                del parent[int(names[-1]) if isinstance(parent, list) else names[-1]]
            elif verb == 'add':
                text = ' '.join(words[3:])
                if words[2] not in MAKE:
                    self.complain(f'Unrecognized Type: {words[2]}')
                    return
                if isinstance(parent, list):
                    parent.insert(int(names[-1]) if names[-1] else len(parent), MAKE[words[2]](text))
                elif names[-1] in parent:
                    self.complain(f'Add: "{shown}" Entry Already Exists')
                    return
                else:
                    parent[names[-1]] = MAKE[words[2]](text)
            elif verb in ('save', 'exit', 'quit', 'bye'):
                return
            else:
                refuse(f'{words[0]} is not pretended')
        except (KeyError, IndexError, TypeError, ValueError):
            self.complain(f'{words[0].capitalize()}: Entry, "{shown}", Does Not Exist')
            return
        self.save()


def main(words):
    commands = []
    xml = False
    path = None
    while words:
        word = words.pop(0)
        if word == '-c' and words:
            commands.append(words.pop(0))
        elif word == '-x':
            xml = True
        elif word.startswith('-'):
            refuse(f'illegal option {word}')
        else:
            path = word
    if path is None:
        print('Usage: PlistBuddy [-cxh] <file.plist>')
        sys.exit(1)
    buddy = Buddy(path, xml)
    for line in commands or sys.stdin.read().splitlines():
        buddy.command(line)
    sys.exit(1 if buddy.failed else 0)


main(sys.argv[1:])
