import { SipError } from './error.ts';
import { readHeaders, type SipHeader } from './headers.ts';

/** A response of SIP, taken apart. */
export interface SipResponse {
  readonly status: number;
  /** The words behind the status; may be empty. */
  readonly reason: string;
  readonly headers: readonly SipHeader[];
  readonly body: string;
  /** Where it departs from RFC 3261 and can be read all the same; for people, without full stops. */
  readonly defects: readonly string[];
}

const STATUS_LINE = /^SIP\/(\d+\.\d+)[ \t]+(\d{3})(?:[ \t]+(.*))?$/i;

/** Reads one response, head and body (RFC 3261, section 7). Throws SipError. */
export function readResponse(text: string): SipResponse {
  const { lines, body, defects } = split(text.replace(/^(?:\r?\n)+/, ''));
  const found = STATUS_LINE.exec(lines[0] ?? '');
  if (!found) throw new SipError(`it does not start as a SIP response does: ${shown(lines[0] ?? '')}`);
  const [, version, code, reason = ''] = found;
  const status = Number(code);
  if (version !== '2.0') throw new SipError(`it speaks SIP/${version}, not SIP/2.0`);
  if (status < 100 || status > 699) throw new SipError(`${code} is no status of SIP`);
  const { headers, defects: more } = readHeaders(lines.slice(1));
  return { status, reason: reason.trim(), headers, body, defects: [...defects, ...more] };
}

/** The values of a header, in order; the name in lower case and not in its compact form. */
export function valuesOf({ headers }: SipResponse, name: string): string[] {
  return headers.filter((header) => header.name === name).map(({ value }) => value);
}

/** The first value of a header, if it is there. */
export function valueOf(response: SipResponse, name: string): string | undefined {
  return valuesOf(response, name)[0];
}

/** The status of a text, if it is a response. */
export function statusOf(text: string): number | undefined {
  return responseOf(text)?.status;
}

/** `401 Unauthorized`, if the text is a response. */
export function statusLine(text: string): string | undefined {
  const response = responseOf(text);
  return response && `${response.status} ${response.reason}`.trim();
}

/** The response, or undefined for what is none. */
export function responseOf(text: string): SipResponse | undefined {
  try {
    return readResponse(text);
  } catch (error) {
    if (error instanceof SipError) return undefined;
    throw error;
  }
}

/** Bare LFs are taken for ends of lines; RFC 3261 has CRLF alone. */
function split(text: string): { lines: string[]; body: string; defects: string[] } {
  const end = /\r?\n\r?\n/.exec(text);
  const head = end ? text.slice(0, end.index) : text.replace(/\r?\n$/, '');
  const separator = end?.[0] ?? '\r\n\r\n';
  const defects = [
    ...(/(?:^|[^\r])\n/.test(head) || separator !== '\r\n\r\n' ? ['lines end with LF alone'] : []),
    ...(end ? [] : ['the empty line behind the head is missing']),
  ];
  return { lines: head.split(/\r?\n/), body: end ? text.slice(end.index + separator.length) : '', defects };
}

/** The start of a line, for messages. */
function shown(line: string): string {
  const start = Array.from(line.slice(0, 60), (letter) => (/[\x20-\x7e]/.test(letter) ? letter : '.')).join('');
  return start === '' ? 'it is empty' : `"${start}"`;
}
