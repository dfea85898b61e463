import { defineCheck } from '../../define.ts';
import { stringOf } from '../read.ts';
import type { SettingsSubject } from '../subject.ts';
import { formatProblem } from './formats.ts';

type Args = { key: string; address: string; domain: string; domains: readonly string[] };

/** The address that the corporate account signs in with; the list of addresses counts only where the key itself says nothing. */
export const SIGN_IN_KEYS = ['UserSIPID', 'SIPSignInMRU01'] as const;

export const addressOutsideSipDomains = defineCheck<SettingsSubject, Args>({
  id: 'settings/address-outside-sip-domains',
  severity: 'warning',
  title: 'The sign-in address is in none of the SIP domains of the policy',
  why: 'In automatic mode the server is looked up under the domain of the address, and a server knows only the users of its own domains. The address may well be the e-mail address of a user whose sign-in address is another.',
  fix: 'Correct the address, or add its domain to connection.sipDomains.',
  cite: [
    {
      source: 'microsoft',
      where: 'TechNet bb870344 and bb663700, Office Communications Server 2007, automatic client sign-in',
      says: 'The part behind the @ of the sign-in address is the SIP domain under which the server is looked up; it need not be the domain of the directory.',
    },
  ],
  applies: ({ role, wanted }) => role === 'mac' && (wanted?.connection?.sipDomains ?? []).length > 0,
  judge: (subject, emit) => {
    const domains = subject.wanted?.connection?.sipDomains ?? [];
    for (const key of SIGN_IN_KEYS) {
      const address = stringOf(subject, key) ?? '';
      if (formatProblem('address', address)) continue;
      const domain = address.split('@')[1]!;
      const inside = domains.some((each) => each.toLowerCase() === domain.toLowerCase());
      if (!inside) emit(subject.get(key)!.where(), { key, address, domain, domains });
      return;
    }
  },
  message: ({ key, address, domains }) =>
    `${key} "${address}" is in none of the SIP domains of the policy: ${domains.join(', ')}`,
  advice: ({ domain }) => `Correct the address, or add ${domain} to connection.sipDomains.`,
});
