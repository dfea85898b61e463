import type { MacMaterial, MacSource } from '../../../src/core/fleet.ts';
import { realFleet } from '../../../src/host/fleet/index.ts';

/** Everything that some paths lead to, archives unpacked. */
export async function materials(
  paths: readonly string[],
  options: { readonly listed?: boolean; readonly stdin?: Uint8Array } = {},
): Promise<MacMaterial[]> {
  const fleet = realFleet(async function* () {
    // In small pieces, as pipes give them.
    for (let at = 0; at < (options.stdin?.length ?? 0); at += 1000) yield options.stdin!.subarray(at, at + 1000);
  });
  const found: MacMaterial[] = [];
  for await (const batch of fleet.unpacked(fleet.sources(paths, options))) {
    for (const source of batch) found.push(fleet.read(source) as MacMaterial);
  }
  return found;
}

export async function sources(paths: readonly string[], listed = false): Promise<MacSource[]> {
  const found: MacSource[] = [];
  for await (const batch of realFleet(async function* () {}).sources(paths, { listed })) found.push(...batch);
  return found;
}

/** A material in a few words: what was read as text, what was not as its reason. */
export function brief(material: MacMaterial): string {
  const { mac, facts, preferences, unread } = material;
  const text = (bytes: (typeof preferences)[number]['bytes']): string =>
    'unread' in bytes ? `!${bytes.unread}` : Buffer.from(bytes).toString('latin1');
  return [
    mac,
    ...(facts ? [`facts=${text(facts)}`] : []),
    ...preferences.map(({ user, bytes }) => `${user ?? '?'}=${text(bytes)}`),
    ...unread.map((reason) => `!!${reason}`),
  ].join(' ');
}
