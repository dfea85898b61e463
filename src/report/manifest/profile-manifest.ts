import { MESSENGER_DOMAIN, UNPROVEN } from '../../plist/managed/words.ts';
import type { PlainValue, Setting } from '../../plist/settings/setting.ts';
import { array, boolean, date, dict, integer, string, type PlistDict, type PlistValue } from '../../plist/value.ts';
import { writeXml } from '../../plist/xml/writer.ts';
import { doubts, patternOf, settledDefault } from './managed-setting.ts';
import { PAYLOAD_KEYS } from './payload-keys.ts';
import { MANIFEST } from './version.ts';

/**
 * Settings as a preference manifest: Apple's format ("Preference Manifest Files") with the keys that ProfileManifests and
 * its readers, ProfileCreator and iMazing Profile Editor, have added (their wiki, "Manifest Format").
 */
export function profileManifest(settings: readonly Setting[]): string {
  return writeXml(
    sorted({
      pfm_app_min: string('6.0'),
      pfm_description: string(`Settings of Messenger for Mac 6.0. ${UNPROVEN}`),
      pfm_domain: string(MESSENGER_DOMAIN),
      pfm_format_version: integer(1),
      pfm_last_modified: date((MANIFEST.modified - Date.UTC(2001, 0, 1)) / 1000),
      pfm_platforms: array([string('macOS')]),
      pfm_subkeys: array([...PAYLOAD_KEYS.map(sorted), ...settings.map((each) => sorted(subkey(each)))]),
      pfm_targets: array([string('system'), string('user')]),
      pfm_title: string('Messenger for Mac'),
      pfm_unique: boolean(false),
      pfm_version: integer(MANIFEST.version),
    }),
  );
}

type Fields = { readonly [name: string]: PlistValue | undefined };

function subkey(setting: Setting): Fields {
  const { key, effect, type, allowed, range, unit } = setting;
  const [preset, note, format] = [settledDefault(setting), doubts(setting), patternOf(setting)];
  return {
    pfm_default: preset === undefined ? undefined : plain(preset),
    pfm_description: string(effect),
    pfm_format: format === undefined ? undefined : string(format),
    pfm_name: string(key),
    pfm_note: note === undefined ? undefined : string(note),
    pfm_range_list: allowed && array(allowed.map(({ value }) => plain(value))),
    pfm_range_list_titles: allowed && array(allowed.map(({ meaning }) => string(meaning))),
    pfm_range_max: range && integer(range.max),
    pfm_range_min: range && integer(range.min),
    pfm_title: string(key),
    pfm_type: string(type),
    pfm_value_unit: unit === undefined || unit === 'port' ? undefined : string(unit),
  };
}

function plain(value: PlainValue): PlistValue {
  if (typeof value === 'boolean') return boolean(value);
  return typeof value === 'number' ? integer(value) : string(value);
}

function sorted(fields: Fields): PlistDict {
  const pairs = Object.entries(fields).flatMap(([key, value]) => (value ? [[key, value] as const] : []));
  return dict(pairs.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
