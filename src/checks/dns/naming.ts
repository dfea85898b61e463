import type { Want } from '../../core/observation.ts';
import { profile } from './profiles.ts';
import { isWithin, sameName } from './view.ts';

/**
 * Why a client does not take a server of that name for a SIP domain; undefined if it does. The guide's rule asks for a name that
 * starts with `sip`, and says nothing of its domain; that a server outside the SIP domain is never taken is Microsoft's rule
 * for its other clients.
 */
export function refusal(host: string, domain: string, { client, strictNaming }: Want): string | undefined {
  const { naming } = profile(client);
  if (naming === 'none' || !strictNaming) return undefined;
  switch (naming) {
    case 'sip-first':
      return host.toLowerCase().startsWith('sip') ? undefined : 'its name does not start with "sip"';
    case 'sip-domain':
      return sameName(host, `sip.${domain}`) ? undefined : `its name is not sip.${domain}`;
    case 'same-domain':
      return isWithin(host, domain) ? undefined : `its name is not in ${domain}`;
  }
}
