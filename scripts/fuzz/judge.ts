import type { Position } from '../../src/core/location.ts';
import { writeBinary } from '../../src/plist/binary/writer.ts';
import type { PlistDocument } from '../../src/plist/document.ts';
import { PlistError } from '../../src/plist/error.ts';
import { readPlist } from '../../src/plist/format.ts';
import { sameValue, type PlistValue } from '../../src/plist/value.ts';
import { writeXml } from '../../src/plist/xml/writer.ts';

/**
 * What became of one input: `document` or `refused`.
 *
 * @throws Error if a reader did anything but give a sound document or a PlistError with a place in the input
 */
export function judge(bytes: Uint8Array): 'document' | 'refused' {
  const document = tried(() => readPlist(bytes));
  if (document instanceof PlistError) {
    placed(document, bytes);
    return 'refused';
  }
  const { root, text, comments } = document;
  sound(root, { start: 0, end: text?.length ?? bytes.length }, text !== undefined);
  for (const comment of comments) inside(comment, { start: 0, end: text!.length }, 'comment');
  survives(document, writeBinary(root));
  // XML cannot hold every character and every date; the writer says so.
  const xml = tried(() => writeXml(root));
  if (!(xml instanceof PlistError)) survives(document, new TextEncoder().encode(xml), true);
  return 'document';
}

function tried<Result>(act: () => Result): Result | PlistError {
  try {
    return act();
  } catch (error) {
    if (error instanceof PlistError) return error;
    throw error;
  }
}

function placed({ message, position, byteOffset }: PlistError, bytes: Uint8Array): void {
  const byOffset = byteOffset !== undefined && byteOffset >= 0 && byteOffset <= bytes.length;
  const byPosition = position && decodings(bytes).some((text) => holds(text, position));
  if (!byOffset && !byPosition) throw new Error(`refused without a place in the input: ${message}`);
}

function holds(text: string, { line, column }: Position): boolean {
  const found = text.split(/\r\n|\r|\n/)[line - 1];
  return found !== undefined && column >= 1 && column <= found.length + 1;
}

/** Latin-1 has as many characters as any 8-bit encoding, or more; which UTF-16 it may be need not be known. */
function decodings(bytes: Uint8Array): readonly string[] {
  const even = Buffer.from(bytes.slice(0, bytes.length - (bytes.length % 2)));
  return [Buffer.from(bytes).toString('latin1'), even.toString('utf16le'), even.swap16().toString('utf16le')];
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

function inside({ start, end }: Stretch, outer: Stretch, what: string): void {
  if (start >= outer.start && start < end && end <= outer.end) return;
  throw new Error(`a ${what} from ${start} to ${end}, inside ${outer.start} to ${outer.end}`);
}

/** Every node lies inside the input, with its start before its end; in a text also inside the node around it. */
function sound(node: PlistValue, outer: Stretch, nests: boolean): void {
  inside(node, outer, node.kind);
  const inner = nests ? node : outer;
  if (node.kind === 'array') for (const item of node.value) sound(item, inner, nests);
  if (node.kind !== 'dict') return;
  for (const { keyStart, keyEnd, value } of node.value) {
    inside({ start: keyStart, end: keyEnd }, inner, 'key');
    sound(value, inner, nests);
  }
}

/** What is written reads back as the same value; XML cuts the fractions of dates. */
function survives({ root }: PlistDocument, written: Uint8Array, whole = false): void {
  const again = readPlist(written).root;
  if (!sameValue(again, root) && !(whole && sameValue(again, wholeSeconds(root)))) {
    throw new Error('what was written reads back as something else');
  }
}

function wholeSeconds(node: PlistValue): PlistValue {
  // -0 is a date like 0.
  if (node.kind === 'date') return { ...node, value: Math.floor(node.value) + 0 };
  if (node.kind === 'array') return { ...node, value: node.value.map(wholeSeconds) };
  if (node.kind === 'dict') {
    return { ...node, value: node.value.map((entry) => ({ ...entry, value: wholeSeconds(entry.value) })) };
  }
  return node;
}
