import { MESSENGER_DOMAIN, UNPROVEN } from '../../plist/managed/words.ts';
import type { Setting, SettingType } from '../../plist/settings/setting.ts';
import { doubts, patternOf, settledDefault } from './managed-setting.ts';

/**
 * Settings as a custom schema for Jamf Pro (Application & Custom Settings, from 10.19): JSON Schema with Jamf's
 * `property_order` and `options`. Each key is either not configured or has a value, so that a profile holds just what an
 * admin chose; a `default` would be filled in, so that of the guide is told in words.
 */
export function jamfSchema(settings: readonly Setting[]): string {
  const schema = {
    title: `Messenger for Mac (${MESSENGER_DOMAIN})`,
    description: `Settings of Messenger for Mac 6.0. ${UNPROVEN}`,
    type: 'object',
    options: { remove_empty_properties: true },
    properties: Object.fromEntries(settings.map((each, i) => [each.key, property(each, (i + 1) * 10)])),
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}

type Json = { readonly [name: string]: unknown };

function property(setting: Setting, order: number): Json {
  const { key, type, alsoType } = setting;
  return {
    title: key,
    description: describe(setting),
    property_order: order,
    anyOf: [
      { type: 'null', title: 'Not Configured' },
      configured(setting, type),
      ...(alsoType === undefined ? [] : [configured(setting, alsoType)]),
    ],
    options: { infoText: `${key} (${setting.class})` },
  };
}

function describe(setting: Setting): string {
  const [preset, note] = [settledDefault(setting), doubts(setting)];
  const { unit } = setting;
  return [
    setting.effect,
    ...(unit === undefined || unit === 'port' ? [] : [`In ${unit}.`]),
    ...(preset === undefined ? [] : [`By default ${String(preset)}.`]),
    ...(note === undefined ? [] : [note]),
  ].join(' ');
}

function configured(setting: Setting, type: SettingType): Json {
  const { allowed, range, alsoType } = setting;
  const pattern = patternOf(setting);
  return {
    title: alsoType === undefined ? 'Configured' : `Configured (${type})`,
    type,
    ...(allowed === undefined
      ? {}
      : {
          enum: allowed.map(({ value }) => value),
          options: { enum_titles: allowed.map(({ meaning }) => meaning) },
        }),
    ...(range && type === 'integer' ? { minimum: range.min, maximum: range.max } : {}),
    ...(pattern === undefined ? {} : { pattern }),
  };
}
