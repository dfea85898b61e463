import { array, date, dict, string, type PlistDict, type PlistValue } from '../value.ts';
import { frequencyOf } from './frequency.ts';
import type { Frequency } from './words.ts';

/** A setting, and how often it is set. */
export interface ManagedSetting {
  readonly key: string;
  readonly value: PlistValue;
  readonly frequency: Frequency;
}

/** The settings of a preference file, each with its frequency, in their order. */
export function managedSettings(settings: PlistDict, all?: Frequency): ManagedSetting[] {
  return settings.value.map(({ key, value }) => ({ key, value, frequency: frequencyOf(key, all) }));
}

/**
 * What one domain holds, in the form that the MCXSettings attribute of a directory record and the Custom Settings payload
 * of a profile share. `Set-Once` with a timestamp is once, without one it is often (mcxToProfile). Often stands first:
 * Munki's localmcx.py takes whatever follows a timestamp in the same list for once.
 *
 * @param onceDate seconds since 2001: a Mac that has applied an older one sets those settings again
 */
export function domainContents(settings: readonly ManagedSetting[], onceDate: number): PlistDict {
  const only = (frequency: Frequency): PlistDict | undefined => {
    const chosen = settings.filter((each) => each.frequency === frequency);
    return chosen.length === 0 ? undefined : dict(chosen.map(({ key, value }) => [key, value]));
  };
  const [always, often, once] = [only('always'), only('often'), only('once')];
  const setOnce = [
    ...(often ? [dict([[SETTINGS, often]])] : []),
    ...(once
      ? [
          dict([
            [TIMESTAMP, date(onceDate)],
            [SETTINGS, once],
          ]),
        ]
      : []),
  ];
  return dict([
    ...(always ? [['Forced', array([dict([[SETTINGS, always]])])] as const] : []),
    ...(setOnce.length > 0 ? [['Set-Once', array(setOnce)] as const] : []),
  ]);
}

/** The same in the form that `dscl -mcximport` reads: each key with a state in words. */
export function importContents(settings: readonly ManagedSetting[]): PlistDict {
  return dict(
    settings.map(({ key, value, frequency }) => [
      key,
      dict([
        ['state', string(frequency)],
        ['value', value],
      ]),
    ]),
  );
}

export const SETTINGS = 'mcx_preference_settings';
export const TIMESTAMP = 'mcx_data_timestamp';
