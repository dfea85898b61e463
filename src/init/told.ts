import { hostPort } from '../core/server.ts';
import type { ChainSeen, DomainSeen, Imported, LeftOut } from './seen.ts';

/** What the DNS says of a domain, for people; names in it come from the network. */
export function domainTold({ domain, candidates, trouble }: DomainSeen): string[] {
  if (trouble !== undefined) return [`${domain}: ${trouble}`];
  const records = candidates.filter(({ via }) => via === 'srv');
  const lines = records.map(({ name, host, port, transport, refused, addresses }) => {
    if (host === '.') return `${name} says that there is no such service`;
    const but = refused ?? (addresses.length === 0 ? 'that name has no address' : undefined);
    const leads = `${name} leads to ${hostPort({ host, port })} (${transport.toUpperCase()})`;
    return but === undefined ? leads : `${leads}, but Macs do not take it: ${but}`;
  });
  if (lines.length > 0) return lines;
  const [address] = candidates.filter(({ refused }) => refused === undefined);
  if (!address) return [`${domain}: no SRV record names a server, so Macs find none by themselves`];
  return [`${domain}: no SRV record names a server; ${address.host} has an address, and may be it`];
}

/** What a server showed. */
export function chainTold(chain: ChainSeen): string[] {
  if ('trouble' in chain) return [`${chain.place}: ${chain.trouble}`];
  const { place, subject, until, top, root } = chain;
  return [
    `${place} shows the certificate ${subject}, valid until ${until}`,
    root
      ? `it sends its root as well: ${root.subject}, SHA-1 ${fingerprint(root.sha1)}`
      : `what Macs have to trust, and it does not send, is ${top}`,
  ];
}

/** As a CA prints it. */
function fingerprint(sha1: string): string {
  return sha1.toUpperCase().match(/../g)!.join(':');
}

/** What was taken from a preference file, and what was not. */
export function importTold({ settings, leftOut, words }: Imported): string[] {
  const said = Object.keys(words).length;
  return [
    `${plural(said, 'suggestion')} and ${plural(settings.length, 'setting')} taken over`,
    ...leftOutTold(leftOut),
  ];
}

/** One line a reason. */
function leftOutTold(leftOut: readonly LeftOut[]): string[] {
  const reasons = new Map<string, string[]>();
  for (const { key, why } of leftOut) reasons.set(why, [...(reasons.get(why) ?? []), key]);
  return [...reasons].map(([why, keys]) => {
    const few = keys.slice(0, MOST_NAMED).join(', ');
    const more = keys.length > MOST_NAMED ? ` and ${keys.length - MOST_NAMED} more` : '';
    return `left out, ${why}: ${few}${more}`;
  });
}

const MOST_NAMED = 6;

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
