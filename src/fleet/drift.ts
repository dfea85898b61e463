import type { Finding } from '../core/finding.ts';

/** How one setting of one file differs from the policy. */
export interface Drift {
  readonly key: string;
  readonly kind: 'missing' | 'different' | 'extra';
  /** As the check puts it; null where the policy says nothing of the key. */
  readonly wanted: string | null;
  readonly found: string | null;
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** The checks that compare a file with its policy, and how their findings read as drift. */
const READERS: { readonly [check: string]: (args: Finding['args']) => Drift } = {
  'settings/differs-from-policy': ({ key, wanted, found }) => ({
    key: text(key) ?? '',
    kind: found === null ? 'missing' : 'different',
    wanted: text(wanted),
    found: text(found),
  }),
  'settings/disallow-save-not-set': ({ value }) => ({
    key: 'DisallowSave',
    kind: value === null ? 'missing' : 'different',
    wanted: 'Boolean true',
    found: value === null ? null : 'Boolean false',
  }),
  'settings/not-in-policy': ({ key, found }) => ({
    key: text(key) ?? '',
    kind: 'extra',
    wanted: null,
    found: text(found),
  }),
};

/** The drift that a finding is about; undefined if it is about something else. */
export function driftOf({ check, args }: Finding): Drift | undefined {
  return READERS[check]?.(args);
}
