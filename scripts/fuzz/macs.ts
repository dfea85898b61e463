import { isDeepStrictEqual } from 'node:util';
import { pack } from 'tar-stream';
import { firstLook } from '../../src/checks/mac/first-look.ts';
import { judgeMac, macContext, type MacContext } from '../../src/checks/mac/judge.ts';
import type { MacMaterial, MacReport } from '../../src/core/fleet.ts';
import { stateOf } from '../../src/fleet/state.ts';
import { macsIn } from '../../src/host/fleet/archive.ts';
import { loadPolicy } from '../../src/policy/load.ts';
import { policySettings } from '../../src/policy/settings.ts';
import { sha1 } from '../../test/helpers/collected.ts';
import { POLICY_SHA256, ROOT } from '../../test/helpers/fleet/facts.ts';
import { FLEET_POLICY, plantedFleet } from '../../test/helpers/fleet/planted.ts';

/** What came from Macs, damaged, and judged: it never ends the run, and the short way says what the long way does. */

type Fate = 'works' | 'refused';

export interface MacFuzz {
  readonly seeds: readonly Uint8Array[];
  /** @throws Error for a crash, or a report that is wrong */
  readonly judge: (bytes: Uint8Array) => Fate | Promise<Fate>;
}

const NO_FILE = async (): Promise<{ missing: string }> => ({ missing: 'nothing is extended' });

export async function macFuzzers(): Promise<{ readonly [reader: string]: MacFuzz }> {
  const { policy } = await loadPolicy({ file: 'fleet.yaml', text: FLEET_POLICY }, NO_FILE);
  const asked = new Map(policySettings(policy!).map(({ key, value }) => [key, value]));
  const setup = {
    policy,
    anchors: [ROOT],
    observation: undefined,
    today: '2026-11-23',
    sha1,
    policySha256: POLICY_SHA256,
  };
  const context = macContext(setup);
  const slow: MacContext = { ...context, look: firstLook(undefined) };
  const fleet = [...plantedFleet(200, asked)].filter(({ facts, plist }) => facts !== undefined && plist);
  const materials = fleet.map(({ mac, user, facts, plist }): MacMaterial => {
    const preferences = [{ user, file: `${mac}/users/${user}/com.microsoft.Messenger.plist`, bytes: plist! }];
    return { mac, source: mac, facts: new TextEncoder().encode(facts), preferences, unread: [] };
  });
  const [first] = materials as [MacMaterial];

  const judged = (material: MacMaterial): Fate => {
    const report = judgeMac(material, context);
    if (!isDeepStrictEqual(report, judgeMac(material, slow))) throw new Error('a first look changed the report');
    if (!isDeepStrictEqual(report, JSON.parse(JSON.stringify(report)))) throw new Error('the report is no JSON');
    return fateOf(report);
  };
  for (const material of materials) judged(material);
  const copies = materials.flatMap(({ preferences }) => preferences.map(({ bytes }) => bytes as Uint8Array));
  return {
    facts: {
      seeds: materials.map(({ facts }) => facts as Uint8Array),
      judge: (facts) => judged({ ...first, facts }),
    },
    copy: {
      seeds: copies,
      judge: (bytes) => {
        judged({ ...first, facts: undefined, preferences: [{ ...first.preferences[0]!, bytes }] });
        return context.look.at(bytes) ? 'works' : 'refused';
      },
    },
    archive: {
      seeds: await Promise.all([0, 3, 6].map((from) => archiveOf(materials.slice(from, from + 3)))),
      judge: unpackedFate,
    },
  };
}

function fateOf(report: MacReport): Fate {
  return stateOf(report) === 'clean' ? 'works' : 'refused';
}

async function unpackedFate(bytes: Uint8Array): Promise<Fate> {
  let whole = true;
  let count = 0;
  for await (const { unread } of macsIn('fleet.tar', pieces(bytes))) {
    count += 1;
    whole &&= unread.length === 0;
  }
  if (count === 0) throw new Error('an archive of which nothing is told');
  return whole ? 'works' : 'refused';
}

/** As a disk gives them. */
async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000);
}

async function archiveOf(materials: readonly MacMaterial[]): Promise<Uint8Array> {
  const archive = pack();
  for (const { mac, facts, preferences } of materials) {
    archive.entry({ name: `${mac}/facts` }, Buffer.from(facts as Uint8Array));
    for (const { user, bytes } of preferences) {
      // Long enough for a header of its own.
      const name = `${mac}/users/${user}/com.microsoft.Messenger.plist`;
      archive.entry({ name: `${'long/'.repeat(30)}${name}` }, Buffer.from(bytes as Uint8Array));
    }
  }
  archive.finalize();
  const chunks: Uint8Array[] = [];
  for await (const chunk of archive) chunks.push(chunk as Uint8Array);
  return new Uint8Array(Buffer.concat(chunks));
}
