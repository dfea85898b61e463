import { defineCheck } from '../../define.ts';
import { booleanOf, firstOf, forManyMacs, integerOf } from '../read.ts';
import type { SettingsSubject } from '../subject.ts';

/** As the guide prints it, and as it probably means it. */
const SPELLINGS = ['DontAutoldle', 'DontAutoIdle'] as const;

/** Not asked of a single Mac, whose file may keep the delay for when the user wants it again. */
export const idleContradiction = defineCheck<SettingsSubject, { delay: number; because: string | null }>({
  id: 'settings/idle-contradiction',
  severity: 'warning',
  title: 'An idle delay is set, but the status does not change by itself',
  why: 'Users who have left their desks go on being shown as available, however short the delay is.',
  fix: 'Set DontAutoldle and DontAutoIdle to false, or take AutoidleDelay out.',
  cite: [
    {
      source: 'guide',
      where: 'Messenger for Mac preferences',
      says: 'AutoidleDelay is the time until the status becomes away; DontAutoldle keeps it from becoming away, and is true by default.',
    },
  ],
  applies: (subject) => forManyMacs(subject) && integerOf(subject, 'AutoidleDelay') !== undefined,
  judge: (subject, emit) => {
    const delay = integerOf(subject, 'AutoidleDelay')!;
    const because = SPELLINGS.find((key) => booleanOf(subject, key) === true) ?? null;
    const lifted = SPELLINGS.some((key) => booleanOf(subject, key) === false);
    const said = firstOf(subject, ...SPELLINGS) !== undefined;
    // Two spellings that differ are left to settings/misprinted-key.
    if (!lifted && (because !== null || !said)) emit(subject.get('AutoidleDelay')!.keyWhere(), { delay, because });
  },
  message: ({ delay, because }) =>
    `AutoidleDelay ${delay} has no effect, because ${because === null ? 'DontAutoldle is not set, and by default true' : `${because} is true`}`,
  advice: ({ delay }) =>
    `If users are to be shown as away after ${delay} ${delay === 1 ? 'minute' : 'minutes'}, set DontAutoldle and DontAutoIdle to false; else take AutoidleDelay out.`,
});
