const BITS: { readonly [unit: string]: number } = { '': 1, k: 1e3, m: 1e6, g: 1e9, t: 1e12 };

/** A large B would be bytes, eight times as much: only a small one is taken. */
const RATE = /^([0-9]+(?:\.[0-9]+)?) ?(?:([kKmMgGtT]?)(?:[bB][iI][tT](?:\/s)?|bps|b\/s)|([kKmMgGtT]))$/;

/** `56k`, `10mbit`, `1.5Mbit/s`, `1Gbps` in bits a second; undefined for anything else, such as a number alone. */
export function parseRate(text: string): number | undefined {
  const [, value, prefix, alone] = RATE.exec(text.trim()) ?? [];
  if (value === undefined) return undefined;
  const bits = Number(value) * BITS[(prefix ?? alone ?? '').toLowerCase()]!;
  return bits >= 1 && bits <= 1e13 ? bits : undefined;
}

const N = '([0-9]+(?:\\.[0-9]+)?) ?';
const TIME = new RegExp(`^(?:${N}d)? ?(?:${N}h)? ?(?:${N}m(?:in)?)? ?(?:${N}s)?$`, 'i');
const WEEK = 7 * 24 * 3600;

/** `90s`, `30min`, `1.5h`, `2h 30min`, `1d` in seconds, from a second to a week; undefined for anything else. */
export function parseDuration(text: string): number | undefined {
  const [, ...parts] = TIME.exec(text.trim()) ?? [];
  const seconds = [24 * 3600, 3600, 60, 1].reduce((sum, unit, i) => sum + unit * Number(parts[i] ?? 0), 0);
  return seconds >= 1 && seconds <= WEEK ? seconds : undefined;
}

/** A whole number, `4000` or `4,000`, within bounds; undefined for anything else. */
export function parseCount(text: string, least: number, most: number): number | undefined {
  const value = /^(?:[0-9]{1,12}|[0-9]{1,3}(?:,[0-9]{3})+)$/.test(text) ? Number(text.replaceAll(',', '')) : NaN;
  return value >= least && value <= most ? value : undefined;
}
