import type { ArgumentMeta, ValueKind } from '../core/command.ts';

/** A word that a shell may offer, and what it means; the description may be empty. */
export interface Word {
  readonly name: string;
  readonly description: string;
}

/** What a shell offers in one place. */
export interface Values {
  /** The list has a name where several places share it. */
  readonly list?: ListName;
  readonly words: readonly Word[];
  /** What the shell itself can list. */
  readonly also?: 'files' | 'folders' | 'hosts' | 'users';
}

/** Lists that belong to a version of msgrctl. */
export interface Known {
  readonly artifacts: readonly Word[];
  readonly formats: readonly Word[];
  readonly settings: readonly Word[];
  readonly subjects: readonly Word[];
  readonly templates: readonly Word[];
  readonly topics: readonly Word[];
}

export type ListName = Exclude<keyof Known, 'formats' | 'topics'>;

/** What the words in brackets mean. A new one offers nothing until it stands here, or its option or argument has `values`. */
const KINDS: { readonly [placeholder: string]: ValueKind } = {
  after: 'policy',
  before: 'policy',
  file: 'file',
  folder: 'folder',
  host: 'host',
  path: 'file',
  paths: 'file',
  plist: 'file',
  policy: 'policy',
  query: 'setting',
  report: 'file',
  roster: 'file',
  sources: 'file',
  subject: 'subject',
  user: 'user',
};

/** `file` of `-o, --output <file>` and of `[file...]`. */
export function placeholderOf(flags: string): string | undefined {
  return /[<[]([^\]>.]+)/.exec(flags)?.[1];
}

/** What to offer for a value: its choices, what its metadata says, or what its placeholder means. */
export function valuesOf(
  placeholder: string | undefined,
  { choices, values }: Pick<ArgumentMeta, 'choices' | 'values'>,
  known: Known,
): Values {
  const listed = choices ?? (typeof values === 'object' ? values : undefined);
  if (listed) return { words: listed.map((name) => ({ name, description: meaning(name, placeholder, known) })) };
  const kind = (typeof values === 'string' ? values : undefined) ?? KINDS[placeholder ?? ''] ?? 'none';
  return ofKind(kind, known);
}

function ofKind(kind: ValueKind, known: Known): Values {
  const all = (list: ListName): Values => ({ list, words: known[list] });
  switch (kind) {
    case 'artifact':
      return all('artifacts');
    case 'setting':
      return all('settings');
    case 'subject':
      return all('subjects');
    case 'policy':
      return { ...all('templates'), also: 'files' };
    case 'file':
      return { words: [], also: 'files' };
    case 'folder':
      return { words: [], also: 'folders' };
    case 'host':
      return { words: [], also: 'hosts' };
    case 'user':
      return { words: [], also: 'users' };
    case 'none':
      return { words: [] };
  }
}

function meaning(name: string, placeholder: string | undefined, { formats }: Known): string {
  return (placeholder === 'format' && formats.find((each) => each.name === name)?.description) || '';
}
