import { github } from './github.ts';
import { human } from './human.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { plain } from './plain.ts';
import { sarif } from './sarif.ts';

/** Every format of a report, by the name that `--format` takes. */
export const RENDERERS = { human, plain, json, sarif, junit, github } as const;

export type FormatName = keyof typeof RENDERERS;
