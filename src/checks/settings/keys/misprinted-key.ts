import { SETTINGS } from '../../../plist/settings/index.ts';
import { defineCheck } from '../../define.ts';
import { forManyMacs } from '../read.ts';
import type { SettingsSubject } from '../subject.ts';
import { readAs } from './known.ts';

type Args = { printed: string; likely: string; missing: string | null };

/** Keys that the guide prints in a doubtful way, each with the spelling that its description or its sister keys speak for. */
const DOUBTFUL = SETTINGS.flatMap(({ key, type, aliases = [], contradictions = [] }) =>
  contradictions.some(({ about }) => about === 'name')
    ? aliases.map(({ name }) => ({ type, printed: key, likely: name }))
    : [],
);

/** Not asked of a single Mac: its file shows which spelling the program writes. */
export const misprintedKey = defineCheck<SettingsSubject, Args>({
  id: 'settings/misprinted-key',
  severity: 'warning',
  title: 'The guide probably misprints the key',
  why: 'Nobody has shown which spelling the program reads. With the wrong one alone the setting has no effect, and nothing says so.',
  fix: 'Set both spellings to the same value: the one that Messenger does not know has no effect.',
  cite: [
    {
      source: 'guide',
      where: 'Messenger for Mac preferences',
      says: 'Prints DontAutoldle (with a small L) for a setting about going idle, and OfflineCollapses beside three keys that say Collapsed.',
    },
    {
      source: 'msgrctl',
      where: 'docs/decisions/0006-keys-that-may-be-misprints.md',
      says: 'No file of Messenger 6.0 was at hand to settle the spelling.',
    },
  ],
  applies: forManyMacs,
  judge: (subject, emit) => {
    for (const { type, printed, likely } of DOUBTFUL) {
      const one = subject.get(printed);
      const other = subject.get(likely);
      if (one && other) {
        const meanings = [one, other].map(({ value }) => readAs(type, value, subject.typed));
        // What cannot be read says neither the same nor something else: settings/wrong-type has it.
        const differ = meanings[0] !== meanings[1] && !meanings.includes(undefined);
        if (differ) emit(other.where(), { printed, likely, missing: null });
      } else if (one ?? other) {
        emit((one ?? other)!.keyWhere(), { printed, likely, missing: one ? likely : printed });
      }
    }
  },
  message: ({ printed, likely, missing }) =>
    missing === null
      ? `${printed} and ${likely} differ, though they may be one key, and it is unproven which of them Messenger reads`
      : `the guide prints ${printed} and may mean ${likely}; it is unproven which of them Messenger reads`,
  advice: ({ printed, likely, missing }) =>
    missing === null ? `Give ${printed} and ${likely} the same value.` : `Set ${missing} too, to the same value.`,
});
