/** What is used of the package dns-packet, which has no types of its own. */
declare module 'dns-packet' {
  interface Question {
    readonly name: string;
    readonly type: string;
    readonly class?: string;
  }
  interface Answer {
    readonly name: string;
    readonly type: string;
    readonly ttl?: number;
    readonly data?: unknown;
    readonly udpPayloadSize?: number;
  }
  interface Packet {
    readonly id: number;
    readonly type: 'query' | 'response';
    readonly flags: number;
    readonly flag_aa: boolean;
    readonly flag_tc: boolean;
    readonly rcode: string;
    readonly questions: readonly Question[];
    readonly answers: readonly Answer[];
    readonly authorities: readonly Answer[];
  }
  export function encode(packet: object): Buffer;
  export function decode(bytes: Buffer): Packet;
  export const RECURSION_DESIRED: number;
}
