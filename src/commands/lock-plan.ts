import type { Host, Style } from '../core/host.ts';
import { isImmutable, LOCKED, modeBits, modeText, type LockObservation, type SeenFile } from '../core/lock.ts';
import { cannot, usageError } from '../core/tool-error.ts';
import { diff, type Change } from '../plist/diff.ts';
import { readPlist } from '../plist/format.ts';
import { dict, type PlistValue } from '../plist/value.ts';
import { changeLines } from '../report/changes.ts';
import { visible } from '../report/escape.ts';
import { contentFor, copyHint, gapText, type Content, type Wishes } from './lock-content.ts';

/** What locking a file takes. */
export interface LockPlan {
  /** True if the file is as it should be. */
  readonly isDone: boolean;
  /** The file as it is, if it can be used. */
  readonly before: Uint8Array | undefined;
  readonly bytes: Uint8Array;
  /** Where the content comes from, if not from the file itself. */
  readonly source: string | undefined;
  readonly repair: boolean;
  /** Steps for people. */
  readonly steps: readonly string[];
  readonly changes: readonly Change[];
}

/** Works out how to lock a file, from what is there. */
export async function planLock(seen: LockObservation, wishes: Wishes, host: Host): Promise<LockPlan> {
  const content = await contentFor(seen, wishes, host);
  const { root, bytes, before, source } = content;
  const same = before !== undefined && Buffer.from(before).equals(bytes);
  return {
    isDone: same && seen.file !== null && isLocked(seen.file),
    before,
    bytes,
    source,
    repair: wishes.repair && before === undefined,
    steps: stepsFor(seen, content),
    changes: diff(before === undefined ? dict([]) : root, rootOf(bytes)),
  };
}

function rootOf(bytes: Uint8Array): PlistValue {
  return readPlist(bytes, { duplicateKeys: 'keep' }).root;
}

function isLocked({ owner, group, mode, flags, links }: SeenFile): boolean {
  const { owner: root, group: wheel, mode: readOnly } = LOCKED;
  return (
    owner === root && group === wheel && modeBits(mode) === readOnly && links === 1 && isImmutable(flags) === true
  );
}

function stepsFor({ file, gap }: LockObservation, { source }: Content): string[] {
  const { owner, group, mode } = LOCKED;
  return [
    ...(gap && gap.kind !== 'missing' ? [`move aside ${visible(gap.path)}`] : []),
    ...(file && source !== undefined ? ['move the file aside'] : []),
    ...(source === undefined ? [] : [`make the file from ${visible(source)}`]),
    ...(file && file.owner === owner && file.group === group
      ? []
      : [`owner: ${file ? `${file.owner}:${file.group} -> ` : ''}0:0`]),
    ...(file?.mode === modeText(mode) ? [] : [`mode: ${file ? `${file.mode} -> ` : ''}${modeText(mode)}`]),
    ...(file && isImmutable(file.flags) ? [] : ['set the immutable flag']),
  ];
}

export function planText({ steps, changes }: LockPlan, style: Style): string {
  return [changeLines(changes, style), ...steps.map((step) => `  ${step}\n`)].join('');
}

/** Whom to give the file back to; undefined if it is not locked. */
export function planUndo(
  { path, file, gap, parents, aside }: LockObservation,
  owner: number | undefined,
): { readonly user: number; readonly group: number } | undefined {
  const shown = visible(path);
  if (gap) throw cannot(gapText(gap), copyHint(aside, 'Undo that one.'));
  if (!file) return undefined;
  if (file.links > 1) throw cannot(`${shown} has ${file.links} names (hard links)`);
  if (file.owner !== 0 && isImmutable(file.flags) === false) return undefined;
  const folder = parents[0]!;
  const user = owner ?? folder.owner;
  if (user === 0)
    throw usageError(`the folder of ${shown} belongs to root; whose is the file?`, 'Say it: --owner USER');
  return { user, group: folder.group };
}
