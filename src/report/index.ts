import { codequality } from './codequality.ts';
import { github } from './github.ts';
import { human } from './human.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './findings-markdown.ts';
import { plain } from './plain.ts';
import type { Renderer } from './renderer.ts';
import { sarif } from './sarif.ts';

/** Every format of a report, by the name that `--format` takes. */
export const RENDERERS = {
  human,
  plain,
  json,
  sarif,
  junit,
  github,
  codequality,
  markdown,
} as const satisfies Record<string, Renderer>;

export type FormatName = keyof typeof RENDERERS;

/** The names of all formats, the default first. */
export const FORMATS = Object.keys(RENDERERS) as readonly FormatName[];
