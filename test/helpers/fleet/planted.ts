import { createHash } from 'node:crypto';
import { writeBinary } from '../../../src/plist/binary/writer.ts';
import { dict, type PlistValue } from '../../../src/plist/value.ts';
import { writeXml } from '../../../src/plist/xml/writer.ts';
import { draftOf } from './draft.ts';
import { factsText, healthyFacts } from './facts.ts';
import { FAULTS, type Fault } from './faults.ts';
import { preferences } from './preferences.ts';
import { randomNumbers } from './random.ts';

/** What the Macs of the fleet should be like. */
export const FLEET_POLICY = `msgrctl: 1
organization: Contoso
fleet: { macos: ["10.3", "10.4", "10.5"] }
connection: { sipDomains: [contoso.com], mode: manual, server: sip.contoso.com, transport: tls }
archiving: { save: deny, lock: enforce }
certificates: [contoso-root.pem]
settings:
  SaveSIPPassword: false
  SaveNETPassword: false
  UseProxyServer: false
  AutoConfigProxy: true
  DefaultNSServer: messenger.hotmail.com:1863
  FileTransferPath: /Users/Shared/Received Files
  NewMessageSound: Type
  HideEmailAlerts: true
`;

/** A Mac as `collect` brings it home: files by their paths below its folder. */
export interface PlantedMac {
  readonly mac: string;
  readonly user: string;
  readonly facts: string | undefined;
  readonly plist: Uint8Array | undefined;
  /** Undefined for a healthy Mac. */
  readonly fault: Fault | undefined;
}

/**
 * Macs of which every tenth has one known fault, each kind in turn; XML and binary files change off. The same for the same
 * seed. `asked` is what the policy leads to.
 */
export function* plantedFleet(
  count: number,
  asked: ReadonlyMap<string, PlistValue>,
  seed = 1,
): Generator<PlantedMac, void, void> {
  const random = randomNumbers(seed);
  for (let i = 0; i < count; i += 1) {
    const faulty = i % 10 === 7;
    // Shifted after each turn, so that each fault meets both formats.
    const fault = faulty ? FAULTS[Math.floor(i / 10) % FAULTS.length] : undefined;
    const binary = (i + Math.floor(i / (10 * FAULTS.length))) % 2 === 1;
    const mac = `mac-${String(i).padStart(6, '0')}`;
    const user = `user${i}`;
    const draft = draftOf(mac, user, preferences(user, random, asked));
    fault?.plant(draft);
    const root = dict(draft.preferences);
    const bytes = draft.onTheMac(binary ? writeBinary(root) : new TextEncoder().encode(writeXml(root)));
    const sha1 = createHash('sha1').update(bytes).digest('hex');
    const facts = draft.changeFacts(healthyFacts(mac, user, sha1, random));
    yield { mac, user, facts: facts && factsText(facts), plist: draft.onTheWay(bytes), fault };
  }
}
