import { describe, expect, test } from 'vitest';
import { judgePlist } from '../../src/checks/target.ts';
import type { Location } from '../../src/core/location.ts';
import { writeBinary } from '../../src/plist/binary/writer.ts';
import { array, boolean, dict, string } from '../../src/plist/value.ts';
import { TODAY } from './harness.ts';

function judged(content: string | Uint8Array, role: 'template' | 'mac' = 'mac') {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return judgePlist({ file: 'p.plist', bytes, role, today: TODAY });
}

function place({ span, byteOffset }: Location): string {
  return span ? `${span.start.line}:${span.start.column}` : byteOffset === undefined ? 'whole' : `byte ${byteOffset}`;
}

function told(content: string | Uint8Array): string[] {
  return judged(content).findings.map(({ check, where, message }) => `${check} ${place(where)} ${message}`);
}

const BINARY = writeBinary(dict([['HideEmoticons', boolean(true)]]));

describe('what cannot be read', () => {
  test.each<[string, string | Uint8Array, string]>([
    ['nothing', '', 'byte 0 the file is empty'],
    ['an open dictionary', '<plist>\n<dict>\n</plist>', '3:1 expected </dict>, found </plist>'],
    ['a key alone', '<plist><dict>\n<key>a</key></dict></plist>', '2:1 the key "a" has no value'],
    ['a page', '<!DOCTYPE html>\n<html></html>', '2:1 expected <plist>, found <html>'],
    ['OpenStep text', '{\n  a = 1\n}', '3:1 expected ";" after the value of "a", found "}"'],
    ['a binary file cut off', BINARY.subarray(0, 20), 'byte 20 '],
  ])('%s', (_name, content, expected) => {
    const [only, ...more] = told(content);
    expect(only).toContain(`plist/unreadable ${expected}`);
    expect(more).toEqual([]);
  });

  test('is the only thing said of the file, and is of a kind of its own', () => {
    const { kind, outcomes, sources } = judged('{ DisalowSave = 1 ');
    expect(kind).toBe('unreadable plist');
    expect(outcomes.filter(({ check }) => check.startsWith('settings/'))).toEqual([]);
    expect(sources).toEqual({ 'p.plist': '{ DisalowSave = 1 ' });
  });

  test('shows text in UTF-16 as text', () => {
    const bytes = new Uint8Array(Buffer.from('\ufeff<plist>\n<dict>', 'utf16le'));
    expect(judged(bytes).sources['p.plist']).toBe('<plist>\n<dict>');
    expect(told(bytes)[0]).toMatch(/^plist\/unreadable 2:\d+ /);
  });
});

describe('roots', () => {
  test.each<[string, string | Uint8Array, string[]]>([
    ['an array', '<plist>\n<array/></plist>', ['2:1 the root is of type array, not a dictionary']],
    ['a string', '<plist><string>a</string></plist>', ['1:8 the root is of type string, not a dictionary']],
    ['an OpenStep string', '"a"', ['1:1 the root is of type string, not a dictionary']],
    ['a binary array', writeBinary(array([string('a')])), ['byte 8 the root is of type array, not a dictionary']],
    ['an empty dictionary', '<plist><dict/></plist>', []],
    ['a binary dictionary', BINARY, []],
    ['a .strings file', 'HideEmoticons = 1;\n', []],
  ])('%s', (_name, content, expected) => {
    expect(told(content)).toEqual(expected.map((each) => `plist/not-a-dictionary ${each}`));
  });

  test('an array of settings holds no settings', () => {
    const { outcomes } = judged('<plist><array><string>DisalowSave</string></array></plist>', 'template');
    expect(outcomes.filter(({ check }) => check.startsWith('settings/'))).toEqual([]);
  });
});

test('a file with duplicate keys can be judged', () => {
  const [only, ...more] = told(
    '<plist><dict><key>HideEmoticons</key><true/><key>HideEmoticons</key><true/></dict></plist>',
  );
  expect(only).toMatch(/^settings\/duplicate-key 1:\d+ /);
  expect(more).toEqual([]);
});
