import type { Location } from '../../core/location.ts';
import type { PlistDocument } from '../../plist/document.ts';
import type { PlistError } from '../../plist/error.ts';
import type { Managed } from '../../plist/managed/recognise.ts';
import { defineCheck, type Check } from '../define.ts';
import { managedPreferences, notAPreferenceFile } from './managed.ts';

/** A file that should be a preference file: what was read, or why nothing was. */
export interface PlistFileSubject {
  readonly file: string;
  readonly result: PlistDocument | PlistError;
  /** What it is instead of a preference file, where that is known. */
  readonly managed?: Managed | undefined;
  readonly role?: 'template' | 'mac';
}

const unreadable = defineCheck<PlistFileSubject, { problem: string }>({
  id: 'plist/unreadable',
  severity: 'error',
  title: 'The file is not a property list that every reader understands',
  why: 'A damaged preference file is not read at all: Messenger starts with its defaults, and whatever the file was meant to set or to forbid does not hold.',
  fix: 'Mend the place, or generate the file anew.',
  cite: [
    {
      source: 'apple',
      where: 'PropertyList-1.0.dtd; CoreFoundation, CFPropertyList.c and CFBinaryPList.c',
      says: 'Defines the XML and binary formats, and what the system itself refuses.',
    },
  ],
  applies: () => true,
  judge: ({ file, result }, emit) => {
    if ('problem' in result) emit(placeOf(file, result), { problem: result.problem });
  },
  message: ({ problem }) => problem,
});

const notADictionary = defineCheck<PlistFileSubject, { kind: string }>({
  id: 'plist/not-a-dictionary',
  severity: 'error',
  title: 'The root of the preference file is not a dictionary',
  why: 'A preference file is a dictionary of settings. The system takes anything else for an empty one, and overwrites it.',
  fix: 'Put the settings into one <dict> below <plist>.',
  cite: [
    {
      source: 'guide',
      where: 'Messenger for Mac preferences',
      says: 'The file holds settings, each a key with a value.',
    },
  ],
  applies: ({ result }) => 'root' in result,
  judge: ({ file, result }, emit) => {
    if (!('root' in result) || result.root.kind === 'dict') return;
    const { root, lines } = result;
    const where = lines ? { file, span: lines.span(root.start, root.end) } : { file, byteOffset: root.start };
    emit(where, { kind: root.kind });
  },
  message: ({ kind }) => `the root is of type ${kind}, not a dictionary`,
});

function placeOf(file: string, { position, byteOffset }: PlistError): Location {
  if (position) return { file, span: { start: position, end: position } };
  return byteOffset === undefined ? { file } : { file, byteOffset };
}

/** Checks on the file as such, before anyone looks at its settings. */
export const PLIST_CHECKS: readonly Check<PlistFileSubject>[] = [
  managedPreferences,
  notADictionary,
  notAPreferenceFile,
  unreadable,
];
