import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { macContext, type MacContext } from '../../src/checks/mac/judge.ts';
import type { Json } from '../../src/core/finding.ts';
import type { MacMaterial } from '../../src/core/fleet.ts';
import { loadPolicy, type Policy } from '../../src/policy/load.ts';
import { observed } from '../checks/observed.ts';

/** A Mac as collect brings it home, and what it is judged by. Texts are lists of lines. */
export interface Collected {
  readonly mac: string;
  /** Null for no policy. */
  readonly policy: readonly string[] | null;
  readonly policySha256: string;
  readonly anchors: readonly { readonly sha1: string; readonly subject: string }[];
  /** `SHA1` in the line `preferences` of a user stands for that of the copy. Null for no such file. */
  readonly facts: readonly string[] | null;
  /** The copies, by user; null for none. An empty user is a file without one. */
  readonly preferences: { readonly [user: string]: readonly string[] | null };
  /** How it differs from the healthy sign-in of test/fixtures/observations. */
  readonly observation?: { readonly [pointer: string]: Json };
  /** What could not be looked at. */
  readonly unread?: readonly string[];
}

/** The healthy Mac, and how this one differs from it. */
export interface CollectedFixture extends Partial<Collected> {
  readonly base: 'healthy.json';
  /** Lines of the facts by the beginning of what they were; several are a text with line feeds, null takes one away. */
  readonly replace?: { readonly [beginning: string]: string | null };
}

const MACS = fileURLToPath(new URL('../fixtures/macs', import.meta.url));

export const sha1 = (bytes: Uint8Array): string => createHash('sha1').update(bytes).digest('hex');

export function healthyMac(folder = MACS): Collected {
  return JSON.parse(readFileSync(`${folder}/healthy.json`, 'utf8')) as Collected;
}

/** @throws if a beginning fits no line: then the fixture does not say what it means */
export function collected({ base: _base, replace = {}, ...own }: CollectedFixture, folder?: string): Collected {
  const whole = { ...healthyMac(folder), ...own };
  let facts = whole.facts;
  for (const [beginning, line] of Object.entries(replace)) {
    if (!facts?.some((each) => each.startsWith(beginning))) throw new Error(`no line begins with ${beginning}`);
    facts = facts.flatMap((each) => (each.startsWith(beginning) ? (line?.split('\n') ?? []) : each));
  }
  return { ...whole, facts };
}

const bytesOf = (lines: readonly string[]): Uint8Array => new TextEncoder().encode(`${lines.join('\n')}\n`);

export function materialOf({ mac, facts, preferences, unread = [] }: Collected): MacMaterial {
  const source = `collected/${mac}`;
  const copies = Object.entries(preferences).flatMap(([user, lines]) =>
    lines ? [{ user, bytes: bytesOf(lines) }] : [],
  );
  const text = facts?.map((line) =>
    copies.reduce(
      (told, { user, bytes }) =>
        told.startsWith(`preferences\t${user}\t`) ? told.replace(/SHA1$/, sha1(bytes)) : told,
      line,
    ),
  );
  return {
    mac,
    source,
    facts: text && bytesOf(text),
    preferences: copies.map(({ user, bytes }) => ({
      user: user === '' ? undefined : user,
      file: user === '' ? `${source}.plist` : `${source}/users/${user}/com.microsoft.Messenger.plist`,
      bytes,
    })),
    unread,
  };
}

export async function contextOf(
  { policy, policySha256, anchors, observation }: Collected,
  observations?: string,
): Promise<MacContext> {
  return macContext({
    policy: policy ? await policyOf(policy) : undefined,
    anchors,
    observation: observation && observed({ base: 'healthy-signin.json', set: observation }, observations),
    today: '2026-11-23',
    sha1,
    policySha256,
  });
}

async function policyOf(lines: readonly string[]): Promise<Policy> {
  const { policy, problems } = await loadPolicy({ file: 'messenger.yaml', text: lines.join('\n') }, async () => ({
    missing: 'nothing is extended here',
  }));
  if (!policy) throw new Error(problems.map(({ message }) => message).join('; '));
  return policy;
}
