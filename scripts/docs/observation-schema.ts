import { toJsonSchema } from '@valibot/to-json-schema';
import { observationSchema } from '../../src/commands/check/observation-schema.ts';

/** The JSON Schema of what --save writes, from the schema that --replay validates with. */
export function observationJsonSchema(): object {
  return {
    $id: 'urn:msgrctl:observation:v1',
    title: 'msgrctl observation, version 1',
    description: 'What msgrctl check saw, before it was judged: --save writes it, --replay judges it again.',
    ...toJsonSchema(observationSchema, { target: 'draft-2020-12', ignoreActions: ['check'] }),
  };
}
