import { ALERT_SETTINGS } from './alerts.ts';
import { CONNECTION_SETTINGS } from './connection.ts';
import { CONTACT_LIST_SETTINGS } from './contact-list.ts';
import { INERT_SETTINGS } from './inert.ts';
import { MESSAGE_WINDOW_SETTINGS } from './message-window.ts';
import { NOTIFICATION_SETTINGS } from './notifications.ts';
import { PERSONAL_SERVICE_SETTINGS } from './personal-service.ts';
import { PRESENCE_SETTINGS } from './presence.ts';
import { PROGRAM_STATE_SETTINGS } from './program-state.ts';
import { PROXY_SETTINGS } from './proxy.ts';
import type { Alias, Setting } from './setting.ts';
import { SIGN_IN_SETTINGS } from './sign-in.ts';
import { WINDOW_SETTINGS } from './windows.ts';

/** The catalogue: every key that the guide documents, sorted. */
export const SETTINGS: readonly Setting[] = [
  ...ALERT_SETTINGS,
  ...CONNECTION_SETTINGS,
  ...CONTACT_LIST_SETTINGS,
  ...INERT_SETTINGS,
  ...MESSAGE_WINDOW_SETTINGS,
  ...NOTIFICATION_SETTINGS,
  ...PERSONAL_SERVICE_SETTINGS,
  ...PRESENCE_SETTINGS,
  ...PROGRAM_STATE_SETTINGS,
  ...PROXY_SETTINGS,
  ...SIGN_IN_SETTINGS,
  ...WINDOW_SETTINGS,
].toSorted((a, b) => (a.key < b.key ? -1 : 1));

const BY_KEY = new Map(SETTINGS.map((setting) => [setting.key, setting]));
const BY_ALIAS = new Map(
  SETTINGS.flatMap((setting) => (setting.aliases ?? []).map((alias) => [alias.name, { setting, alias }] as const)),
);

/** The setting of exactly that key. */
export function findSetting(key: string): Setting | undefined {
  return BY_KEY.get(key);
}

/** The setting that has another spelling of this name. */
export function findByAlias(name: string): { readonly setting: Setting; readonly alias: Alias } | undefined {
  return BY_ALIAS.get(name);
}
