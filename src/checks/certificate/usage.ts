import { defineCheck } from '../define.ts';
import { APPLE_PATH, APPLE_USAGE, LCS_MTLS, LCS_USAGE, rfc5246, rfc5280 } from './sources.ts';
import { isForMacs, isRead, type ChainSubject } from './subject.ts';

const SERVER = ['1.3.6.1.5.5.7.3.1', '2.5.29.37.0', '1.3.6.1.4.1.311.10.3.3', '2.16.840.1.113730.4.1'];
const CLIENT = ['1.3.6.1.5.5.7.3.2', '2.5.29.37.0'];
const NAMES: Readonly<Record<string, string>> = {
  '1.3.6.1.5.5.7.3.1': 'server authentication',
  '1.3.6.1.5.5.7.3.2': 'client authentication',
  '1.3.6.1.5.5.7.3.3': 'code signing',
  '1.3.6.1.5.5.7.3.4': 'e-mail protection',
  '1.3.6.1.5.5.7.3.8': 'time stamping',
  '1.3.6.1.5.5.7.3.9': 'OCSP signing',
};
type Usages = { usages: readonly string[] };
const listed = (usages: readonly string[]): string => usages.map((oid) => NAMES[oid] ?? oid).join(', ');

/** The extended key usages, if there are some and none of those is among them. */
function lacks({ own }: ChainSubject, wanted: readonly string[]): readonly string[] | undefined {
  const usages = own?.certificate.extendedKeyUsage;
  return usages && usages.length > 0 && !usages.some((oid) => wanted.includes(oid)) ? usages : undefined;
}

export const usageWithoutServer = defineCheck<ChainSubject, Usages>({
  id: 'certificate/usage-without-server',
  severity: 'error',
  title: 'The certificate may not be used by a server',
  why: 'Its extended key usage lists what it is for, and server authentication is not there. Mac OS X then refuses it; no extended key usage at all would be fine.',
  fix: 'Issue it again from a template for servers, such as Web Server.',
  cite: [APPLE_USAGE, LCS_USAGE],
  applies: isRead,
  judge: (subject, emit) => {
    const usages = lacks(subject, SERVER);
    if (usages) emit(subject.where, { usages });
  },
  message: ({ usages }) => `the certificate is for ${listed(usages)}, not for server authentication`,
});

export const usageWithoutClient = defineCheck<ChainSubject, Usages>({
  id: 'certificate/usage-without-client',
  severity: 'error',
  title: 'The certificate may not be used by the side that calls',
  why: 'With MTLS each server is the caller at times, and then shows its certificate as a client does. Without client authentication among its usages the other side drops the connection.',
  fix: 'Issue it again with both usages, server and client authentication.',
  cite: [LCS_MTLS, LCS_USAGE],
  applies: (subject) => isRead(subject) && subject.want.mtls,
  judge: (subject, emit) => {
    const usages = lacks(subject, CLIENT);
    if (usages) emit(subject.where, { usages });
  },
  message: ({ usages }) => `the certificate is for ${listed(usages)}, not for client authentication`,
});

export const keyUsageWithoutEncipherment = defineCheck<ChainSubject, Usages>({
  id: 'certificate/key-usage-without-encipherment',
  severity: 'warning',
  title: 'The key usage does not allow the key exchange that these Macs use',
  why: 'All suites of Mac OS X up to 10.5 that LCS has encrypt a secret with the RSA key. Mac OS X does not look at this bit, but servers and other clients may refuse the certificate for it.',
  fix: 'Issue it again with the key usages digital signature and key encipherment.',
  cite: [
    rfc5246(
      '7.4.2',
      'For RSA key exchange the key must allow encryption: keyEncipherment is set if there is a key usage.',
    ),
    APPLE_PATH,
  ],
  applies: (subject) => isRead(subject) && subject.own.certificate.key.kind === 'rsa',
  judge: ({ own, where }, emit) => {
    const usages = own!.certificate.keyUsage;
    if (usages && !usages.includes('keyEncipherment')) emit(where, { usages });
  },
  message: ({ usages }) =>
    `the key usage is ${usages.length === 0 ? 'empty' : usages.join(', ')}, without keyEncipherment`,
});

export const version1 = defineCheck<ChainSubject, { version: number }>({
  id: 'certificate/version-1',
  severity: 'warning',
  title: "The server's certificate is not of version 3",
  why: 'It has no usages and no alternative names. Macs take it, but LCS asks for version 3 where servers talk to each other.',
  fix: 'Issue it again as version 3, from a template for servers.',
  cite: [LCS_MTLS],
  applies: isRead,
  judge: ({ own, where }, emit) => {
    const { version } = own!.certificate;
    if (version < 3) emit(where, { version });
  },
  message: ({ version }) => `the certificate is of version ${version}`,
});

export const serverIsACa = defineCheck<ChainSubject, Record<string, never>>({
  id: 'certificate/server-is-a-ca',
  severity: 'error',
  title: "The server's own certificate is one of a CA",
  why: 'Mac OS X refuses a server whose certificate says that it may issue others, unless it is a trusted root itself.',
  fix: 'Issue a certificate for the server that is none of a CA.',
  cite: [APPLE_PATH, rfc5280('4.2.1.9', 'The CA flag tells whether the subject is a CA.')],
  // One that signed itself has a check of its own.
  applies: (subject) => isForMacs(subject) && !subject.own.issuers.includes(subject.own),
  judge: ({ own, where }, emit) => {
    if (own!.certificate.basicConstraints?.ca && !own!.anchor) emit(where, {});
  },
  message: () => 'the certificate has the CA flag set, which a Mac does not take from a server',
});
