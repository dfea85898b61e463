import { readParameter, splitOutside } from './list.ts';
import { valuesOf, type SipResponse } from './response.ts';

/** One way to authenticate that a server takes. */
export interface Challenge {
  /** `NTLM`, `Kerberos`, `TLS-DSK`, `Digest` and `Basic` in these letters; others as they came. */
  readonly scheme: string;
  /** By name in lower case; the first of several of one name. */
  readonly parameters: ReadonlyMap<string, string>;
  /** What is wrong with it, for people; empty if it is sound. */
  readonly defects: readonly string[];
}

/** More than anybody offers. */
const MAX_CHALLENGES = 50;

const HEADERS = ['www-authenticate', 'proxy-authenticate'] as const;
const KNOWN = ['NTLM', 'Kerberos', 'TLS-DSK', 'Digest', 'Basic', 'Negotiate'];

/**
 * The challenges of a response, in its order. SIP wants one a header; several in one line, as HTTP has them, are read too
 * (RFC 3261, sections 20.44 and 7.3.1). At most 50.
 */
export function challenges(response: SipResponse): Challenge[] {
  const all = HEADERS.flatMap((header) => valuesOf(response, header).flatMap(readChallenges));
  return all.slice(0, MAX_CHALLENGES);
}

/** The challenges in the value of one header. */
export function readChallenges(value: string): Challenge[] {
  const found: { scheme: string; parameters: Map<string, string>; defects: string[] }[] = [];
  for (const part of splitOutside(value, ',')) {
    const start = /^([^\s=",;<>()]+)(?:\s+(?![\s=])([^]*))?$/.exec(part);
    if (start) found.push({ scheme: known(start[1]!), parameters: new Map(), defects: [] });
    const current = found.at(-1);
    const text = start ? start[2] : part;
    if (text === undefined) continue;
    if (!current) {
      found.push({ scheme: '', parameters: new Map(), defects: ['it names no scheme'] });
      continue;
    }
    const parameter = readParameter(text.trim());
    if (!parameter) current.defects.push('it has a part that is no parameter');
    else if (current.parameters.has(parameter.name)) current.defects.push(`it has ${parameter.name} twice`);
    else current.parameters.set(parameter.name, parameter.value);
    if (parameter?.sound === false) current.defects.push(`the quotes of its ${parameter.name} do not match`);
  }
  return found;
}

function known(scheme: string): string {
  return KNOWN.find((name) => name.toLowerCase() === scheme.toLowerCase()) ?? scheme;
}
