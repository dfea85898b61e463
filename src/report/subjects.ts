import type { Style } from '../core/host.ts';
import { jsonDocument } from './escape.ts';

export type SubjectKind = 'topic' | 'symptom' | 'check' | 'setting';

/** Something that `explain` explains. */
export interface Subject {
  readonly kind: SubjectKind;
  readonly name: string;
  readonly title: string;
}

const HEADS: { readonly [kind in SubjectKind]: string } = {
  topic: 'Topics',
  symptom: 'Symptoms: what a user sees',
  check: 'Checks',
  setting: 'Settings',
};

/** All subjects, a line each, kind by kind. */
export function subjectList(subjects: readonly Subject[], { bold }: Style, width: number): string {
  const kinds = [...new Set(subjects.map(({ kind }) => kind))];
  return kinds
    .map((kind) => {
      const own = subjects.filter((subject) => subject.kind === kind);
      const widest = Math.max(...own.map(({ name }) => name.length));
      const lines = own.map(({ name, title }) => cut(`  ${name.padEnd(widest)}  ${title}`, width));
      return `${bold(HEADS[kind])}\n${lines.map((line) => `${line}\n`).join('')}`;
    })
    .join('\n');
}

function cut(line: string, width: number): string {
  return line.length <= width ? line : `${line.slice(0, width - 1)}…`;
}

/** The same as JSON: an array of kind, name and title. */
export function subjectJson(subjects: readonly Subject[]): string {
  return jsonDocument(subjects.map(({ kind, name, title }) => ({ kind, name, title })));
}
