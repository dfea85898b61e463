import { describeValue } from '../../plist/describe.ts';
import { get } from '../../plist/value.ts';
import { defineCheck } from '../define.ts';
import { GUIDE } from './sources.ts';
import type { LockSubject } from './subject.ts';

export const saveNotDenied = defineCheck<LockSubject, { value: string | null }>({
  id: 'lock/save-not-denied',
  severity: 'error',
  title: 'The locked file does not forbid saving conversations',
  why: 'The lock keeps the file as it is, and as it is users may save conversations. Only the Boolean true is sure to forbid it; left out, the setting has the default that the guide states in two ways.',
  fix: 'Lock the file again: msgrctl lock FILE sets DisallowSave first.',
  cite: [GUIDE],
  // A damaged file has checks of its own.
  applies: ({ document }) => document !== undefined && !('problem' in document),
  judge: ({ seen: { path }, document }, emit) => {
    if (!document || 'problem' in document) return undefined;
    if ('unread' in document) return { unknown: document.unread };
    const { root, lines } = document;
    const value = root.kind === 'dict' ? get(root, 'DisallowSave') : undefined;
    if (value?.kind === 'boolean' && value.value) return undefined;
    const where =
      value === undefined
        ? { file: path }
        : lines
          ? { file: path, span: lines.span(value.start, value.end), keyPath: 'DisallowSave' }
          : { file: path, byteOffset: value.start, keyPath: 'DisallowSave' };
    emit(where, { value: value === undefined ? null : describeValue(value) });
    return undefined;
  },
  message: ({ value }) => (value === null ? 'DisallowSave is not set' : `DisallowSave is ${value}, not Boolean true`),
});
