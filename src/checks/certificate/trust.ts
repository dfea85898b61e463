import { defineCheck, type CouldNotLook } from '../define.ts';
import { shown } from './names.ts';
import { APPLE_PATH, GUIDE_INSTALL, GUIDE_TLS, GUIDE_TRUSTED, rfc5246, rfc5280 } from './sources.ts';
import { called, isRead, notSent, type ChainSubject } from './subject.ts';

type Ending =
  'trusted' | 'self-signed' | 'signature-broken' | 'unverified' | 'unreadable' | 'intermediate-missing' | 'untrusted';

/** How the path ends; each way out has one check. */
function ending({ isComplete, path, links, chain }: ChainSubject): Ending {
  if (isComplete) return notSent(path).length > 0 ? 'intermediate-missing' : 'trusted';
  const last = path.at(-1)!;
  if (last.issuers.includes(last)) return path.length === 1 ? 'self-signed' : 'untrusted';
  if (links.unreadable.size > 0) return 'unreadable';
  if (last.unverified.length > 0) return 'unverified';
  if (last.failed.length > 0) return 'signature-broken';
  // Somebody says what the root is, and the server sends nothing between.
  const isRootGiven = chain.anchors.some(({ from }) => from !== 'system');
  return path.length === 1 && isRootGiven ? 'intermediate-missing' : 'untrusted';
}

/** The answer of those checks that could not look. */
function unclear(end: Ending): CouldNotLook | undefined {
  if (end === 'unreadable') return { unknown: 'a certificate of the chain cannot be read' };
  if (end === 'unverified') return { unknown: 'a signature of the chain cannot be verified on this machine' };
  return undefined;
}

export const selfSigned = defineCheck<ChainSubject, { name: string }>({
  id: 'certificate/self-signed',
  severity: 'error',
  title: 'The certificate is signed by itself, and not trusted',
  why: 'No CA stands behind it. A Mac trusts it only if this very certificate is installed on it as a root.',
  fix: "Issue one from the company's CA, or name it among the certificates of the policy, whose scripts install it on the Macs.",
  cite: [GUIDE_TLS, GUIDE_INSTALL],
  applies: isRead,
  judge: (subject, emit) => {
    if (ending(subject) === 'self-signed') emit(subject.where, { name: called(subject.own!.certificate) });
  },
  message: ({ name }) => `${name} signed itself and is not among the trusted certificates`,
});

export const untrusted = defineCheck<ChainSubject, { name: string; issuer: string; isRootGiven: boolean }>({
  id: 'certificate/untrusted',
  severity: 'error',
  title: 'The chain does not lead to a trusted root',
  why: 'Messenger opens no connection to a server whose CA the Mac does not trust. Between servers such a connection is dropped, and the list of internal servers is not looked at. Whether a certificate was revoked is not checked here, as Mac OS X 10.4 does not ask by default.',
  fix: 'Name the root certificate of the CA among the certificates of the policy, whose scripts install it on the Macs; see also that the server sends the whole chain.',
  cite: [GUIDE_TLS, GUIDE_INSTALL, GUIDE_TRUSTED, APPLE_PATH],
  applies: isRead,
  judge: (subject, emit) => {
    const end = ending(subject);
    if (end !== 'untrusted') return unclear(end);
    const last = subject.path.at(-1)!.certificate;
    const isRootGiven = subject.chain.anchors.some(({ from }) => from !== 'system');
    const issuer = last.selfIssued ? '' : shown(last.issuer.text);
    return emit(subject.where, { name: called(last), issuer, isRootGiven });
  },
  message: ({ name, issuer }) =>
    issuer === ''
      ? `the chain ends in the root ${name}, which is not trusted`
      : `the chain ends at ${name}, whose issuer is neither sent nor trusted: ${issuer}`,
  advice: ({ isRootGiven }) =>
    isRootGiven
      ? 'Name the root certificate of the CA among the certificates of the policy, whose scripts install it on the Macs; see also that the server sends the whole chain.'
      : 'If the Macs have the root of this CA, name its file with --ca, or a policy with --policy: here it is not known. If they do not, name it among the certificates of the policy, whose scripts install it.',
});

export const intermediateMissing = defineCheck<ChainSubject, { issuer: string }>({
  id: 'certificate/intermediate-missing',
  severity: 'error',
  title: 'The server does not send the certificate of a CA between itself and the root',
  why: 'Macs have the root alone, and these releases fetch nothing that is missing. Windows clients often know the CA already, so that everything but the Macs works.',
  fix: "Install the CA's certificate in the server's store of intermediate CAs, and restart the service. If that CA is the root itself, name its certificate in the policy instead.",
  cite: [
    rfc5246('7.4.2', 'The server sends the chain from its own certificate upwards; the root alone may be left out.'),
    GUIDE_TLS,
  ],
  applies: isRead,
  judge: (subject, emit) => {
    const end = ending(subject);
    if (end !== 'intermediate-missing') return unclear(end);
    const missing = notSent(subject.path).map(({ certificate }) => certificate.subject.text);
    const last = subject.path.at(-1)!.certificate;
    return emit(subject.where, { issuer: shown(missing[0] ?? last.issuer.text) });
  },
  message: ({ issuer }) => `the server does not send ${issuer}`,
});

export const signatureBroken = defineCheck<ChainSubject, { name: string; issuer: string }>({
  id: 'certificate/signature-broken',
  severity: 'error',
  title: 'The signature of a certificate is not that of its issuer',
  why: 'Either the certificate was changed, or it was issued by another CA of the same name, such as one that was set up again with a new key.',
  fix: 'See which key the CA has today; send and install the CA certificate that belongs to it, or issue the certificate again.',
  cite: [rfc5280('6.1.3', 'Each certificate must be signed by the key of the one above.'), APPLE_PATH],
  applies: isRead,
  judge: (subject, emit) => {
    const end = ending(subject);
    if (end !== 'signature-broken') return unclear(end);
    const last = subject.path.at(-1)!;
    const issuer = called(last.failed[0]!.certificate);
    return emit(subject.where, { name: called(last.certificate), issuer });
  },
  message: ({ name, issuer }) => `${name} names ${issuer} as its issuer, but is not signed with that key`,
});
