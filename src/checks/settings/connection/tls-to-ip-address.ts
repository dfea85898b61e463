import { defineCheck } from '../../define.ts';
import { mode, stringOf, transport } from '../read.ts';
import type { SettingsSubject } from '../subject.ts';
import { hostProblem, looksLikeIpv4 } from './host-name.ts';

export const tlsToIpAddress = defineCheck<SettingsSubject, { address: string }>({
  id: 'settings/tls-to-ip-address',
  severity: 'warning',
  title: 'Messenger is to connect over TLS to an IP address',
  why: 'A Mac compares an IP address only with iPAddress entries of the certificate, never with its common name. Server certificates rarely have such an entry, and without one sign-in fails.',
  fix: 'Name the server as its certificate does, or have the address put into the certificate as an iPAddress entry.',
  cite: [
    {
      source: 'apple',
      where: 'Security-163 (Mac OS X 10.3) and libsecurity_apple_x509_tp-21 (10.4), tpPolicies.cpp, tp_verifySslOpts',
      says: 'The common name is looked at only if the host is not in numeric form.',
    },
  ],
  applies: (subject) => mode(subject) === 'manual' && transport(subject) === 'tls',
  judge: (subject, emit) => {
    const address = stringOf(subject, 'RTCServerAddress');
    if (address === undefined || !looksLikeIpv4(address) || hostProblem(address)) return;
    emit(subject.get('RTCServerAddress')!.where(), { address });
  },
  message: ({ address }) =>
    `RTCServerAddress is the IP address ${address}, which over TLS matches no name of a certificate`,
  advice: ({ address }) =>
    `Write the name that stands in the server's certificate, or make sure that the certificate has an iPAddress entry for ${address}.`,
});
