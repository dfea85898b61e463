import { ALERTS } from './alerts.ts';
import { ARCHIVING } from './archiving.ts';
import { CONNECTION } from './connection.ts';
import { CONTACT_LIST } from './contact-list.ts';
import { FILE_TRANSFER } from './file-transfer.ts';
import { GENERAL } from './general.ts';
import { IDENTITY } from './identity.ts';
import { INERT } from './inert.ts';
import { MESSAGE_WINDOW } from './message-window.ts';
import { NOTIFICATIONS } from './notifications.ts';
import { PERSONAL_SERVICE } from './personal-service.ts';
import { PORTS } from './ports.ts';
import { PROGRAM_STATE } from './program-state.ts';
import { PROXY } from './proxy.ts';
import type { Alias, Setting } from './setting.ts';
import { SIGN_IN } from './sign-in.ts';
import { SOUNDS } from './sounds.ts';
import { STATUS } from './status.ts';
import { WINDOWS } from './windows.ts';

/** Every key that the guide documents, sorted by code units. */
export const SETTINGS: readonly Setting[] = [
  ...ALERTS,
  ...ARCHIVING,
  ...CONNECTION,
  ...CONTACT_LIST,
  ...FILE_TRANSFER,
  ...GENERAL,
  ...IDENTITY,
  ...INERT,
  ...MESSAGE_WINDOW,
  ...NOTIFICATIONS,
  ...PERSONAL_SERVICE,
  ...PORTS,
  ...PROGRAM_STATE,
  ...PROXY,
  ...SIGN_IN,
  ...SOUNDS,
  ...STATUS,
  ...WINDOWS,
].toSorted((a, b) => (a.key < b.key ? -1 : 1));

const BY_KEY: ReadonlyMap<string, Setting> = new Map(SETTINGS.map((setting) => [setting.key, setting]));

const BY_ALIAS: ReadonlyMap<string, AliasedSetting> = new Map(
  SETTINGS.flatMap((setting) => (setting.aliases ?? []).map((alias) => [alias.name, { setting, alias }] as const)),
);

/** A setting that was asked for by another spelling of its key. */
export interface AliasedSetting {
  readonly setting: Setting;
  readonly alias: Alias;
}

/** The setting of exactly this key. */
export function findSetting(key: string): Setting | undefined {
  return BY_KEY.get(key);
}

/** The setting that has exactly this alias. */
export function findByAlias(name: string): AliasedSetting | undefined {
  return BY_ALIAS.get(name);
}
