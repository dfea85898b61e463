import type { SipTransport } from '../../core/server.ts';
import { readParameter, splitOutside } from './list.ts';
import { responseOf, valuesOf, type SipResponse } from './response.ts';

/** Another server to go to. */
export interface Redirect {
  readonly host: string;
  readonly port: number;
  readonly transport: SipTransport;
}

/** Defaults of a Live Communications Server, and of RFC 3261, section 19.1.2. */
const PORTS = { tls: 5061, tcp: 5060 } as const;

/** The name in front may be quoted, and then hold brackets itself. */
const BRACKETED = /^(?:"(?:[^"\\]|\\[^])*"|[^<"])*<([^>]*)>/;

/** More than anybody names. */
const MAX_REDIRECTS = 20;

/** Where a text sends its client, if it is a redirection (3xx); nothing for any other text. */
export function redirectsOf(text: string, transport: SipTransport): Redirect[] {
  const response = responseOf(text);
  return response ? redirects(response, transport) : [];
}

/**
 * The servers that the Contacts of a redirection name, preferred ones first (`q`, RFC 3261, section 20.10), without those that
 * cannot be read or ask for another transport, each once. At most 20. `transport`: what is used now, for URIs that name none.
 */
export function redirects(response: SipResponse, transport: SipTransport): Redirect[] {
  if (response.status < 300 || response.status > 399) return [];
  return valuesOf(response, 'contact')
    .flatMap((value) => splitOutside(value, ','))
    .map((contact) => ({ redirect: readContact(contact, transport), q: preference(contact) }))
    .toSorted((a, b) => b.q - a.q)
    .flatMap(({ redirect }) => redirect ?? [])
    .filter((one, i, all) => all.findIndex((other) => sameServer(one, other)) === i)
    .slice(0, MAX_REDIRECTS);
}

function sameServer(a: Redirect, b: Redirect): boolean {
  return a.host.toLowerCase() === b.host.toLowerCase() && a.port === b.port && a.transport === b.transport;
}

/** `"Name" <sip:user@host:5061;transport=tls>;q=0.5` or `sip:host;transport=tls`. */
export function readContact(contact: string, transport: SipTransport): Redirect | undefined {
  const uri = BRACKETED.exec(contact)?.[1] ?? contact;
  const found =
    /^(sips?):(?:[^@;?]*@)?(\[[0-9a-f:.]{2,45}\]|[a-z0-9._-]{1,253})(?::(\d{1,5}))?((?:;[^?]*)?)(?:\?.*)?$/i.exec(
      uri.trim(),
    );
  if (!found) return undefined;
  const [, scheme, written, digits, rest] = found;
  const asked = parameterOf(rest!, 'transport')?.toLowerCase();
  const way = asked ?? (scheme!.toLowerCase() === 'sips' ? 'tls' : transport);
  if (way !== 'tls' && way !== 'tcp') return undefined;
  const secure = scheme!.toLowerCase() === 'sips' ? 'tls' : way;
  const port = digits === undefined ? PORTS[secure] : Number(digits);
  if (port < 1 || port > 65_535) return undefined;
  return { host: written!.replaceAll(/^\[|\]$|\.$/g, ''), port, transport: secure };
}

function preference(contact: string): number {
  const q = Number(parameterOf(contact.replace(BRACKETED, ''), 'q') ?? 1);
  return q >= 0 && q <= 1 ? q : 1;
}

function parameterOf(text: string, name: string): string | undefined {
  return splitOutside(text, ';')
    .map(readParameter)
    .find((parameter) => parameter?.name === name)?.value;
}
