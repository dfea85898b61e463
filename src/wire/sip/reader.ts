import { SipError } from './error.ts';
import { readHeaders } from './headers.ts';

/** Head and body together; an honest answer to a probe has one or two. */
export const MAX_MESSAGE = 64 * 1024;

const CR = 0x0d;
const LF = 0x0a;

/**
 * Cuts a stream of bytes into SIP messages, as they come in: Content-Length says where one ends (RFC 3261, section 18.3), and
 * line ends before one are keep-alives (section 7.5). Where Content-Length is missing, there is no body. Bare LFs are taken
 * for ends of lines.
 */
export class SipReader {
  #held = new Uint8Array(0);
  /** Where to go on looking for the end of the head. */
  #searched = 0;
  /** Of the message that is held, once its head is there. */
  #length: number | undefined;

  /** True while the start of a message is held. */
  get isInside(): boolean {
    return this.#held.length > 0;
  }

  /** Takes bytes, and gives the messages that end with them. Throws SipError; then the stream is lost. */
  push(bytes: Uint8Array): string[] {
    this.#held = joined(this.#held, bytes);
    const messages: string[] = [];
    for (let message = this.#next(); message !== undefined; message = this.#next()) messages.push(message);
    return messages;
  }

  #next(): string | undefined {
    if (this.#length === undefined) this.#length = this.#lengthOfNext();
    if (this.#length === undefined || this.#held.length < this.#length) return undefined;
    const message = decode(this.#held.subarray(0, this.#length));
    this.#held = this.#held.slice(this.#length);
    this.#length = undefined;
    this.#searched = 0;
    return message;
  }

  /** Undefined until the head is there. */
  #lengthOfNext(): number | undefined {
    const start = this.#held.findIndex((byte) => byte !== CR && byte !== LF);
    this.#held = start < 0 ? new Uint8Array(0) : this.#held.subarray(start);
    if (start !== 0) this.#searched = 0;
    if (this.#held.length === 0) return undefined;
    looksLikeSip(this.#held);
    const headEnd = endOfHead(this.#held, this.#searched);
    this.#searched = Math.max(0, this.#held.length - 3);
    const length =
      headEnd === undefined ? this.#held.length : headEnd + bodyLength(decode(this.#held.subarray(0, headEnd)));
    if (length > MAX_MESSAGE) throw new SipError(`it is longer than ${MAX_MESSAGE / 1024} KiB`);
    return headEnd === undefined ? undefined : length;
  }
}

/** The offset behind the empty line. */
function endOfHead(bytes: Uint8Array, from: number): number | undefined {
  for (let at = bytes.indexOf(LF, from); at >= 0; at = bytes.indexOf(LF, at + 1)) {
    const next = bytes[at + 1] === CR ? at + 2 : at + 1;
    if (bytes[next] === LF) return next + 1;
  }
  return undefined;
}

/** The first line tells early whether this is SIP at all; without one, its first bytes. Throws SipError. */
function looksLikeSip(bytes: Uint8Array): void {
  const end = bytes.indexOf(LF);
  const line = decode(bytes.subarray(0, Math.min(end < 0 ? bytes.length : end, 1000))).trimEnd();
  const fits =
    end < 0
      ? /^[A-Za-z][^\x00-\x08\x0a-\x1f\x7f]*$/.test(line) || bytes.length === 0
      : /^SIP\/\d|^[A-Za-z]+[ \t].*SIP\/\d+\.\d+$/i.test(line);
  if (!fits) throw new SipError(`it does not start as SIP does: ${shown(line)}`);
}

function bodyLength(head: string): number {
  const { headers } = readHeaders(head.trimEnd().split(/\r?\n/).slice(1));
  const told = new Set(headers.filter(({ name }) => name === 'content-length').map(({ value }) => value));
  if (told.size > 1) throw new SipError('it has several Content-Lengths that differ');
  const [value = '0'] = told;
  if (!/^\d+$/.test(value)) throw new SipError('its Content-Length is no number');
  return Number(value);
}

function shown(line: string): string {
  return `"${Array.from(line.slice(0, 60), (letter) => (/[\x20-\x7e]/.test(letter) ? letter : '.')).join('')}"`;
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
