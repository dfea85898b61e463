import type { SettingEntry, SettingsSubject } from './subject.ts';

/**
 * The values of settings for checks that ask about more than one key. A value of the wrong type counts as missing here:
 * `settings/wrong-type` complains of it. OpenStep text has only strings, so there the spelling decides.
 */

/** A whole number that fits a double, or undefined. */
export function integerOf(subject: SettingsSubject, key: string): number | undefined {
  const value = subject.get(key)?.value;
  if (value?.kind === 'integer') return Number(value.value);
  if (value?.kind === 'string' && !subject.typed && /^-?[0-9]{1,15}$/.test(value.value)) return Number(value.value);
  return undefined;
}

export function booleanOf(subject: SettingsSubject, key: string): boolean | undefined {
  const value = subject.get(key)?.value;
  if (value?.kind === 'boolean') return value.value;
  if (value?.kind === 'string' && !subject.typed) {
    if (/^(?:1|yes|true)$/i.test(value.value)) return true;
    if (/^(?:0|no|false)$/i.test(value.value)) return false;
  }
  return undefined;
}

export function stringOf(subject: SettingsSubject, key: string): string | undefined {
  const value = subject.get(key)?.value;
  return value?.kind === 'string' ? value.value : undefined;
}

/** How the corporate account finds its server: 1 is manual, and everything else is automatic (guide, settings table). */
export function mode(subject: SettingsSubject): 'manual' | 'automatic' | undefined {
  const value = integerOf(subject, 'RTCConfigurationMode');
  return value === undefined ? undefined : value === 1 ? 'manual' : 'automatic';
}

/** The transport that is asked for. */
export function transport(subject: SettingsSubject): 'tls' | 'tcp' | undefined {
  const value = integerOf(subject, 'RTCTransport');
  return value === 4 ? 'tls' : value === 2 ? 'tcp' : undefined;
}

/** The port range as far as it is given. */
export function portRange(subject: SettingsSubject): {
  enabled: boolean;
  min: number | undefined;
  max: number | undefined;
} {
  return {
    enabled: integerOf(subject, 'PortRangeEnabled') === 1,
    min: integerOf(subject, 'PortRangeMinSIPDynamicPort'),
    max: integerOf(subject, 'PortRangeMaxSIPDynamicPort'),
  };
}

/** The same where both ends are ports and stand in order; ends that are not have checks of their own. */
export function soundRange(subject: SettingsSubject): { readonly min: number; readonly max: number } | undefined {
  const { min, max } = portRange(subject);
  if (min === undefined || max === undefined) return undefined;
  return 1 <= min && min <= max && max <= 65_535 ? { min, max } : undefined;
}

/** True if the settings go to many Macs, so that what is left out is left to the program's defaults everywhere. */
export function forManyMacs(subject: SettingsSubject): boolean {
  return subject.role !== 'mac';
}

/** True if nobody says anything about a key. A value of the wrong type is not that: it has a check of its own. */
export function leftOut(subject: SettingsSubject, key: string): boolean {
  return subject.get(key) === undefined;
}

/** The first of these keys that is there, to point at. */
export function firstOf(subject: SettingsSubject, ...keys: readonly string[]): SettingEntry | undefined {
  return keys.map((key) => subject.get(key)).find((entry) => entry !== undefined);
}
