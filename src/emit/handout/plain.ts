import { fold } from '../../core/fold.ts';
import type { Block, Row, Section, Sheet } from './sheet.ts';
import type { Word, Words } from './words.ts';

const WIDTH = 72;
/** Printers begin a sheet at it, and terminals pass it over (RFC 678). */
const FORM_FEED = '\f';

/** Plain text, for a mail or a printer. */
export function plain(sheets: readonly Sheet[]): string {
  return sheets.map(sheet).join(`${FORM_FEED}\n`);
}

function sheet({ organization, title, lead, details, sections, call }: Sheet): string {
  const column = Math.max(...details.flat().map(({ term }) => term.length)) + 3;
  const parts = [
    [...(organization ? filled(words(organization), '') : []), title.toUpperCase(), '='.repeat(title.length)],
    filled(words(lead), ''),
    details.flat().flatMap((each) => row(each, column)),
    ...sections.map(section),
    [...filled(words(call.title), ''), ...call.items.flatMap((item) => filled(words(item), '-  '))],
  ];
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function row({ term, value }: Row, column: number): readonly string[] {
  return filled(words(value), `${term}:`.padEnd(column));
}

function section({ title, blocks }: Section, index: number): readonly string[] {
  const head = `${index + 1}. ${title}`;
  return [head, '-'.repeat(head.length), ...blocks.flatMap((each, i) => [...(i > 0 ? [''] : []), ...block(each)])];
}

function block(each: Block): readonly string[] {
  if (each.kind === 'text') return filled(words(each.words), '');
  return each.items.flatMap((item, i) => filled(words(item), each.kind === 'steps' ? `${i + 1}. ` : '-  '));
}

function words(all: Words): string {
  return all.map(word).join('').replaceAll(/ {2,}/g, ' ');
}

function word(one: Word): string {
  if (typeof one === 'string') return one;
  switch (one.kind) {
    case 'label':
      return `"${one.text}"`;
    case 'value':
    case 'strong':
    case 'name':
      return one.text;
    case 'blank':
      return '_'.repeat(one.width);
    case 'tick':
      return `[ ] ${one.text}`;
  }
}

/** Lines no longer than WIDTH where the words allow it, the mark in front of the first, the others as far in. */
function filled(text: string, mark: string): readonly string[] {
  return (mark + fold(text.trim(), WIDTH - mark.length, ' '.repeat(mark.length))).split('\n');
}
