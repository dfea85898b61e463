import type { Block, Row, Section, Sheet } from './sheet.ts';
import type { Word, Words } from './words.ts';

/** CommonMark 0.30, without tables, which it does not have. A rule stands between two sheets. */
export function markdown(sheets: readonly Sheet[]): string {
  return sheets.map(sheet).join('\n---\n\n');
}

function sheet({ organization, title, lead, details, sections, call }: Sheet): string {
  const of = organization ? `${words(organization)}\n\n` : '';
  return `${of}# ${escaped(title)}\n\n${words(lead)}\n\n${details.flat().map(row).join('')}\n${sections.map(section).join('\n')}\n## ${words(call.title)}\n\n${list('-', call.items)}`;
}

function row({ term, value }: Row): string {
  return `- **${escaped(term)}:** ${words(value)}\n`;
}

function section({ title, blocks }: Section, index: number): string {
  return `## ${index + 1}. ${escaped(title)}\n\n${blocks.map(block).join('\n')}`;
}

function block(each: Block): string {
  if (each.kind === 'text') return `${words(each.words)}\n`;
  return list(each.kind === 'steps' ? '1' : '-', each.items);
}

function list(mark: '1' | '-', items: readonly Words[]): string {
  return items.map((item, i) => `${mark === '1' ? `${i + 1}.` : '-'} ${words(item)}\n`).join('');
}

function words(all: Words): string {
  return all.map(word).join('').replaceAll(/ {2,}/g, ' ');
}

function word(one: Word): string {
  if (typeof one === 'string') return escaped(one);
  switch (one.kind) {
    case 'label':
    case 'strong':
      return `**${escaped(one.text)}**`;
    case 'value':
      return code(one.text);
    case 'name':
      return escaped(one.text);
    case 'blank':
      return escaped('_'.repeat(one.width));
    case 'tick':
      return escaped(`[ ] ${one.text}`);
  }
}

/** A code span with a fence longer than any run of backticks in it (CommonMark, section 6.1). */
function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = /^`|`$|^ .* $/.test(text) ? ' ' : '';
  return `${fence}${pad}${text}${pad}${fence}`;
}

/** Any ASCII punctuation may be escaped; these signs mean something within a line or at its start (section 2.4). */
function escaped(text: string): string {
  return text
    .replaceAll(/[\\`*_[\]<>&#|~]/g, (sign) => `\\${sign}`)
    .replace(/^(\s*)([-+]|\d+(?=[.)]))/, (_, space: string, sign: string) =>
      /\d/.test(sign) ? `${space}${sign}\\` : `${space}\\${sign}`,
    );
}
