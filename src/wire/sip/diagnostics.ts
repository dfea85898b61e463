import { readParameter, splitOutside } from './list.ts';
import { valuesOf, type SipResponse } from './response.ts';

/** What a server since OCS 2007 says of the cause ([MS-OCER], section 2.2.1). */
export interface Diagnostic {
  readonly id: number;
  /** Behind the point, if there is one. */
  readonly sub?: number;
  readonly reason?: string;
  /** The server that found it; only in `ms-diagnostics`. */
  readonly source?: string;
}

const HEADERS = ['ms-diagnostics', 'ms-diagnostics-public'] as const;

/** All of a response, in order; what cannot be read is left out. */
export function diagnostics(response: SipResponse): Diagnostic[] {
  return HEADERS.flatMap((name) => valuesOf(response, name).flatMap((value) => readDiagnostic(value) ?? []));
}

/** `1018;reason="Parsing failure";source="lcs.contoso.com"`, the parameters in any order. */
export function readDiagnostic(value: string): Diagnostic | undefined {
  const [first = '', ...rest] = splitOutside(value, ';');
  const found = /^(\d{1,9})(?:\.(\d{1,9}))?$/.exec(first);
  if (!found) return undefined;
  const parameters = new Map(rest.flatMap((part) => toEntry(part)));
  const [reason, source] = [parameters.get('reason'), parameters.get('source')];
  return {
    id: Number(found[1]),
    ...(found[2] === undefined ? {} : { sub: Number(found[2]) }),
    ...(reason === undefined ? {} : { reason }),
    ...(source === undefined ? {} : { source }),
  };
}

function toEntry(part: string): [string, string][] {
  const parameter = readParameter(part);
  return parameter ? [[parameter.name, parameter.value]] : [];
}
