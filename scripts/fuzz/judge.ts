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
  sound(document.root, document.text?.length ?? bytes.length);
  survives(document, writeBinary(document.root));
  // XML cannot hold every character and every date; the writer says so.
  const xml = tried(() => writeXml(document.root));
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
  const byPosition = position && position.line >= 1 && position.column >= 1 && position.line <= bytes.length + 1;
  const byOffset = byteOffset !== undefined && byteOffset >= 0 && byteOffset <= bytes.length;
  if (!byPosition && !byOffset) throw new Error(`refused without a place: ${message}`);
}

/** Every node lies inside the input, with its start before its end. */
function sound(node: PlistValue, length: number): void {
  if (!(node.start >= 0 && node.start < node.end && node.end <= length)) {
    throw new Error(`a ${node.kind} from ${node.start} to ${node.end} of ${length}`);
  }
  if (node.kind === 'array') for (const item of node.value) sound(item, length);
  if (node.kind === 'dict') for (const { value } of node.value) sound(value, length);
}

/** What is written reads back as the same value; XML cuts the fractions of dates. */
function survives({ root }: PlistDocument, written: Uint8Array, whole = false): void {
  const again = readPlist(written).root;
  if (!sameValue(again, root) && !(whole && sameValue(again, wholeSeconds(root)))) {
    throw new Error('what was written reads back as something else');
  }
}

function wholeSeconds(node: PlistValue): PlistValue {
  if (node.kind === 'date') return { ...node, value: Math.floor(node.value) + 0 };
  if (node.kind === 'array') return { ...node, value: node.value.map(wholeSeconds) };
  if (node.kind === 'dict') {
    return { ...node, value: node.value.map((entry) => ({ ...entry, value: wholeSeconds(entry.value) })) };
  }
  return node;
}
