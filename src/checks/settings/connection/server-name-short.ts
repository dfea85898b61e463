import { defineCheck } from '../../define.ts';
import { mode, stringOf } from '../read.ts';
import type { SettingsSubject } from '../subject.ts';
import { hostProblem } from './host-name.ts';

export const serverNameShort = defineCheck<SettingsSubject, { name: string; domain: string | null }>({
  id: 'settings/server-name-short',
  severity: 'warning',
  title: 'The server is named without its domain',
  why: 'A short name is found only on Macs whose search domains complete it, so not at home, not over every VPN. Over TLS it is compared with the certificate as it stands, and certificates carry the full name.',
  fix: 'Write the fully qualified name of the server.',
  cite: [
    {
      source: 'guide',
      where: 'Installing Messenger for Mac on the client',
      says: 'Users are given the IP address or the fully qualified domain name of the server.',
    },
    {
      source: 'apple',
      where: 'libsecurity_apple_x509_tp, lib/tpPolicies.cpp, tp_verifySslOpts',
      says: 'The name that the program connected to is compared with the names of the certificate, label by label.',
    },
  ],
  applies: (subject) => mode(subject) === 'manual',
  judge: (subject, emit) => {
    const name = stringOf(subject, 'RTCServerAddress');
    if (name === undefined || name.includes('.') || hostProblem(name)) return;
    const domain = subject.wanted?.connection?.sipDomains?.[0] ?? null;
    emit(subject.get('RTCServerAddress')!.where(), { name, domain });
  },
  message: ({ name }) => `RTCServerAddress "${name}" is not a fully qualified name`,
  advice: ({ name, domain }) => `Write the full name, such as ${name}.${domain ?? 'contoso.com'}.`,
});
