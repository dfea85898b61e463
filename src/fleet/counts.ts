import type { FleetCounts, MacReport } from '../core/fleet.ts';
import { stateOf } from './state.ts';

/** Adds up how Macs are. */
export function counts(): {
  readonly add: (mac: MacReport, drifts: boolean) => void;
  readonly totals: () => FleetCounts;
} {
  const states = { error: 0, unknown: 0, warning: 0, info: 0, clean: 0 };
  const signIn = { can: 0, cannot: 0, unknown: 0 };
  let macs = 0;
  let notWhole = 0;
  let drifting = 0;
  return {
    add: (mac, drifts) => {
      macs += 1;
      states[stateOf(mac)] += 1;
      signIn[mac.signIn.result] += 1;
      if (drifts) drifting += 1;
      if (mac.unknown.length > 0) notWhole += 1;
    },
    totals: () => ({ macs, states: { ...states }, notWhole, drifting, signIn: { ...signIn } }),
  };
}
