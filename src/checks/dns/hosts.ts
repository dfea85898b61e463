import { defineCheck } from '../define.ts';
import { FALLBACK_LABELS } from './questions.ts';
import { isAutomatic, placeIn, RFC_2782, targetsOf, type DnsSubject } from './subject.ts';
import { addresses, aliases, answerTo, isSettled, isUsable } from './view.ts';

export const aliasBroken = defineCheck<DnsSubject, { name: string; alias: string }>({
  id: 'dns/alias-broken',
  severity: 'warning',
  title: 'A name that clients fall back to is an alias that leads nowhere',
  why: 'Clients that try sipinternal, sip and sipexternal without an SRV record end there. From experience: the guide does not say whether Messenger for Mac tries them.',
  fix: 'Make the name at the end of the alias, or take the alias out.',
  cite: [
    { source: 'rfc', where: '1034, section 3.6.2', says: 'an alias stands for the records of its canonical name' },
  ],
  applies: isAutomatic,
  judge: (subject, emit) => {
    for (const label of FALLBACK_LABELS) {
      const name = `${label}.${subject.domain}`;
      const alias = aliases(subject.view, name).at(-1);
      const answer = answerTo(subject.view, name, 'A');
      if (alias === undefined || !isSettled(answer)) continue;
      if (targetsOf(subject).some(({ target }) => target.toLowerCase() === name.toLowerCase())) continue;
      const found = addresses(subject.view, name, 'A').length + addresses(subject.view, name, 'AAAA').length;
      if (found === 0) emit(placeIn(subject, `${name} A`), { name, alias });
    }
    const settled = FALLBACK_LABELS.every((label) =>
      isSettled(answerTo(subject.view, `${label}.${subject.domain}`, 'A')),
    );
    return settled ? undefined : { unknown: 'the DNS server did not answer for all of the names' };
  },
  message: ({ name, alias }) => `${name} is an alias of ${alias}, which has no address`,
});

const NOT_ANSWERED = { unknown: 'the DNS server did not answer for the address of the server' };

/** The name that Macs are configured with; undefined for an address, which needs no look-up, and in automatic mode. */
function serverOf({ seen: { want } }: DnsSubject): string | undefined {
  const host = want.mode === 'manual' ? want.server?.host : undefined;
  return host === undefined || /^[\d.]+$|:/.test(host) ? undefined : host;
}

export const addressUnusable = defineCheck<DnsSubject, { name: string; address: string }>({
  id: 'dns/address-unusable',
  severity: 'error',
  title: 'A server has an address at which no server can be',
  why: 'A Mac cannot connect to 0.0.0.0, link-local, multicast or reserved addresses: some blockers and DNS editors leave them behind.',
  fix: 'Correct the address record.',
  cite: [{ source: 'rfc', where: '6890', says: 'lists the addresses with a special purpose' }, RFC_2782],
  applies: (subject) => isAutomatic(subject) || serverOf(subject) !== undefined,
  judge: (subject, emit) => {
    const named = serverOf(subject);
    const hosts = named === undefined ? targetsOf(subject).map(({ target }) => target) : [named];
    for (const name of hosts) {
      for (const address of addresses(subject.view, name, 'A')) {
        if (!isUsable(address)) emit(placeIn(subject, `${name} A`), { name, address });
      }
    }
    return hosts.every((name) => isSettled(answerTo(subject.view, name, 'A'))) ? undefined : NOT_ANSWERED;
  },
  message: ({ name, address }) => `${name} has the address ${address}`,
});

export const serverWithoutAddress = defineCheck<DnsSubject, { name: string }>({
  id: 'dns/server-without-address',
  severity: 'error',
  title: 'The server that the Macs are configured with has no address',
  why: 'With manual configuration the Mac asks for nothing but the address of this name. Without one it cannot connect.',
  fix: 'Correct RTCServerAddress (connection.server of the policy), or make the address record.',
  cite: [
    {
      source: 'guide',
      where: 'Installing Messenger for Mac on the client',
      says: 'manual configuration takes the IP address or the name of the server',
    },
  ],
  applies: (subject) => serverOf(subject) !== undefined,
  judge: (subject, emit) => {
    const name = serverOf(subject)!;
    const both = (['A', 'AAAA'] as const).map((type) => answerTo(subject.view, name, type));
    const found = addresses(subject.view, name, 'A').length + addresses(subject.view, name, 'AAAA').length;
    if (found > 0) return undefined;
    if (!both.every(isSettled)) return NOT_ANSWERED;
    emit(placeIn(subject, `${name} A`), { name });
    return undefined;
  },
  message: ({ name }) => `${name} has no address`,
});
