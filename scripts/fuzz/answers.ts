import { readFileSync } from 'node:fs';
import packet from 'dns-packet';
import { judge } from '../../src/checks/signin/judge.ts';
import { candidates } from '../../src/checks/dns/candidates.ts';
import type { DnsAnswer } from '../../src/core/dns.ts';
import type { HelloSeen, ServerObservation, SipSeen } from '../../src/core/server.ts';
import type { Observation } from '../../src/core/observation.ts';
import { decodeAnswer } from '../../src/host/network/dns-message.ts';
import { signatures } from '../../src/host/network/signatures.ts';
import { fromBase64, toBase64 } from '../../src/wire/base64.ts';
import { SipError, SipReader } from '../../src/wire/sip/index.ts';
import { TlsError } from '../../src/wire/tls/error.ts';
import { readFlight } from '../../src/wire/tls/flight.ts';
import { record, u16, vector } from '../../src/wire/tls/write.ts';

/**
 * Answers of servers, damaged, put into an observation that is healthy otherwise, and judged. Nothing but the module's own
 * errors may be thrown, and "works" must be true: by another look at the bytes than the one that is tested.
 */

type Fate = 'works' | 'refused';

export interface AnswerFuzz {
  readonly seeds: readonly Uint8Array[];
  /** @throws Error for a crash, or a verdict that is wrong */
  readonly judge: (bytes: Uint8Array) => Fate;
}

/** @param root the folder of the project */
export function answerFuzzers(root: string): { readonly [reader: string]: AnswerFuzz } {
  const load = (name: string): Observation =>
    JSON.parse(readFileSync(`${root}/test/fixtures/observations/${name}.json`, 'utf8')) as Observation;
  const healthy = load('healthy-signin');
  const withKerberos: Observation = {
    ...healthy,
    want: { ...healthy.want, kerberos: true, realm: 'CONTOSO.COM' },
    kerberos: load('healthy-kerberos').kerberos!,
  };
  if (judge(healthy).verdict?.result !== 'works' || judge(withKerberos).verdict?.result !== 'works') {
    throw new Error('the healthy observations do not work');
  }
  return { dns: dns(healthy), tls: tls(healthy), sip: sip(healthy), kerberos: kerberos(withKerberos) };
}

function fate(seen: Observation): Fate {
  return judge(seen).verdict!.result === 'works' ? 'works' : 'refused';
}

/** A client that is led elsewhere does not meet the server of the observation. */
function dns(healthy: Observation): AnswerFuzz {
  const [domain] = healthy.domains;
  const [view] = domain!.views;
  const picked = (answers: readonly DnsAnswer[]): string => {
    const found = candidates(domain!, { ...view!, answers }, healthy.want).find((each) => each.picked);
    return JSON.stringify([found?.host.toLowerCase(), found?.port, found?.transport, found?.addresses]);
  };
  const right = picked(view!.answers);
  const asked = view!.answers.filter(({ status }) => status === 'answer' || status === 'nxdomain').slice(0, 8);
  const seeds = asked.map((answer) => encoded(answer));
  return {
    seeds,
    judge: (bytes) => {
      // The number of the seed tells the question that it answers.
      const question = view!.answers[(bytes[0] ?? 0) % view!.answers.length]!.question;
      const said = decodeAnswer(bytes, question);
      const { formatError: _, ...rest } = said;
      const changed: DnsAnswer = { question, transport: 'udp', milliseconds: 1, ...rest };
      const answers = view!.answers.map((answer) => (answer.question === question ? changed : answer));
      const isRight = picked(answers) === right;
      const seen: Observation = {
        ...healthy,
        domains: [{ ...domain!, views: [{ ...view!, answers }] }],
        ...(isRight ? {} : { servers: [], chains: [] }),
      };
      const result = fate(seen);
      if (result === 'works' && !isRight) throw new Error('it works with a server that nobody reached');
      return result;
    },
  };

  function encoded({ question, status, records }: DnsAnswer): Uint8Array {
    const number = view!.answers.findIndex((answer) => answer.question === question);
    return new Uint8Array(
      packet.encode({
        id: number << 8,
        type: 'response',
        flags: 0x8180 | (status === 'nxdomain' ? 3 : 0),
        questions: [{ ...question, class: 'IN' }],
        answers: records.flatMap((each): object[] => {
          if (each.type === 'SRV') {
            const { priority, weight, port, target } = each;
            return [{ type: 'SRV', name: each.name, ttl: each.ttl, data: { priority, weight, port, target } }];
          }
          return each.type === 'A' ? [{ type: 'A', name: each.name, ttl: each.ttl, data: each.address }] : [];
        }),
      }),
    );
  }
}

