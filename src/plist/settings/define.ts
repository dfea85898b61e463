import type { GuideSection, PlainValue, Setting } from './setting.ts';

/** The section whose table lists every key. */
const TABLE: GuideSection = 'Messenger for Mac preferences';

type Draft = Omit<Setting, 'section' | 'defaults'> &
  Partial<Pick<Setting, 'section' | 'defaults'>> & {
    /** A default that only the table states. */
    readonly tableDefault?: PlainValue;
  };

/**
 * Settings that have some fields in common. All are cited from the guide's table unless they say otherwise; the account is
 * `both` also where the guide names none.
 */
export function define<const Common extends Partial<Draft>>(
  common: Common,
  drafts: readonly (Omit<Draft, keyof Common> & Partial<Draft>)[],
): readonly Setting[] {
  return drafts.map(({ tableDefault, ...draft }) => {
    const defaults = tableDefault === undefined ? [] : [{ value: tableDefault, section: TABLE }];
    return { key: draft.key, section: TABLE, defaults, ...common, ...draft } as Setting;
  });
}

export const PORT = { type: 'integer', unit: 'port', range: { min: 1, max: 65_535 } } as const;

/** A lower bound. The guide gives no upper one: this is the largest number of a 32-bit program, which Messenger 6.0 is. */
export const atLeast = (min: number): { readonly min: number; readonly max: number } => ({ min, max: 4_294_967_295 });
