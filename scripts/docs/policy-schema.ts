import { toJsonSchema } from '@valibot/to-json-schema';
import { SETTINGS } from '../../src/plist/settings/index.ts';
import type { Setting } from '../../src/plist/settings/setting.ts';
import { policySchema } from '../../src/policy/schema.ts';

type Schema = { [key: string]: unknown };

/** The JSON Schema of the policy file, from the schema that msgrctl itself validates with and from the catalogue. */
export function policyJsonSchema(): Schema {
  const generated = toJsonSchema(policySchema, { target: 'draft-2020-12', ignoreActions: ['check'] }) as Schema;
  const properties = generated['properties'] as { [key: string]: Schema };
  properties['settings'] = {
    ...properties['settings'],
    properties: Object.fromEntries(
      SETTINGS.filter(({ type }) => type !== 'data').map((each) => [each.key, setting(each)]),
    ),
  };
  return withNulls({
    $id: 'urn:msgrctl:policy:v1',
    title: 'msgrctl policy, version 1',
    ...generated,
  });
}

function setting({ type, alsoType, effect, allowed, otherValues, range, defaults }: Setting): Schema {
  return {
    description: effect,
    type: alsoType ? [type, alsoType] : type,
    ...(allowed && otherValues === undefined ? { enum: allowed.map(({ value }) => value) } : {}),
    ...(range ? { minimum: range.min, maximum: range.max } : {}),
    ...(defaults.length === 1 ? { default: defaults[0]!.value } : {}),
  };
}

/** Any optional key may be null in the file: that takes out what an extended policy says. */
function withNulls(schema: Schema): Schema {
  const properties = schema['properties'] as { [key: string]: Schema } | undefined;
  if (!properties) return schema;
  const required = (schema['required'] ?? []) as readonly string[];
  const open = Object.entries(properties).map(([key, each]): [string, Schema] => {
    const inner = withNulls(each);
    return [key, required.includes(key) ? inner : { anyOf: [inner, { type: 'null' }] }];
  });
  return { ...schema, properties: Object.fromEntries(open) };
}
