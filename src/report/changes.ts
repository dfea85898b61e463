import { keyPath } from '../core/key-path.ts';
import type { Style } from '../core/host.ts';
import type { Change } from '../plist/diff.ts';
import { describeValue } from '../plist/describe.ts';
import { typedJson } from '../plist/typed-json.ts';
import type { PlistValue } from '../plist/value.ts';
import { visible } from './escape.ts';

/** Differences, a line each: `+ added`, `- removed`, `~ changed`. Empty if there are none. */
export function changeLines(changes: readonly Change[], style: Style): string {
  return changes.map((change) => `  ${changeLine(change, style)}\n`).join('');
}

function changeLine(change: Change, style: Style): string {
  const key = visible(keyPath(change.path));
  switch (change.change) {
    case 'added':
      return style.info(`+ ${key}: ${shown(change.after)}`);
    case 'removed':
      return style.error(`- ${key}: ${shown(change.before)}`);
    case 'changed':
      return style.warning(`~ ${key}: ${shown(change.before)} -> ${shown(change.after)}`);
  }
}

function shown(value: PlistValue): string {
  return visible(describeValue(value));
}

/** Differences as JSON: an array of { path, change, before?, after? }, values as { type, value }. */
export function changesJson(changes: readonly Change[]): string {
  const data = changes.map((change) => ({
    path: change.path,
    change: change.change,
    ...('before' in change ? { before: typedJson(change.before) } : {}),
    ...('after' in change ? { after: typedJson(change.after) } : {}),
  }));
  return `${JSON.stringify(data, null, 2)}\n`;
}
