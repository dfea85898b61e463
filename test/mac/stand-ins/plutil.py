"""plutil: -lint, and -convert xml1 or binary1 with -o or -e."""
import os
import sys

sys.path.insert(0, '/.mac/stand-ins')
from plists import RELEASE, dumps, loads, refuse  # noqa: E402


def main(words):
    form = None
    out = None
    ending = None
    silent = False
    files = []
    while words:
        word = words.pop(0)
        if word == '-lint':
            pass
        elif word == '-convert' and words:
            form = words.pop(0)
            if form not in ('xml1', 'binary1'):
                refuse(f'unknown format {form}')
        elif word == '-o' and words:
            out = words.pop(0)
            if out == '-' and RELEASE < '10.6':
                refuse('-o - is not known to write to standard output here')
        elif word == '-e' and words:
            ending = words.pop(0)
        elif word == '-s':
            silent = True
        elif word == '--':
            files += words
            words = []
        elif word.startswith('-') and word != '-':
            refuse(f'unrecognized option {word}')
        else:
            files.append(word)
    if not files:
        print('plutil: No files specified.', file=sys.stderr)
        sys.exit(1)
    bad = 0
    for name in files:
        try:
            data = sys.stdin.buffer.read() if name == '-' else open(name, 'rb').read()
        except OSError:
            print(f'{name}: file does not exist or is not readable or is not a regular file', file=sys.stderr)
            bad = 1
            continue
        try:
            value = loads(data)
        except ValueError as error:
            print(f'{name}: {error}', file=sys.stdout if form is None else sys.stderr)
            bad = 1
            continue
        if form is None:
            if not silent:
                print(f'{name}: OK')
            continue
        target = out or (os.path.splitext(name)[0] + '.' + ending if ending else name)
        text = dumps(value, form == 'binary1')
        try:
            if target == '-':
                sys.stdout.buffer.write(text)
            else:
                with open(target, 'wb') as file:
                    file.write(text)
        except OSError as error:
            print(f'{name}: {error.strerror}', file=sys.stderr)
            bad = 1
    sys.exit(bad)


main(sys.argv[1:])
