import type { Style } from '../core/host.ts';
import type { Severity } from '../core/severity.ts';

export type SubjectKind = 'topic' | 'symptom' | 'check' | 'setting';

/** Something that `explain` explains. */
export interface Subject {
  readonly kind: SubjectKind;
  readonly name: string;
  readonly title: string;
  /** Of a check. */
  readonly severity?: Severity;
}

const HEADS: { readonly [kind in SubjectKind]: string } = {
  topic: 'Topics',
  symptom: 'Symptoms: what a user sees',
  check: 'Checks',
  setting: 'Settings',
};

/** All subjects, a line each, kind by kind; what is longer than the width is cut. */
export function subjectList(subjects: readonly Subject[], style: Style, width: number): string {
  const kinds = [...new Set(subjects.map(({ kind }) => kind))];
  return kinds
    .map((kind) => {
      const own = subjects.filter((subject) => subject.kind === kind);
      const widest = Math.max(...own.map(({ name }) => name.length));
      return `${style.bold(HEADS[kind])}\n${own.map((subject) => `  ${line(subject, widest, style, width - 2)}\n`).join('')}`;
    })
    .join('\n');
}

const SEVERITY_WIDTH = 9;

function line({ name, title, severity }: Subject, widest: number, style: Style, width: number): string {
  const text = cut(`${name.padEnd(widest)}  ${title}`, width - (severity === undefined ? 0 : SEVERITY_WIDTH));
  return severity === undefined ? text : `${style[severity](severity.padEnd(SEVERITY_WIDTH))}${text}`;
}

function cut(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, width - 1)}…`;
}
