import type { SubjectKind } from '../../report/subjects.ts';
import { TOPICS } from '../../topics/index.ts';
import type { Topic } from '../../topics/topic.ts';
import { SUBJECTS, type Known } from './subjects.ts';

const KINDS: { readonly [word: string]: SubjectKind } = {
  topics: 'topic',
  topic: 'topic',
  symptoms: 'symptom',
  symptom: 'symptom',
  checks: 'check',
  check: 'check',
  settings: 'setting',
  setting: 'setting',
};

/** `topics` and `Topic` are a kind. */
export function kindOf(word: string): SubjectKind | undefined {
  const name = word.toLowerCase();
  return Object.hasOwn(KINDS, name) ? KINDS[name] : undefined;
}

/** Those of a kind, if the first word names one, that have all the other words somewhere in their text. */
export function listed(words: readonly string[]): readonly Known[] {
  const [first = '', ...rest] = words.map((word) => word.toLowerCase());
  const kind = kindOf(first);
  const wanted = kind === undefined ? words.map((word) => word.toLowerCase()) : rest;
  return SUBJECTS.filter(
    (subject) =>
      (kind === undefined || subject.kind === kind) && wanted.every((word) => fullText(subject).includes(word)),
  );
}

/** Those in whose name or title all the words stand, as whole words; else those in whose text they do. */
export function about(said: string): readonly Known[] {
  const wanted = wordsOf(said);
  if (wanted.length === 0) return [];
  const has = (text: string): boolean => {
    const words = new Set(wordsOf(text));
    return wanted.every((word) => words.has(word));
  };
  const near = SUBJECTS.filter(({ name, title }) => has(`${name} ${title}`));
  return near.length > 0 ? near : SUBJECTS.filter((subject) => has(fullText(subject)));
}

/** Topics that a sentence names: "how does kerberos work". */
export function named(said: string): readonly Topic[] {
  const text = ` ${wordsOf(said).join(' ')} `;
  return TOPICS.filter(({ name, aliases }) =>
    [name, ...aliases].some((each) => text.includes(` ${wordsOf(each).join(' ')} `)),
  );
}

function fullText({ data }: Known): string {
  return strings(data).join('\n').toLowerCase();
}

function strings(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
}
