import { diagnostics, warnings, type Diagnostic, type SipResponse } from '../../wire/sip/index.ts';

/** Numbers that a sign-in can meet: [MS-OCER], sections 4 and 8. */
const MEANINGS: ReadonlyMap<number, string> = new Map([
  [1000, 'the last step of the authentication failed'],
  [1003, 'the user does not exist'],
  [1005, 'there is no route to the domain'],
  [1007, 'there is no route at the moment'],
  [1008, 'the DNS has no SRV record'],
  [1009, 'domains of SRV record and host differ in the DNS'],
  [1010, 'the next server is not trusted: no certificate'],
  [1013, 'the clocks are too far apart'],
  [1014, 'the DNS has no A record'],
  [1018, 'the request could not be parsed'],
  [4003, 'the user is not enabled for remote access'],
  [4004, 'the credentials may not act for this address'],
  [4005, 'the address is not enabled, or does not exist'],
  [4006, 'the address is not in this pool'],
  [4010, 'the epid is missing'],
  [4011, 'the epid is too long'],
  [4012, 'the epid is too long'],
  [17_000, 'the server is overloaded'],
  [17_002, 'the version of the client is not known'],
  [17_003, 'the version of the client is refused, with a link to another'],
  [17_004, 'the version of the client is let in, with a link to another'],
]);

const LONGEST = 200;

/** `401 Unauthorized`. */
export function lineOf({ status, reason }: SipResponse): string {
  return short(`${status} ${reason}`.trim());
}

/** What the server adds to its status: numbers with their meaning, or warnings. Undefined if it adds nothing. */
export function addedBy(response: SipResponse): string | undefined {
  const [first] = diagnostics(response);
  if (first) return diagnosticText(first);
  const [warning] = warnings(response);
  return warning && short(`${warning.code} ${warning.text}`.trim());
}

function diagnosticText({ id, reason, source }: Diagnostic): string {
  const meaning = MEANINGS.get(id) ?? reason;
  const from = source === undefined || source === '' ? '' : `, says ${source}`;
  return short(`${id}${meaning === undefined ? '' : `, ${meaning}`}${from}`);
}

/** Words of a server, cut: they end up in a sentence. A full stop at the end would be a second one. */
export function short(text: string): string {
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST)}...` : text;
  return cut.replace(/[.\s]+$/, '');
}
