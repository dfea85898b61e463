import { fold, type Names } from './names.ts';
import { path } from './path.ts';
import { freeText } from './text.ts';

/** All words of the reasons that the script `collect` gives. */
const WORDS: ReadonlySet<string> = new Set(
  `it is a an link no not regular file folder has names cannot be read was exchanged while being at once property list in its
  way there to enter leads elsewhere passed over passed-over skipped home absent another's closed filevault image missing owner
  belongs somebody someone else of user the and on with without than more too unreadable`.split(/\s+/),
);

/** A reason in the words of `collect`, with the paths in it replaced; a sentence with other words is free text. */
export function sentence(text: string, names: Names): string {
  const words = text.split(/([\s:;,()]+)/);
  const isKnown = words.every((word, i) => i % 2 === 1 || isOwn(word) || word.includes('/'));
  if (!isKnown) return freeText(text, names);
  return words.map((word, i) => (i % 2 === 1 || isOwn(word) ? word : path(word, names))).join('');
}

function isOwn(word: string): boolean {
  return word === '' || WORDS.has(fold(word)) || /^\d{1,5}$/.test(word);
}
