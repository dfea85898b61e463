import type { Plan } from '../../plan/types.ts';
import { jsonDocument } from '../escape.ts';

/** The plan in the shape of schemas/plan.v1.schema.json. */
export function jsonPlan({ input, given, figures, server, client, steps }: Plan, version: string): string {
  const { users, contacts, concurrent, link, wave } = input;
  return jsonDocument({
    schema: 'msgrctl/plan/v1',
    tool: { name: 'msgrctl', version },
    input: { users, contacts, concurrent, link: link ?? null, wave },
    given,
    figures: figures.map(({ id, what, value, unit, because, source, leavesOut }) => ({
      id,
      what,
      value,
      unit,
      because,
      source,
      leavesOut,
    })),
    requirements: { server, client },
    steps: steps.map(({ title, who, command, why, section }) => ({
      title,
      who,
      command: command ?? null,
      why,
      section,
    })),
  });
}