/** A chain is trusted only if the server's own certificate is, byte by byte, the one that its CA signed. */
function tls(healthy: Observation): AnswerFuzz {
  const [server] = healthy.servers as readonly [ServerObservation];
  const [hello] = server.hellos as readonly [HelloSeen & { status: 'server-hello' }];
  const [chain] = healthy.chains;
  return {
    seeds: [flight(hello, 1), flight(hello, 3)],
    judge: (bytes) => {
      const answer = flightOf(bytes);
      const base = { kind: 'panther', address: hello.address, milliseconds: 1 } as const;
      const seen: HelloSeen =
        answer?.state === 'hello'
          ? {
              ...base,
              status: 'server-hello',
              version: answer.version,
              suite: answer.suite,
              certificates: answer.certificates.map(toBase64),
              certificateRequest: answer.certificateRequest,
              gmtUnixTime: 0,
            }
          : answer?.state === 'alert'
            ? { ...base, status: 'alert', level: answer.level, description: answer.description }
            : { ...base, status: answer?.state === 'not-tls' ? 'malformed' : 'timeout', reason: 'damaged' };
      const presented = seen.status === 'server-hello' ? seen.certificates : [];
      const { session: _, ...without } = server;
      const ended = { status: 'closed', reason: 'the handshake did not come to its end' } as const;
      const result = fate({
        ...healthy,
        servers: [{ ...without, hellos: [seen], session: presented.length > 0 ? server.session! : ended }],
        chains:
          presented.length === 0
            ? []
            : [
                {
                  ...chain!,
                  presented,
                  ...signatures([...presented, ...chain!.others, ...chain!.anchors.map(({ der }) => der)]),
                },
              ],
      });
      if (result === 'works' && presented[0] !== hello.certificates[0]) {
        throw new Error('it works with a certificate that nobody signed');
      }
      return result;
    },
  };
}

function flightOf(bytes: Uint8Array): ReturnType<typeof readFlight> | undefined {
  try {
    return readFlight(bytes);
  } catch (error) {
    if (error instanceof TlsError) return undefined;
    throw error;
  }
}

/** ServerHello, Certificate and ServerHelloDone in one record or in several. */
function flight({ suite, certificates }: HelloSeen & { status: 'server-hello' }, records: number): Uint8Array {
  const random = Array.from({ length: 32 }, (_, i) => i);
  const chain = certificates.flatMap((der) => vector(3, [...fromBase64(der)]));
  const messages = [
    [2, ...vector(3, [3, 1, ...random, 0, ...u16(suite), 0])],
    [11, ...vector(3, vector(3, chain))],
    [14, 0, 0, 0],
  ];
  const parts = records === 1 ? [messages.flat()] : messages;
  return Uint8Array.from(parts.flatMap((part) => [...record(22, part)]));
}

/** It works only if the answer, as plain text, is a challenge with a scheme that Messenger knows. */
function sip(healthy: Observation): AnswerFuzz {
  const [server] = healthy.servers as readonly [ServerObservation];
  const [first] = server.sip as readonly [SipSeen & { status: 'response' }];
  const { text: _, status: __, ...base } = first;
  return {
    seeds: [
      first.text,
      first.text.replaceAll('\r\n', '\n'),
      first.text.replace('401', '407').replaceAll('WWW-', 'Proxy-'),
    ].map((text) => new TextEncoder().encode(text)),
    judge: (bytes) => {
      const text = finalOf(bytes);
      const seen: SipSeen =
        text === undefined
          ? { ...base, status: 'malformed', reason: 'damaged' }
          : { ...base, status: 'response', text };
      const result = fate({ ...healthy, servers: [{ ...server, sip: [seen] }] });
      const raw = new TextDecoder().decode(bytes);
      const isChallenge = /^SIP\/2\.0\s+40[17]\b/im.test(raw) && /\b(?:NTLM|Kerberos)\b/i.test(raw);
      if (result === 'works' && !isChallenge) throw new Error('it works without a challenge');
      return result;
    },
  };
}

/** Fed byte by byte in pieces, as a network may. */
function finalOf(bytes: Uint8Array): string | undefined {
  const reader = new SipReader();
  try {
    for (let at = 0, step = 1; at < bytes.length; at += step, step = (step * 7) % 61) {
      const [message] = reader.push(bytes.subarray(at, at + step));
      if (message !== undefined) return message;
    }
  } catch (error) {
    if (error instanceof SipError) return undefined;
    throw error;
  }
  return undefined;
}

/** It works only if the message holds a time within five minutes of ours. */
function kerberos(healthy: Observation): AnswerFuzz {
  const seen = healthy.kerberos!;
  const replies = seen.kdcs.flatMap((kdc) => (kdc.status === 'reply' ? [kdc] : []));
  return {
    seeds: replies.map(({ reply }) => fromBase64(reply)),
    judge: (bytes) => {
      const reply = toBase64(bytes);
      const result = fate({
        ...healthy,
        kerberos: { ...seen, kdcs: seen.kdcs.map((kdc) => (kdc.status === 'reply' ? { ...kdc, reply } : kdc)) },
      });
      if (result === 'works' && !holdsTime(bytes, Date.parse(replies[0]!.sentAt))) {
        throw new Error('it works with a clock that was not read');
      }
      return result;
    },
  };
}

function holdsTime(bytes: Uint8Array, now: number): boolean {
  const times = Buffer.from(bytes)
    .toString('latin1')
    .matchAll(/(?=(\d{14})Z)/g);
  return [...times].some(([, digits]) => {
    const iso = digits!.replace(/^(....)(..)(..)(..)(..)(..)$/, '$1-$2-$3T$4:$5:$6Z');
    return Math.abs(Date.parse(iso) - now) <= 301_000;
  });
}
