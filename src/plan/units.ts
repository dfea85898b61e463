/** `12,345`; fractions to three digits where they matter. */
export function number(value: number): string {
  const text = value < 100 ? String(Number(value.toPrecision(3))) : BigInt(Math.round(value)).toString();
  const [whole, fraction] = text.split('.');
  const grouped = whole!.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

function scaled(value: number, units: readonly string[]): string {
  // Rounded first, as it will be shown: 999,999 bytes are 1 MB, not 1,000 kB.
  const order = Math.floor(Math.log10(Math.max(Number(value.toPrecision(3)), 1)) / 3);
  const step = Math.min(units.length - 1, order);
  return `${number(value / 1000 ** step)} ${units[step]!}`;
}

/** Bytes, for people: `4.5 MB`. */
export const size = (bytes: number): string => scaled(bytes, ['bytes', 'kB', 'MB', 'GB', 'TB', 'PB']);

/** Bits a second, for people: `100 Mbit/s`. */
export const rate = (bits: number): string => scaled(bits, ['bit/s', 'kbit/s', 'Mbit/s', 'Gbit/s', 'Tbit/s']);

/** Seconds, for people: `0.8 s`, `90 s`, `30 min`, `2 h 5 min`, `9 d 6 h`. */
export function duration(seconds: number): string {
  if (seconds > 0 && seconds < 0.01) return 'under 0.01 s';
  if (seconds < 120 && seconds !== 60) return `${number(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 120 && minutes !== 60) return `${minutes} min`;
  if (minutes < 2 * 24 * 60) return both(minutes, 60, 'h', 'min');
  return both(Math.round(seconds / 3600), 24, 'd', 'h');
}

function both(value: number, base: number, large: string, small: string): string {
  const [whole, rest] = [Math.floor(value / base), value % base];
  return rest === 0 ? `${number(whole)} ${large}` : `${number(whole)} ${large} ${rest} ${small}`;
}
