import type { Outcome } from '../../core/finding.ts';
import type { Rung } from '../../core/report.ts';
import type { ServerObservation } from '../../core/server.ts';
import { statusOf } from '../../wire/sip/index.ts';
import { standing } from './status.ts';
import { boxIsSet, has, type SignInSubject } from './subject.ts';

const OWN = new Set(['signin/server-without-ntlm', 'signin/server-without-kerberos', 'signin/box-without-ticket']);

/** What Messenger will try, given what the server offers and what is known of the user; no credentials are used. */
export function authenticationRung(subject: SignInSubject, outcomes: readonly Outcome[]): Rung {
  const name = 'authentication';
  const { seen, server, schemes } = subject;
  if (schemes === undefined || schemes.length === 0) {
    return isOpen(server)
      ? { name, status: 'not-needed', said: 'the server asks for no credentials' }
      : { name, status: 'not-reached', said: isSpokenTo(server) ? 'the server offered no way to sign in' : 'no SIP' };
  }
  const { status, said } = standing(
    outcomes.filter(({ check }) => OWN.has(check)),
    seen.want.releases,
  );
  if (said !== undefined) return { name, status, said };
  const [ntlm, kerberos] = [has(schemes, 'NTLM'), has(schemes, 'Kerberos')];
  if (!ntlm && !kerberos) return { name, status: 'not-reached', said: 'nothing is offered that Messenger knows' };
  if (kerberos && boxIsSet(subject)) {
    return { name, status: 'ok', said: 'Messenger will try Kerberos, and NTLM never after it' };
  }
  if (ntlm) return { name, status: 'ok', said: 'Messenger will try NTLM, with user name and password' };
  return {
    name,
    status: 'warns',
    said: 'only Kerberos is offered: it takes "Use my network ID and password" and a ticket (--user-has tells)',
  };
}

function isSpokenTo(server: ServerObservation | undefined): boolean {
  return server?.sip.some(({ status }) => status === 'response') ?? false;
}

/** Authentication is off: sip/authentication-off says what that means. */
function isOpen(server: ServerObservation | undefined): boolean {
  const [first] = server?.sip ?? [];
  const code = first?.status === 'response' ? statusOf(first.text) : undefined;
  return code !== undefined && code >= 200 && code < 300;
}
