import type { MacReport } from '../../core/fleet.ts';

/** Tells Macs of one name apart by where they were found: the second and all later ones get their source added. */
export function ownNames(): (mac: MacReport) => MacReport {
  const taken = new Set<string>();
  return (mac) => {
    const name = taken.has(mac.mac) ? `${mac.mac} (${mac.source})` : mac.mac;
    taken.add(name);
    return name === mac.mac ? mac : { ...mac, mac: name };
  };
}
