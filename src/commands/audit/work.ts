import { judgeMac, macContext } from '../../checks/mac/judge.ts';
import type { FleetDoor } from '../../core/fleet-door.ts';
import type { MacReport, MacSource } from '../../core/fleet.ts';
import type { Observation } from '../../core/observation.ts';
import type { Policy } from '../../policy/load.ts';

/** What every thread of an audit needs to know; it survives structuredClone. */
export interface AuditSetup {
  readonly policy: Policy | undefined;
  /** The certificates of the policy. */
  readonly anchors: readonly { readonly sha1: string; readonly subject: string }[];
  /** What was seen on the network, of `msgrctl check signin --save`. */
  readonly observation: Observation | undefined;
  /** YYYY-MM-DD. */
  readonly today: string;
  /** Of the policy's file, as the scripts that were made from it say it. */
  readonly policySha256: string | undefined;
}

/** The doors that the work of a thread goes through. */
export interface WorkHost {
  readonly fleet: Pick<FleetDoor, 'read'>;
  /** Of the bytes, as lower-case hexadecimal digits. */
  readonly sha1: (bytes: Uint8Array) => string;
}

/** Reads and judges some Macs; what is the same for all of them is prepared once. */
export function makeWork(
  setup: AuditSetup,
  { fleet, sha1 }: WorkHost,
): (batch: readonly MacSource[]) => Promise<MacReport[]> {
  const context = macContext({ ...setup, sha1 });
  return async (batch) => {
    const reports: MacReport[] = [];
    for (const source of batch) {
      const material = fleet.read(source);
      if ('mac' in material) reports.push(judgeMac(material, context));
      else for await (const each of material) reports.push(judgeMac(each, context));
    }
    return reports;
  };
}
