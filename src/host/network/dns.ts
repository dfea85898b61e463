import { randomInt } from 'node:crypto';
import type { DnsAnswer, DnsQuestion } from '../../core/dns.ts';
import type { Failure } from '../../core/failure.ts';
import type { Waiting } from '../../core/network.ts';
import { decodeAnswer, encodeQuestion, type Said } from './dns-message.ts';
import { askTcp, askUdp, type Server } from './dns-transport.ts';

/** One question to one server: see NetworkDoor. */
export async function ask(resolver: string, question: DnsQuestion, { milliseconds }: Waiting): Promise<DnsAnswer> {
  const started = performance.now();
  const left = (): number => Math.max(1, milliseconds - (performance.now() - started));
  const server = serverOf(resolver);
  const done = (said: Omit<Said, 'formatError'>, transport: 'udp' | 'tcp', truncated: boolean): DnsAnswer => {
    const { status, reason, records, negativeTtl, authoritative } = said;
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
  };
  let encoded: { id: number; bytes: (edns: boolean) => Uint8Array };
  try {
    encoded = questionBytes(question);
  } catch (error) {
    return done(nothing('malformed', `it cannot be asked for: ${(error as Error).message}`), 'udp', false);
  }
  const { id, bytes } = encoded;

  let reply = await askUdp(server, id, bytes(true), left());
  let said = saidOf(reply, question);
  if (said.formatError) {
    reply = await askUdp(server, id, bytes(false), left());
    said = saidOf(reply, question);
  }
  if (!said.truncated) return done(said, 'udp', false);
  const overTcp = await askTcp(server, id, bytes(true), left());
  if (overTcp instanceof Uint8Array) return done(decodeAnswer(overTcp, question), 'tcp', true);
  // What came over UDP is all there is to see.
  return done({ ...said, reason: `over TCP: ${overTcp.reason}` }, 'udp', true);
}

function questionBytes(question: DnsQuestion): { id: number; bytes: (edns: boolean) => Uint8Array } {
  const id = randomInt(0x10000);
  encodeQuestion(id, question, true);
  return { id, bytes: (edns) => encodeQuestion(id, question, edns) };
}

function saidOf(reply: Uint8Array | Failure, question: DnsQuestion): Said {
  if (reply instanceof Uint8Array) return decodeAnswer(reply, question);
  const { status, reason } = reply;
  return nothing(status === 'timeout' || status === 'malformed' ? status : 'unreachable', reason);
}

function nothing(status: DnsAnswer['status'], reason: string): Said {
  return { status, reason, records: [], authoritative: false, truncated: false, formatError: false };
}

/** `192.0.2.53`, `192.0.2.53:5353`, `2001:db8::53`, `[2001:db8::53]:53`. */
function serverOf(resolver: string): Server {
  const [, bracketed, port] = /^\[([^\]]+)\](?::(\d+))?$/.exec(resolver) ?? [];
  if (bracketed !== undefined) return { address: bracketed, port: Number(port ?? 53) };
  const [, address, plain] = /^([^:]+):(\d+)$/.exec(resolver) ?? [];
  return address === undefined ? { address: resolver, port: 53 } : { address, port: Number(plain) };
}

function tenths(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}
