import type { Names } from './names.ts';

/** Loopback, unspecified and broadcast addresses are those of everybody. */
const COMMON_IPV4 = /^(?:127\.|0\.0\.0\.0$|255\.255\.255\.255$)/;
const COMMON_IPV6 = /^::1?$/;

/** An IPv4 address of the ranges for documentation (RFC 5737), and after those of the range for benchmarks (RFC 2544). */
function documentation(count: number): string {
  const block = ['192.0.2', '198.51.100', '203.0.113'][Math.floor((count - 1) / 254)];
  if (block !== undefined) return `${block}.${((count - 1) % 254) + 1}`;
  const beyond = count - 763;
  // When that is full as well, the range that is reserved (RFC 1112, section 4).
  const start = beyond < 2 ** 17 ? 198 * 2 ** 24 + 18 * 2 ** 16 : 240 * 2 ** 24;
  const number = start + beyond;
  return [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join('.');
}

/** Numbers with dots between them: an IPv4 address, or what was meant to be one, with the same thing wrong with it. */
export function ipv4(text: string, names: Names): string {
  if (COMMON_IPV4.test(text)) return text;
  return names.replace('ipv4', text, (next) => {
    const fresh = documentation(next()).split('.');
    const parts = text.split('.');
    while (fresh.length < parts.length) fresh.unshift('192');
    const taken = fresh.slice(-parts.length);
    return taken
      .map((number, i) => {
        const old = parts[i]!;
        if (Number(old) > 255) return String(256 + Number(number));
        return old.length > 1 && old.startsWith('0') ? `0${number}` : number;
      })
      .join('.');
  });
}

/** An IPv6 address of the range for documentation (RFC 3849). */
export function ipv6(text: string, names: Names): string {
  if (COMMON_IPV6.test(text)) return text;
  return names.replace('ipv6', text, (next) => {
    const count = next();
    const low = (count % 65_536).toString(16);
    const high = Math.floor(count / 65_536);
    return high === 0 ? `2001:db8::${low}` : `2001:db8::${high.toString(16)}:${low}`;
  });
}

/** An Ethernet address of the range for documentation (RFC 7042), and after those locally administered ones. */
export function ethernet(text: string, names: Names): string {
  return names.replace('ethernet', text, (next) => {
    const number = next() - 1;
    const octet = (shift: number): string =>
      Math.floor((number / 2 ** shift) % 256)
        .toString(16)
        .padStart(2, '0');
    return number < 256
      ? `00:00:5e:00:53:${octet(0)}`
      : `02:00:${[24, 16, 8, 0].map((shift) => octet(shift)).join(':')}`;
  });
}
