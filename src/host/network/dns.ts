import { randomInt } from 'node:crypto';
import { isIP } from 'node:net';
import type { DnsAnswer, DnsQuestion } from '../../core/dns.ts';
import type { Failure } from '../../core/failure.ts';
import type { Waiting } from '../../core/network.ts';
import { decodeAnswer, encodeQuestion, type Said } from './dns-message.ts';
import { askTcp, askUdp, type Sent, type Server } from './dns-transport.ts';

type Told = Pick<DnsAnswer, 'transport' | 'truncated'> & Omit<Said, 'formatError' | 'truncated'>;

/** One question to one server: see NetworkDoor. */
export async function ask(resolver: string, question: DnsQuestion, { milliseconds }: Waiting): Promise<DnsAnswer> {
  const started = performance.now();
  const left = (): number => Math.max(1, milliseconds - (performance.now() - started));
  const { status, reason, records, negativeTtl, authoritative, transport, truncated } = await told(
    resolver,
    question,
    left,
  );
  return {
    question,
    status,
    ...(reason === undefined ? {} : { reason }),
    records,
    ...(negativeTtl === undefined ? {} : { negativeTtl }),
    authoritative,
    transport,
    truncated,
    milliseconds: tenths(performance.now() - started),
  };
}

/** With EDNS, without it if need be, then over TCP if need be; `left` says how long that may take yet, in milliseconds. */
async function told(resolver: string, question: DnsQuestion, left: () => number): Promise<Told> {
  const server = serverOf(resolver);
  if (server === undefined) return udp(nothing('unreachable', `${resolver} is no address of a DNS server`));
  let sent: Sent;
  let plain: Sent;
  try {
    const id = randomInt(0x10000);
    sent = { id, question, bytes: encodeQuestion(id, question, true) };
    plain = { id, question, bytes: encodeQuestion(id, question, false) };
  } catch (error) {
    return udp(nothing('malformed', `it cannot be asked for: ${(error as Error).message}`));
  }
  // Some devices drop or damage whatever has EDNS (RFC 6891, section 6.2.2): half of the time is for asking without it.
  let said = saidOf(await askUdp(server, sent, left() / 2), question);
  if (said.formatError || said.status === 'timeout' || said.status === 'malformed') {
    sent = plain;
    said = saidOf(await askUdp(server, sent, left()), question);
  }
  if (!said.truncated) return udp(said);
  const overTcp = await askTcp(server, sent, left());
  if (overTcp instanceof Uint8Array) {
    return { ...decodeAnswer(overTcp, question), transport: 'tcp', truncated: true };
  }
  // What came over UDP is all there is to see.
  return udp({ ...said, reason: `over TCP: ${overTcp.reason}` });
}

function udp(said: Said): Told {
  return { ...said, transport: 'udp' };
}

function saidOf(reply: Uint8Array | Failure, question: DnsQuestion): Said {
  if (reply instanceof Uint8Array) return decodeAnswer(reply, question);
  const { status, reason } = reply;
  return nothing(status === 'timeout' || status === 'malformed' ? status : 'unreachable', reason);
}

function nothing(status: DnsAnswer['status'], reason: string): Said {
  return { status, reason, records: [], authoritative: false, truncated: false, formatError: false };
}

/** `192.0.2.53`, `192.0.2.53:5353`, `2001:db8::53`, `[2001:db8::53]:53`; undefined for anything else. */
function serverOf(resolver: string): Server | undefined {
  const [, bracketed, theirs] = /^\[([^\]]+)\](?::(\d+))?$/.exec(resolver) ?? [];
  const [, v4, ours] = /^([^:]+):(\d+)$/.exec(resolver) ?? [];
  const address = bracketed ?? v4 ?? resolver;
  const port = Number(theirs ?? ours ?? 53);
  return isIP(address) > 0 && port > 0 && port < 0x10000 ? { address, port } : undefined;
}

function tenths(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}
