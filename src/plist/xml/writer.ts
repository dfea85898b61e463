import { PlistError } from '../error.ts';
import type { PlistEntry, PlistValue } from '../value.ts';
import { NOT_XML } from './characters.ts';
import { EPOCH_2001 } from './leaves.ts';
import { isArchivedUid } from './uid.ts';

/** How a writer orders the keys of dictionaries: as they come, or by code units, as Apple's writer does. */
export interface WriteOptions {
  readonly keyOrder?: 'kept' | 'sorted';
}

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
`;

/**
 * The value as an XML property list in Apple's own layout: tabs, the public document type, LF, a final newline.
 *
 * @throws PlistError for a character that XML cannot hold, for a date outside the years 0 to 9999, for a dictionary that
 * would be read as a UID, and for text beyond what JavaScript's strings hold, as shared values of a binary file may need
 */
export function writeXml(root: PlistValue, options: WriteOptions = {}): string {
  try {
    return `${HEAD}${element(root, '', options)}</plist>\n`;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new PlistError(`too large for an XML property list: ${error.message}`);
  }
}

/** One value as XML lines, each with `indent` in front and a newline behind. */
export function element(value: PlistValue, indent: string, options: WriteOptions = {}): string {
  switch (value.kind) {
    case 'string':
      return `${indent}<string>${escape(value.value)}</string>\n`;
    case 'integer':
      return `${indent}<integer>${value.value}</integer>\n`;
    case 'real':
      return `${indent}<real>${realText(value.value)}</real>\n`;
    case 'boolean':
      return `${indent}<${value.value}/>\n`;
    case 'date':
      return `${indent}<date>${dateText(value.value)}</date>\n`;
    case 'data':
      return `${indent}<data>\n${base64Lines(value.value, indent)}${indent}</data>\n`;
    case 'uid':
      return container(
        'dict',
        pair('CF$UID', `${indent}\t<integer>${value.value}</integer>\n`, `${indent}\t`),
        indent,
      );
    case 'array':
      return container('array', value.value.map((item) => element(item, `${indent}\t`, options)).join(''), indent);
    case 'dict':
      if (isArchivedUid(value.value)) throw new PlistError('XML cannot hold a dictionary with the one key CF$UID');
      return container('dict', entries(value.value, `${indent}\t`, options), indent);
  }
}

/** A key and its value as XML lines. */
export function entryLines(key: string, value: PlistValue, indent: string): string {
  return pair(key, element(value, indent), indent);
}

/** Entries in the order that the options ask for; duplicate keys keep their order. */
export function ordered(list: readonly PlistEntry[], options: WriteOptions): readonly PlistEntry[] {
  if (options.keyOrder !== 'sorted') return list;
  return list.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}

function entries(list: readonly PlistEntry[], indent: string, options: WriteOptions): string {
  return ordered(list, options)
    .map(({ key, value }) => pair(key, element(value, indent, options), indent))
    .join('');
}

function pair(key: string, valueLines: string, indent: string): string {
  return `${indent}<key>${escape(key)}</key>\n${valueLines}`;
}

function container(name: 'array' | 'dict', members: string, indent: string): string {
  return members === '' ? `${indent}<${name}/>\n` : `${indent}<${name}>\n${members}${indent}</${name}>\n`;
}

/** A carriage return is written as a reference: read as it stands, XML would make it a line feed. */
function escape(text: string): string {
  const bad = text.isWellFormed() ? text.search(NOT_XML) : text.search(/\p{Surrogate}/u);
  if (bad >= 0) {
    const unit = text.charCodeAt(bad);
    throw new PlistError(`XML cannot hold the character U+${unit.toString(16).toUpperCase().padStart(4, '0')}`);
  }
  return text.replace(/[&<>\r]/g, (character) => ESCAPES[character]!);
}

const ESCAPES: { readonly [character: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' };

function realText(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? '+infinity' : '-infinity';
  return Object.is(value, -0) ? '-0' : String(value);
}

/** XML has whole seconds only; a fraction is cut off, as Apple's writer does. */
export function dateText(secondsSince2001: number): string {
  const moment = new Date(Math.floor(secondsSince2001) * 1000 + EPOCH_2001);
  const year = moment.getUTCFullYear();
  if (!(year >= 0 && year <= 9999)) throw new PlistError('XML cannot hold a date outside the years 0 to 9999');
  return `${moment.toISOString().slice(0, 19)}Z`;
}

/** Apple breaks lines at 76 columns, counting a tab as 8. */
function base64Lines(bytes: Uint8Array, indent: string): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
  const width = Math.max(4, 76 - 8 * indent.length);
  let lines = '';
  for (let i = 0; i < text.length; i += width) lines += `${indent}${text.slice(i, i + width)}\n`;
  return lines;
}
