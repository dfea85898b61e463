/** Ports on which something else listens or is expected. */
export interface KnownPorts {
  readonly from: number;
  readonly to: number;
  readonly by: string;
}

/**
 * What a range for the call-back should keep clear of: ports that the guide and Microsoft's port list name, and those on
 * which services of Mac OS X itself listen for TCP (Apple, article 106439). Below 1024 nothing is listed: see
 * settings/port-range-privileged.
 */
export const KNOWN_PORTS: readonly KnownPorts[] = [
  { from: 1863, to: 1863, by: 'the personal service, which firewalls close' },
  { from: 3031, to: 3031, by: 'remote Apple events' },
  { from: 3283, to: 3283, by: 'Apple Remote Desktop' },
  { from: 3689, to: 3689, by: 'iTunes sharing' },
  { from: 5060, to: 5061, by: 'SIP' },
  { from: 5298, to: 5298, by: 'iChat on the local network' },
  { from: 5900, to: 5900, by: 'screen sharing' },
  { from: 6891, to: 6900, by: "Messenger's file transfer" },
];

/** The first port that an ordinary user's program may listen on. */
export const FIRST_FREE = 1024;
/** The first port that Mac OS X hands out for outgoing connections. */
export const FIRST_DYNAMIC = 49_152;

export function takenIn(min: number, max: number): KnownPorts[] {
  return KNOWN_PORTS.filter(({ from, to }) => from <= max && min <= to);
}

/** A range of the same size, at least three, that keeps clear of everything above; undefined if it is too large for that. */
export function clearRange(min: number, max: number): string | undefined {
  const size = Math.max(3, max - min + 1);
  const start = [5100, 7000].find(
    (first) => first + size <= FIRST_DYNAMIC && takenIn(first, first + size - 1).length === 0,
  );
  return start === undefined ? undefined : `${start}-${start + size - 1}`;
}

/** What to do about a range that is in the way of something. */
export function moveRange(min: number, max: number): string {
  const clear = clearRange(min, max);
  return clear ? `Move the range, for example to ${clear}.` : 'Make the range smaller, for example 5100-5119.';
}
