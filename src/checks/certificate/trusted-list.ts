import { defineCheck } from '../define.ts';
import { shown } from './names.ts';
import { GUIDE_TRUSTED } from './sources.ts';
import { isRead, type ChainSubject } from './subject.ts';

export const notOnTrustedList = defineCheck<ChainSubject, { names: readonly string[] }>({
  id: 'certificate/not-on-trusted-list',
  severity: 'error',
  title: 'The server is not on the list of internal servers',
  why: 'Its certificate is valid, so the connection is accepted, but it is not a trusted one: every request that comes over it is challenged.',
  fix: "Add the server's FQDN, as its certificate has it, to the list of internal servers.",
  cite: [GUIDE_TRUSTED],
  // The list is looked at only after the certificate was found valid.
  applies: (subject) =>
    isRead(subject) &&
    subject.want.mtls &&
    subject.want.trustedServers !== undefined &&
    subject.isComplete &&
    subject.faults.length === 0,
  judge: ({ own, want, where }, emit) => {
    const { subject, subjectAltName = [] } = own!.certificate;
    const names = [
      ...subject.commonNames,
      ...subjectAltName.flatMap((one) => (one.kind === 'dns' ? [one.text] : [])),
    ];
    const trusted = new Set(want.trustedServers!.map(plain));
    if (!names.some((name) => trusted.has(plain(name)))) emit(where, { names: [...new Set(names)].map(shown) });
  },
  message: ({ names }) =>
    `none of the names of the certificate is listed: ${names.length === 0 ? 'it has none' : names.join(', ')}`,
});

function plain(name: string): string {
  return name.toLowerCase().replace(/\.$/, '');
}
