import type { Material } from './material.ts';
import { LOCK_SETTINGS, settingsLines, userSettingsLines } from './settings-lines.ts';

/** The name of the bundle where a policy does not say; versions 7 and 8 had it, so that 6.0 is believed to. */
const APPLICATION = 'Microsoft Messenger.app';

/** The assignments that scripts can ask for; templates/scripts/lib/values.sh tells what each is. */
export const VALUES = {
  ORGANIZATION: ({ policy }) => policy.data.organization ?? '',
  POLICY_SHA256: ({ policySha256 }) => policySha256,
  TOOL_VERSION: ({ toolVersion }) => toolVersion,
  APPLICATION: ({ policy }) => policy.data.install?.application ?? APPLICATION,
  SOURCE: ({ policy }) => policy.data.install?.source ?? '',
  SETTINGS: ({ policy }) => settingsLines(policy),
  USER_SETTINGS: ({ users }) => userSettingsLines(users),
  LOCK: ({ policy }) => policy.data.archiving?.lock ?? 'none',
  CERTIFICATES: ({ certificates }) => certificates.map(({ pem }) => pem).join(''),
  PORT_MIN: ({ policy }) => String(policy.data.connection?.ports?.min ?? ''),
  PORT_MAX: ({ policy }) => String(policy.data.connection?.ports?.max ?? ''),
} as const satisfies { readonly [name: string]: (material: Material) => string };

export type ValueName = keyof typeof VALUES;

/** What `lock` uses in the place of the policy's own values: whoever asks for a lock gets at least the simple one. */
export const LOCK_VALUES: { readonly [Name in ValueName]?: (material: Material) => string } = {
  SETTINGS: () => LOCK_SETTINGS,
  USER_SETTINGS: () => '',
  LOCK: ({ policy }) => (policy.data.archiving?.lock === 'enforce' ? 'enforce' : 'file'),
};
