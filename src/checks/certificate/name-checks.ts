import { defineCheck } from '../define.ts';
import { addressBytes, hostNames, matchName, type NameMatch } from './names.ts';
import { APPLE_NAMES, EXPERIENCE, GUIDE_TLS, LCS_USAGE } from './sources.ts';
import { isRead, type ChainSubject } from './subject.ts';

type Named = { name: string; names: readonly string[] };

function matchOf({ own, chain, want }: ChainSubject): NameMatch | undefined {
  return own && chain.name !== undefined ? matchName(own.certificate, chain.name, want.mtls) : undefined;
}

const isNamed = (subject: ChainSubject): boolean => isRead(subject) && subject.chain.name !== undefined;
const isAddress = ({ chain }: ChainSubject): boolean => addressBytes(chain.name ?? '') !== undefined;
const listed = (names: readonly string[]): string =>
  names.length === 0 ? 'no host at all' : names.slice(0, 8).join(', ') + (names.length > 8 ? ' and others' : '');

export const nameMismatch = defineCheck<ChainSubject, Named>({
  id: 'certificate/name-mismatch',
  severity: 'error',
  title: 'The certificate is not for the name that the client connects to',
  why: 'The Mac compares the name it connects to, in automatic mode the target of the SRV record or sip.DOMAIN, with the certificate, and gives up if they differ.',
  fix: 'Issue a certificate that has the name among its DNS names, or have clients connect to a name that it has.',
  cite: [APPLE_NAMES, LCS_USAGE],
  applies: (subject) => isNamed(subject) && !isAddress(subject),
  judge: (subject, emit) => {
    const { own, chain } = subject;
    if (!own || matchOf(subject)?.result !== 'mismatch') return;
    emit(subject.where, { name: chain.name!, names: hostNames(own.certificate) });
  },
  message: ({ name, names }) => `the certificate is for ${listed(names)}, not for ${name}`,
});

export const commonNameIgnored = defineCheck<ChainSubject, Named>({
  id: 'certificate/common-name-ignored',
  severity: 'error',
  title: 'The name stands in the common name only, which the Mac ignores beside DNS names',
  why: 'As soon as a certificate has one DNS name among its alternative names, Mac OS X does not look at the common name. Windows clients do, so that everything but the Macs works.',
  fix: 'Issue the certificate again with the name among its DNS names, too.',
  cite: [APPLE_NAMES, LCS_USAGE],
  applies: (subject) => isNamed(subject) && !subject.want.mtls && !isAddress(subject),
  judge: (subject, emit) => {
    const match = matchOf(subject);
    if (match?.result === 'hidden') {
      emit(subject.where, { name: subject.chain.name!, names: hostNames(subject.own!.certificate) });
    }
  },
  message: ({ name, names }) =>
    `${name} is the common name, but the Mac looks only at the DNS names, which are ${listed(names)}`,
});

export const ipNotInCertificate = defineCheck<ChainSubject, Named>({
  id: 'certificate/ip-not-in-certificate',
  severity: 'error',
  title: 'The client connects to an IP address that the certificate does not name',
  why: 'An address is compared with the IP addresses among the alternative names alone, never with the common name or a DNS name. CAs rarely put any into a certificate.',
  fix: "Set the server's name, not its address, in the policy.",
  cite: [APPLE_NAMES],
  applies: (subject) => isNamed(subject) && isAddress(subject),
  judge: (subject, emit) => {
    if (matchOf(subject)?.result === 'no-address') {
      emit(subject.where, { name: subject.chain.name!, names: hostNames(subject.own!.certificate) });
    }
  },
  message: ({ name, names }) => `the certificate has no IP address ${name}; it is for ${listed(names)}`,
});

export const wildcardName = defineCheck<ChainSubject, { name: string; by: string }>({
  id: 'certificate/wildcard-name',
  severity: 'info',
  title: 'Only a wildcard in the certificate fits the name',
  why: 'Mac OS X takes wildcards, label by label. From experience LCS itself and other clients do not take them everywhere; that is not documented.',
  fix: 'Put the name itself into the certificate when it is issued the next time.',
  cite: [APPLE_NAMES, EXPERIENCE],
  applies: isNamed,
  judge: (subject, emit) => {
    const match = matchOf(subject);
    if (match?.result === 'wildcard') emit(subject.where, { name: subject.chain.name!, by: match.by });
  },
  message: ({ name, by }) => `${name} is covered by ${by} only`,
});

export const sipDomainNotNamed = defineCheck<ChainSubject, { domain: string }>({
  id: 'certificate/sip-domain-not-named',
  severity: 'info',
  title: 'The certificate has no name in one of the SIP domains',
  why: 'Users of that domain need a server whose name lies in it, so from experience a certificate for several domains has sip.DOMAIN for each; that is not documented for LCS 2005.',
  fix: 'Add sip.DOMAIN to the DNS names of the certificate, or publish a server with a certificate of its own.',
  cite: [EXPERIENCE, GUIDE_TLS],
  // The name that a single domain's clients connect to is judged by the other checks.
  applies: (subject) => isNamed(subject) && subject.want.mode === 'automatic' && subject.domains.length > 1,
  judge: (subject, emit) => {
    const result = matchOf(subject)?.result;
    if (result !== 'match' && result !== 'wildcard') return;
    const names = hostNames(subject.own!.certificate).map((name) => name.toLowerCase());
    for (const domain of subject.domains) {
      const isIn = names.some((name) => name === domain.toLowerCase() || name.endsWith(`.${domain.toLowerCase()}`));
      if (!isIn) emit(subject.where, { domain });
    }
  },
  message: ({ domain }) => `no name in the certificate lies in ${domain}`,
  advice: ({ domain }) =>
    `Add sip.${domain} to the DNS names of the certificate, or publish a server with a certificate of its own.`,
});
