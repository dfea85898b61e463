import type { GuideSection, PlainValue, Setting, SettingAccount, SettingClass, SettingType, StatedDefault } from './setting.ts';

/** The guide's table of settings, where nearly all of them are described and nowhere else. */
const TABLE: GuideSection = 'Messenger for Mac preferences';

type Extra = Partial<Omit<Setting, 'key' | 'type' | 'class' | 'account' | 'effect' | 'defaults'>> & {
  /** The default that the table states. */
  readonly table?: PlainValue;
  /** Defaults that other places of the guide state. */
  readonly text?: readonly StatedDefault[];
};

export type Define = (key: string, effect: string, extra?: Extra) => Setting;

/** Makes a function that defines settings of one type, class and account. */
export function settingsOf(type: SettingType, kind: SettingClass, account: SettingAccount): Define {
  return (key, effect, { table, text = [], section = TABLE, ...rest } = {}) => ({
    key,
    type,
    class: kind,
    account,
    effect,
    section,
    defaults: [...text, ...(table === undefined ? [] : [{ value: table, section: TABLE }])],
    ...rest,
  });
}
