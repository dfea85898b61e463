import type { MacReport } from '../core/fleet.ts';
import { stateOf } from './state.ts';

/** What Macs can be grouped by, and what it means. */
export const GROUPINGS: {
  readonly [by: string]: { readonly says: string; readonly of: (mac: MacReport) => string };
} = {
  release: { says: 'Mac OS X 10.3, 10.4 ...', of: ({ traits }) => major(traits.release) },
  update: { says: 'Mac OS X 10.4.11 ...', of: ({ traits }) => traits.release ?? NOT_KNOWN },
  prefix: { says: "the Mac's name without the number at its end", of: ({ mac }) => prefix(mac) },
  version: {
    says: "the program's version",
    of: ({ traits }) => (traits.version === null ? 'not there' : (traits.version ?? NOT_KNOWN)),
  },
  processor: { says: 'G4, Intel ...', of: ({ traits }) => traits.processor ?? NOT_KNOWN },
  memory: { says: 'as the Mac tells it', of: ({ traits }) => traits.memory ?? NOT_KNOWN },
  firewall: { says: "the Mac's own: on, off", of: ({ traits }) => traits.firewall ?? NOT_KNOWN },
  agent: { says: 'whether the agent that locks again is there', of: ({ traits }) => traits.agent ?? NOT_KNOWN },
  day: {
    says: 'the day on which the Mac was collected',
    of: ({ traits }) => traits.collected?.slice(0, 10) ?? NOT_KNOWN,
  },
  state: { says: 'error, unknown, warning, info, clean', of: stateOf },
  'sign-in': { says: 'can, cannot, unknown', of: ({ signIn }) => signIn.result },
};

const NOT_KNOWN = 'not known';

function major(release: string | undefined): string {
  return /^\d+\.\d+/.exec(release ?? '')?.[0] ?? NOT_KNOWN;
}

/** `lab2-mac017` is one of `lab2-mac`. A name that is a number only stays as it is. */
function prefix(mac: string): string {
  return mac.replace(/[-_. ]*[0-9]+$/, '') || mac;
}
