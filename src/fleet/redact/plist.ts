import { PlistError } from '../../plist/error.ts';
import { readPlist } from '../../plist/format.ts';
import { recognise } from '../../plist/managed/recognise.ts';
import type { PlistDocument } from '../../plist/document.ts';
import { writeBinary } from '../../plist/binary/writer.ts';
import { writeXml } from '../../plist/xml/writer.ts';
import { keptComments } from './comments.ts';
import type { Names } from './names.ts';
import { writeOpenStep } from './openstep.ts';
import type { Redacted, Vocabulary } from './redacted.ts';
import { redactRoot } from './values.ts';

/** A preference file of any format, in the same format. */
export function redactPlist(bytes: Uint8Array, names: Names, vocabulary: Vocabulary): Redacted {
  try {
    const document = readPlist(bytes, { duplicateKeys: 'keep' });
    const managed = recognise(document.root);
    if (managed) return { refused: `it is a ${managed.what}, not a preference file` };
    return { bytes: written(document, names, vocabulary), notices: noticesOf(document) };
  } catch (error) {
    if (error instanceof PlistError) return { refused: error.message };
    throw error;
  }
}

function written(document: PlistDocument, names: Names, { checks }: Vocabulary): Uint8Array {
  const root = redactRoot(document.root, names);
  if (document.format === 'binary') return writeBinary(root);
  const kept = keptComments(document, checks);
  const text =
    document.format === 'openstep'
      ? kept.replaceAll('<!--', '/*').replaceAll('-->', '*/') + writeOpenStep(root)
      : writeXml(root).replace(/(?<=<plist version="1\.0">\n)/, () => kept);
  return new TextEncoder().encode(text);
}

function noticesOf({ comments }: PlistDocument): readonly string[] {
  return comments.length === 0 ? [] : ['comments were left out'];
}
