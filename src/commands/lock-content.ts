import type { Host } from '../core/host.ts';
import type { Gap, LockObservation } from '../core/lock.ts';
import { cannot, ToolError } from '../core/tool-error.ts';
import { edit, type Edits } from '../plist/edit.ts';
import { PlistError } from '../plist/error.ts';
import { readPlist } from '../plist/format.ts';
import { dict, type PlistValue } from '../plist/value.ts';
import { writeXml } from '../plist/xml/writer.ts';
import { visible } from '../report/escape.ts';

export interface Wishes {
  /** The settings to set; DisallowSave is one of them. */
  readonly edits: Edits;
  readonly fromPolicy: boolean;
  readonly repair: boolean;
}

/** What can be had for the file's content: the document's values, and the bytes with the settings in. */
export interface Content {
  readonly root: PlistValue;
  readonly bytes: Uint8Array;
  readonly before?: Uint8Array;
  readonly source?: string;
}

/**
 * What a file to lock shall hold. A file that cannot be used is a ToolError, but for a repair: that takes the policy, or the
 * locked copy in a folder that was renamed.
 */
export async function contentFor(seen: LockObservation, wishes: Wishes, host: Host): Promise<Content> {
  const own = await ownContent(seen, wishes.edits, host);
  return 'refusal' in own ? otherContent(seen, own.refusal, wishes, host) : own;
}

/** The file that is there with the settings in, or why it cannot be used. */
async function ownContent(
  seen: LockObservation,
  edits: Edits,
  host: Host,
): Promise<Content | { readonly refusal: ToolError }> {
  const refusal = refusalOf(seen);
  if (refusal) return { refusal };
  try {
    const before = await host.locks.read(seen.path);
    return { ...withSettings(before, edits), before };
  } catch (error) {
    if (error instanceof PlistError)
      return { refusal: cannot(`could not lock ${visible(seen.path)}: ${error.message}`) };
    if (error instanceof ToolError) return { refusal: error };
    throw error;
  }
}

function withSettings(bytes: Uint8Array, edits: Edits): Content {
  const document = readPlist(bytes, { duplicateKeys: 'keep' });
  return { root: document.root, bytes: edit(document, bytes, edits) };
}

/** Why there is no file to work on, in words. */
export function gapText({ path, kind, at }: Gap): string {
  const shown = visible(path);
  switch (kind) {
    case 'missing':
      return at === 'file' ? `there is no ${shown}` : `the folder ${shown} is missing`;
    case 'link':
      return `${shown} is a link`;
    case 'folder':
      return `${shown} is a folder`;
    case 'other':
      return at === 'file' ? `${shown} is no regular file` : `${shown} is no folder`;
  }
}

export function copyHint([copy]: readonly string[], hint: string): string | undefined {
  return copy === undefined ? undefined : `A folder above was renamed: the locked file is ${visible(copy)}. ${hint}`;
}

function refusalOf({ path, file, gap, parents, aside }: LockObservation): ToolError | undefined {
  const shown = visible(path);
  if (gap) return cannot(gapText(gap), copyHint(aside, 'Put it back with --strategy enforce.'));
  if (!file) return undefined;
  if (file.links > 1) {
    return cannot(
      `${shown} has ${file.links} names (hard links)`,
      'Remove the others: whoever has them has the file.',
    );
  }
  const folder = parents[0]!.owner;
  // Root would read it, and make it readable for all, at a place that its owner did not choose.
  if (file.owner !== 0 && folder !== 0 && file.owner !== folder) {
    return cannot(
      `${shown} belongs to user ${file.owner}, but its folder to user ${folder}`,
      'Is it the right file?',
    );
  }
  return undefined;
}

async function otherContent(
  { gap, parents, aside }: LockObservation,
  refusal: ToolError,
  { edits, fromPolicy, repair }: Wishes,
  host: Host,
): Promise<Content> {
  const onlyMissing = gap?.kind === 'missing' && gap.at === 'file';
  if (!repair && !(onlyMissing && fromPolicy)) throw refusal;
  if (gap?.at === 'folder' && parents[0]!.owner === 0) {
    throw cannot(`${gapText(gap)}, in a folder that belongs to root`, 'Is the path right?');
  }
  if (fromPolicy) {
    const root = dict([...edits].flatMap(([key, value]) => (value ? [[key, value] as const] : [])));
    return { root: dict([]), bytes: new TextEncoder().encode(writeXml(root)), source: 'the policy' };
  }
  const [copy] = aside;
  if (copy === undefined)
    throw new ToolError(refusal.exitCode, refusal.message, 'To make it anew, name a policy: --policy FILE');
  try {
    return { ...withSettings(await host.locks.read(copy), edits), source: copy };
  } catch (error) {
    if (error instanceof PlistError) throw cannot(`could not use ${visible(copy)}: ${error.message}`);
    throw error;
  }
}
