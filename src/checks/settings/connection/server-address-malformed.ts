import { defineCheck } from '../../define.ts';
import { mode, stringOf } from '../read.ts';
import type { SettingsSubject } from '../subject.ts';
import { hostProblem } from './host-name.ts';

type Args = { address: string; problem: string; better: string | null };

export const serverAddressMalformed = defineCheck<SettingsSubject, Args>({
  id: 'settings/server-address-malformed',
  severity: 'error',
  title: 'The server address is neither a host name nor an IPv4 address',
  why: 'Messenger looks the address up as it stands. What is no name is not found, and users read only that the service is temporarily unavailable.',
  fix: 'Write the bare fully qualified name of the server, or its IPv4 address: no scheme, no user, no port, no dot at the end.',
  cite: [
    {
      source: 'guide',
      where: 'Installing Messenger for Mac on the client',
      says: 'One types the IP address or the fully qualified domain name of the server.',
    },
    {
      source: 'rfc',
      where: 'RFC 952, grammatical host table specification; RFC 1123, section 2.1',
      says: 'Names are letters, digits and hyphens between dots, with neither hyphen nor dot at the end; addresses are four decimal numbers.',
    },
  ],
  // In automatic mode the address counts for nothing: settings/automatic-with-server says so.
  applies: (subject) => {
    const address = stringOf(subject, 'RTCServerAddress');
    if (address === undefined || mode(subject) === 'automatic') return false;
    return address.trim() !== '' || mode(subject) === 'manual';
  },
  judge: (subject, emit) => {
    const address = stringOf(subject, 'RTCServerAddress')!;
    const found = hostProblem(address);
    if (!found) return;
    const { problem, better = null } = found;
    emit(subject.get('RTCServerAddress')!.where(), { address, problem, better });
  },
  message: ({ address, problem }) => `RTCServerAddress ${JSON.stringify(address)} ${problem}`,
  advice: ({ better }) =>
    better === null
      ? 'Write the fully qualified name of the server, such as sip.contoso.com, or its IPv4 address.'
      : `Write ${better}.`,
});
