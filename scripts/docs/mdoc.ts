/** Plain text as mdoc(7): what mandoc's lint asks for, and no more. */

const WIDTH = 78;

/** A word as an argument of a macro, to be shown exactly as it is. */
export function word(text: string): string {
  const marks = escaped(text).replaceAll('-', String.raw`\-`);
  // A long path may break behind a slash.
  const shown = text.length > 40 ? marks.replaceAll('/', String.raw`/\:`) : marks;
  // Lone punctuation, and names of macros, would be taken for what they are.
  const plain = /^[A-Z%][a-z0-9]{0,2}$|^[[\](){}.,;:!?|]+$/.test(text) ? String.raw`\&${shown}` : shown;
  return /[\s]/.test(plain) || plain === '' ? `"${plain}"` : plain;
}

/** Sentences, each on lines of its own; `code` in backquotes becomes a quotation. */
export function prose(text: string): string {
  const sentences = text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .split(/(?<=[.!?]) (?=[A-Z`-])/);
  return sentences.map(sentence).join('');
}

/** The first letter large, a full stop at the end. */
export function asSentence(text: string): string {
  const large = /^[a-z]+\b(?![-./])/.test(text) ? text[0]!.toUpperCase() + text.slice(1) : text;
  return /[.!?]$/.test(large) ? large : `${large}.`;
}

function sentence(text: string): string {
  const parts = text.split('`');
  let lines = '';
  for (let i = 0; i < parts.length; i += 2) {
    const before = i === 0 ? parts[i]! : parts[i]!.replace(/^[.,;:)!?]+/, '');
    const opens = i + 1 < parts.length && before.endsWith('(');
    lines += wrapped((opens ? before.slice(0, -1) : before).trim());
    if (i + 1 >= parts.length) break;
    const after = /^[.,;:)!?]*/.exec(parts[i + 2] ?? '')![0];
    lines += ['.Ql', ...(opens ? ['('] : []), word(parts[i + 1]!), ...after.split('')].join(' ') + '\n';
  }
  return lines;
}

/** Lines of at most 78 columns. */
function wrapped(text: string): string {
  if (text === '') return '';
  const lines: string[] = [];
  for (const each of text.split(' ').map(inText)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + each.length <= WIDTH) lines[lines.length - 1] = `${last} ${each}`;
    else lines.push(each);
  }
  return lines.map((line) => `${/^[.']/.test(line) ? String.raw`\&` : ''}${line}\n`).join('');
}

/** In prose a hyphen is one, but options and names of files and settings are to be copied from the screen. */
function inText(text: string): string {
  const isName = /^[("[]*-|[./_=]\w|\w-\w+-|[a-z][A-Z]/.test(text);
  return isName ? escaped(text).replaceAll('-', String.raw`\-`) : escaped(text);
}

const SPECIAL: { readonly [character: string]: string } = {
  '\\': String.raw`\e`,
  '"': String.raw`\(dq`,
  '`': String.raw`\(ga`,
  '^': String.raw`\(ha`,
  '~': String.raw`\(ti`,
  "'": String.raw`\(aq`,
};

function escaped(text: string): string {
  return text.replaceAll(/[\\"`^~']/g, (character) => SPECIAL[character]!);
}
