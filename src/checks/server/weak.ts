import { isWeakSuite, suiteName } from '../../wire/tls/suites.ts';
import { defineCheck } from '../define.ts';
import { isAccepted, isGreeted, type ServerSubject } from './subject.ts';

export const exportSuite = defineCheck<ServerSubject, { server: string; suite: string }>({
  id: 'server/export-suite',
  severity: 'warning',
  title: 'The server chooses a cipher suite with a short key',
  why: 'Single DES and the suites that were made for export have keys of 40 or 56 bits. Anybody who listens can break them.',
  fix: 'Allow RC4-SHA or 3DES-SHA, which all Macs have, and switch DES and the export suites off.',
  cite: [
    {
      source: 'rfc',
      where: 'RFC 4346, appendix A.5; RFC 5469',
      says: 'export suites must not be negotiated; single DES is to be used no more',
    },
  ],
  applies: isGreeted,
  judge: ({ server, where, name }, emit) => {
    const weak = server.hellos.filter(isAccepted).find(({ suite }) => isWeakSuite(suite));
    if (weak) emit(where, { server: name, suite: suiteName(weak.suite) });
  },
  message: ({ server, suite }) => `${server} chooses ${suite}`,
});

export const ssl3 = defineCheck<ServerSubject, { server: string }>({
  id: 'server/ssl-3',
  severity: 'warning',
  title: 'The server answers TLS 1.0 with SSL 3.0',
  why: 'SSL 3.0 is broken. Old Macs take it, but no current client does, nor does msgrctl: what comes after cannot be looked at.',
  fix: 'Switch TLS 1.0 on at the server.',
  cite: [{ source: 'rfc', where: 'RFC 7568, section 3', says: 'SSL 3.0 must not be used' }],
  applies: isGreeted,
  judge: ({ server, where, name }, emit) => {
    if (server.hellos.filter(isAccepted).some(({ version }) => version === '3.0')) emit(where, { server: name });
  },
  message: ({ server }) => `${server} answers TLS 1.0 with SSL 3.0`,
});
