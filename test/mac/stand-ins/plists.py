"""Property lists as the Mac's tools read and write them: XML with Apple's layout, binary, and the old text form."""
import datetime
import os
import plistlib
import re
import sys

RELEASE = os.environ.get('MAC_RELEASE', '10.3')
NAME = os.environ.get('MAC_NAME', 'mac')


def refuse(why):
    with open('/.mac/run/refused', 'a') as file:
        file.write(f'{NAME}\0{why}\0')
    print(f'{NAME}: {why} (Mac OS X {RELEASE})', file=sys.stderr)
    sys.exit(64)


def loads(data):
    """Any of the three forms; ValueError if none."""
    if data.startswith(b'bplist00'):
        try:
            return plistlib.loads(data, fmt=plistlib.FMT_BINARY)
        except Exception as error:
            raise ValueError(f'Unexpected binary plist: {error}') from error
    if re.match(rb'(\xef\xbb\xbf|\s)*<[?!p]', data):
        try:
            return plistlib.loads(data, fmt=plistlib.FMT_XML)
        except Exception as error:
            raise ValueError(f'XML parser error: {error}') from error
    return Text(data.decode('utf-8', 'strict')).whole()


def dumps(value, binary=False):
    if binary:
        return plistlib.dumps(value, fmt=plistlib.FMT_BINARY, sort_keys=True)
    text = plistlib.dumps(value, fmt=plistlib.FMT_XML, sort_keys=True)
    if RELEASE < '10.5':
        text = text.replace(b'-//Apple//DTD PLIST', b'-//Apple Computer//DTD PLIST', 1)
    return text


class Text:
    """The old form: { key = value; }, ( a, b ), <00ff>, "text", word. All leaves are strings or data."""

    def __init__(self, text):
        self.text = text
        self.at = 0

    def whole(self):
        self.space()
        if self.at == len(self.text):
            raise ValueError('the file is empty')
        value = self.value()
        self.space()
        if self.at < len(self.text):
            raise ValueError(f'Junk after plist at character {self.at}')
        return value

    def space(self):
        found = re.compile(r'(\s|//[^\n]*|/\*.*?\*/)*', re.S).match(self.text, self.at)
        self.at = found.end()

    def take(self, mark):
        self.space()
        if self.text.startswith(mark, self.at):
            self.at += len(mark)
            return True
        return False

    def value(self):
        if self.take('{'):
            result = {}
            while not self.take('}'):
                key = self.string()
                if self.take('='):
                    result[key] = self.value()
                else:
                    result[key] = key
                if not self.take(';'):
                    raise ValueError(f'missing ; at character {self.at}')
            return result
        if self.take('('):
            result = []
            while not self.take(')'):
                result.append(self.value())
                if not self.take(','):
                    if self.take(')'):
                        break
                    raise ValueError(f'missing , at character {self.at}')
            return result
        if self.take('<'):
            end = self.text.index('>', self.at)
            digits = re.sub(r'\s', '', self.text[self.at:end])
            self.at = end + 1
            return bytes.fromhex(digits)
        return self.string()

    def string(self):
        self.space()
        found = re.compile(r'"((?:[^"\\]|\\.)*)"', re.S).match(self.text, self.at)
        if found:
            self.at = found.end()
            return re.sub(r'\\(.)', lambda m: {'n': '\n', 't': '\t'}.get(m[1], m[1]), found[1])
        found = re.compile(r'[A-Za-z0-9_$/:.\-]+').match(self.text, self.at)
        if not found:
            raise ValueError(f'Unexpected character at {self.at}')
        self.at = found.end()
        return found[0]


def as_text(value, indent=0):
    """What "defaults read" prints."""
    here = '    ' * indent
    if isinstance(value, dict):
        inner = ''.join(f'{here}    {quoted(k)} = {as_text(v, indent + 1)};\n' for k, v in sorted(value.items()))
        return '{\n' + inner + here + '}'
    if isinstance(value, list):
        inner = ',\n'.join(f'{here}    {as_text(v, indent + 1)}' for v in value)
        return '(\n' + inner + '\n' + here + ')' if value else '(\n' + here + ')'
    return plain(value, True)


def plain(value, quote=False):
    if isinstance(value, bool):
        return '1' if value else '0'
    if isinstance(value, bytes):
        digits = value.hex()
        return '<' + ' '.join(digits[i:i + 8] for i in range(0, len(digits), 8)) + '>'
    if isinstance(value, datetime.datetime):
        text = value.strftime('%Y-%m-%d %H:%M:%S +0000')
        return f'"{text}"' if quote else text
    text = repr(value) if isinstance(value, float) else str(value)
    if isinstance(value, float) and text.endswith('.0'):
        text = text[:-2]
    return quoted(text) if quote else text


def quoted(text):
    if re.fullmatch(r'[A-Za-z0-9]+', text):
        return text
    escaped = text.replace('\\', '\\\\').replace('"', '\\"').replace('\n', '\\n')
    escaped = ''.join(c if ord(c) < 128 else f'\\U{ord(c):04x}' for c in escaped)
    return f'"{escaped}"'
