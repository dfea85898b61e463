import { csv } from './csv.ts';
import { html } from './html.ts';
import { human } from './human.ts';
import { json, jsonl } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import { plain } from './plain.ts';
import type { FleetRenderer } from './renderer.ts';
import { sarif } from './sarif.ts';

/** Every format of a report on a fleet, by the name that `--format` takes. */
export const FLEET_RENDERERS = {
  human,
  plain,
  json,
  jsonl,
  csv,
  sarif,
  junit,
  markdown,
  html,
} as const satisfies Record<string, FleetRenderer>;

export type FleetFormatName = keyof typeof FLEET_RENDERERS;
