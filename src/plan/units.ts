/** `12,345`; fractions to three digits where they matter. */
export function number(value: number): string {
  const [whole, fraction] = (value < 100 ? String(Number(value.toPrecision(3))) : String(Math.round(value))).split(
    '.',
  );
  const grouped = whole!.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

const scaled = (value: number, units: readonly string[]): string => {
  const steps = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(value, 1)) / 3)));
  return `${number(value / 1000 ** steps)} ${units[steps]!}`;
};

/** Bytes, for people: `4.5 MB`. */
export const size = (bytes: number): string => scaled(bytes, ['bytes', 'kB', 'MB', 'GB', 'TB']);

/** Bits a second, for people: `100 Mbit/s`. */
export const rate = (bits: number): string => scaled(bits, ['bit/s', 'kbit/s', 'Mbit/s', 'Gbit/s', 'Tbit/s']);

/** Seconds, for people: `0.8 s`, `90 s`, `30 min`, `2 h 5 min`. */
export function duration(seconds: number): string {
  if (seconds < 120) return `${number(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 120) return `${minutes} min`;
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return rest === 0 ? `${number(hours)} h` : `${number(hours)} h ${rest} min`;
}

const BITS: { readonly [unit: string]: number } = { k: 1e3, m: 1e6, g: 1e9 };

/** `56k`, `10mbit`, `1.5Mbit/s`, `1Gbps` in bits a second; undefined for anything else. */
export function parseRate(text: string): number | undefined {
  const [, value, unit] = /^\s*([0-9]+(?:\.[0-9]+)?)\s*([kmg])(?:bit(?:\/s)?|bps|b\/s)?\s*$/i.exec(text) ?? [];
  const bits = Number(value) * BITS[unit?.toLowerCase() ?? '']!;
  return bits > 0 && bits <= 1e13 ? bits : undefined;
}

const SECONDS: { readonly [unit: string]: number } = { s: 1, min: 60, m: 60, h: 3600 };

/** `90s`, `30min`, `1.5h` in seconds, up to a week; undefined for anything else. */
export function parseDuration(text: string): number | undefined {
  const [, value, unit] = /^\s*([0-9]+(?:\.[0-9]+)?)\s*(s|min|m|h)\s*$/i.exec(text) ?? [];
  const seconds = Number(value) * SECONDS[unit?.toLowerCase() ?? '']!;
  return seconds >= 1 && seconds <= 7 * 24 * 3600 ? seconds : undefined;
}

/** A whole number written with digits alone, within bounds; undefined for anything else. */
export function parseCount(text: string, least: number, most: number): number | undefined {
  const value = /^[0-9]{1,12}$/.test(text) ? Number(text) : NaN;
  return value >= least && value <= most ? value : undefined;
}
