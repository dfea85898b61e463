import { splitOutside, unquoted } from './list.ts';
import { valuesOf, type SipResponse } from './response.ts';

/** RFC 3261, section 20.43. */
export interface SipWarning {
  readonly code: number;
  readonly agent: string;
  readonly text: string;
}

/** All of a response, in order; what cannot be read is left out. */
export function warnings(response: SipResponse): SipWarning[] {
  return valuesOf(response, 'warning').flatMap((value) =>
    splitOutside(value, ',').flatMap((part) => readWarning(part) ?? []),
  );
}

function readWarning(text: string): SipWarning | undefined {
  const found = /^(\d{3})\s+(\S+)(?:\s+([^]*))?$/.exec(text);
  if (!found) return undefined;
  return { code: Number(found[1]), agent: found[2]!, text: unquoted((found[3] ?? '').trim()).value };
}
