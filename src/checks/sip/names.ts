import { hostPort } from '../../core/server.ts';
import { tryFromBase64 } from '../../wire/base64.ts';
import { readCertificate } from '../../wire/x509/index.ts';
import { matchName } from '../certificate/names.ts';
import { defineCheck } from '../define.ts';
import { challengesOf } from './answers.ts';
import { offered } from './offered.ts';
import { short } from './said.ts';
import { asksForCredentials } from './schemes.ts';
import { EXPERIENCE, MS_CHALLENGE } from './sources.ts';
import { placeOf, type SipSubject } from './subject.ts';

const SPN = {
  source: 'microsoft',
  where: '[MS-SIPAE], section 4.2',
  says: 'for Kerberos the target name is the service principal: sip/ and the FQDN of the server',
} as const;

export const targetnameDiffers = defineCheck<
  SipSubject,
  { server: string; targetname: string; certificate: boolean }
>({
  id: 'sip/targetname-differs',
  severity: 'warning',
  title: 'The server calls itself by another name',
  why: 'The server names itself in its challenge. A name that neither the DNS nor its certificate has points to another server behind a load balancer, or to a record that leads to the wrong one. From experience, not documented.',
  fix: 'Look whether the DNS leads to the server that was meant, and whether its certificate names it.',
  cite: [MS_CHALLENGE, EXPERIENCE],
  applies: (subject) => offered(subject.server)?.targetname !== undefined,
  judge: (subject, emit) => {
    const { server } = subject;
    const targetname = offered(server)!.targetname!;
    const inCertificate = isInCertificate(subject, targetname);
    // An address alone says nothing of names.
    if (inCertificate === undefined && isAddress(server.host)) return;
    if (inCertificate === true || sameName(targetname, server.host)) return;
    emit(placeOf(subject), { server: hostPort(server), targetname, certificate: inCertificate !== undefined });
  },
  message: ({ server, targetname, certificate }) =>
    `${server} calls itself ${short(targetname)}${certificate ? ', a name that its certificate does not have' : ''}`,
});

export const spnMalformed = defineCheck<SipSubject, { server: string; targetname: string | null }>({
  id: 'sip/spn-malformed',
  severity: 'warning',
  title: 'The server does not name the service that a Kerberos ticket is for',
  why: 'The client asks the KDC for a ticket for the service that the challenge names, sip/ and the FQDN of the server. Without one Kerberos fails, and Messenger does not try NTLM after it.',
  fix: 'Look at the account that the service runs as: setspn -L ACCOUNT should list sip/ and the FQDN, once in the forest.',
  cite: [SPN],
  applies: (subject) => asksForCredentials(subject) && kerberosOf(subject) !== undefined,
  judge: (subject, emit) => {
    const targetname = kerberosOf(subject)!.parameters.get('targetname');
    if (targetname !== undefined && /^sip\/[a-z0-9_-]+(?:\.[a-z0-9_-]+)+$/i.test(targetname)) return;
    emit(placeOf(subject), { server: hostPort(subject.server), targetname: targetname ?? null });
  },
  message: ({ server, targetname }) =>
    targetname === null
      ? `the Kerberos challenge of ${server} names no service`
      : `the Kerberos challenge of ${server} names "${short(targetname)}", not sip/ and an FQDN`,
});

function kerberosOf({ server }: SipSubject): ReturnType<typeof challengesOf>[number] | undefined {
  return challengesOf(server).find(({ scheme }) => scheme === 'Kerberos');
}

/** Undefined if there is no certificate that can be read. */
function isInCertificate({ server, seen }: SipSubject, name: string): boolean | undefined {
  if (server.transport !== 'tls') return undefined;
  const chain = seen.chains.find(({ source }) => source === hostPort(server));
  const bytes = tryFromBase64(chain?.presented[0] ?? '');
  if (!bytes || bytes.length === 0) return undefined;
  try {
    // The common name counts here, whatever a Mac makes of it: the question is who the server is.
    const { result } = matchName(readCertificate(bytes), name, true);
    return result === 'match' || result === 'wildcard';
  } catch {
    return undefined;
  }
}

function sameName(a: string, b: string): boolean {
  return a.toLowerCase().replace(/\.$/, '') === b.toLowerCase().replace(/\.$/, '');
}

function isAddress(host: string): boolean {
  return host.includes(':') || /^\d+(?:\.\d+){3}$/.test(host);
}
