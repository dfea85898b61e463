import { writeBinary } from './binary/writer.ts';
import type { PlistDocument } from './document.ts';
import { PlistError } from './error.ts';
import { dict, sameValue, type PlistDict, type PlistEntry, type PlistValue } from './value.ts';
import { encodeLike } from './xml/encoding.ts';
import { element, entryLines } from './xml/writer.ts';

/** New values by key of the root dictionary; undefined takes the key out. */
export type Edits = ReadonlyMap<string, PlistValue | undefined>;

/**
 * The bytes of a property list with some keys of its root dictionary set or taken out, and everything else as it was:
 * in XML to the byte, comments, layout and encoding included; in binary to the value. Nothing to change gives the same bytes.
 *
 * @param bytes what `document` was read from
 * @throws PlistError if the root is no dictionary, or the file is OpenStep text, which cannot hold typed values
 */
export function edit(document: PlistDocument, bytes: Uint8Array, edits: Edits): Uint8Array {
  const { root } = document;
  if (root.kind !== 'dict') throw new PlistError(`the root is ${root.kind}, not a dictionary`);
  const wanted = new Map([...edits].filter(([key, value]) => changes(root, key, value)));
  if (wanted.size === 0) return bytes;
  if (document.format === 'binary') return writeBinary(edited(root, wanted));
  if (document.format === 'openstep')
    throw new PlistError(
      'OpenStep text cannot hold typed values; take the file itself, or what `defaults export` gives',
    );
  return encodeLike(editText(document.text!, root, wanted), bytes);
}

function changes(root: PlistDict, key: string, value: PlistValue | undefined): boolean {
  const old = root.value.findLast((entry) => entry.key === key)?.value;
  return value ? !old || !sameValue(old, value) : old !== undefined;
}

/** The dictionary with the edits made: keys stay at their places, new ones come behind. */
function edited(root: PlistDict, edits: Edits): PlistDict {
  const kept = root.value.flatMap(({ key, value }): [string, PlistValue][] => {
    if (!edits.has(key)) return [[key, value]];
    const now = edits.get(key);
    return now ? [[key, now]] : [];
  });
  const present = new Set(root.value.map(({ key }) => key));
  const added = [...edits].filter((one): one is [string, PlistValue] => one[1] !== undefined && !present.has(one[0]));
  return dict([...kept, ...added]);
}

interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function editText(text: string, root: PlistDict, edits: Edits): string {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const kept = root.value.filter(({ key }) => !edits.has(key) || edits.get(key) !== undefined);
  if (kept.length === 0) return splice(text, [refill(text, root, edits)], newline);
  const indent = indentBefore(text, kept[0]!.keyStart);
  const splices: Splice[] = [];
  for (const [key, value] of [...edits].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const places = root.value.filter((entry) => entry.key === key);
    if (!value) splices.push(...places.map((entry) => removal(text, entry)));
    else if (places.length === 0) splices.push(insertion(text, kept, key, value, indent));
    else splices.push(...places.map((entry) => replacement(entry.value, value, indent)));
  }
  return splice(text, splices, newline);
}

/** White space between the start of the line and the offset; `otherwise` where something else stands there. */
function indentBefore(text: string, offset: number, otherwise = '\t'): string {
  const line = text.slice(
    Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1,
    offset,
  );
  return /^[ \t]*$/.test(line) ? line : otherwise;
}

function replacement(old: PlistValue, value: PlistValue, indent: string): Splice {
  return { start: old.start, end: old.end, text: element(value, indent).trim() };
}

/** From the white space before the key to the end of its value, so that no empty line stays behind. */
function removal(text: string, { keyStart, value }: PlistEntry): Splice {
  let start = keyStart;
  while (/[ \t]/.test(text[start - 1] ?? '')) start -= 1;
  if (/[\r\n]/.test(text[start - 1] ?? '')) start -= text.slice(start - 2, start) === '\r\n' ? 2 : 1;
  else start = keyStart;
  return { start, end: value.end, text: '' };
}

/** Before the first greater key where the keys are sorted, else behind the last one. */
function insertion(
  text: string,
  entries: readonly PlistEntry[],
  key: string,
  value: PlistValue,
  indent: string,
): Splice {
  const sorted = entries.every((entry, i) => i === 0 || entries[i - 1]!.key <= entry.key);
  const next = sorted ? entries.find((entry) => entry.key > key) : undefined;
  const lines = entryLines(key, value, indent).trim();
  if (next)
    return { start: next.keyStart, end: next.keyStart, text: `${lines}\n${indentBefore(text, next.keyStart)}` };
  const { end } = entries.at(-1)!.value;
  return { start: end, end, text: `\n${indent}${lines}` };
}

/** The whole dictionary anew, where none of its entries stays; comments of an empty one are kept. */
function refill(text: string, root: PlistDict, edits: Edits): Splice {
  const indent = indentBefore(text, root.start, '');
  const pairs = [...edits].filter((one): one is [string, PlistValue] => one[1] !== undefined);
  const inside = root.value.length === 0 ? text.slice(root.start, root.end) : '';
  const comments = inside.replace(/^<dict\s*\/?>|<\/dict\s*>$/g, '');
  const filled = element(dict(pairs), indent).trim();
  return { start: root.start, end: root.end, text: filled.replace(/<\/dict>$/, () => `${comments.trim()}</dict>`) };
}

/** Makes all replacements at once; those at one place come in their order. */
function splice(text: string, splices: readonly Splice[], newline: string): string {
  let result = '';
  let at = 0;
  // What is put in at a place comes before what is taken out from there on.
  for (const { start, end, text: inserted } of splices.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (start < at) throw new RangeError('edits that overlap');
    result += text.slice(at, start) + inserted.replaceAll('\n', newline);
    at = end;
  }
  return result + text.slice(at);
}
