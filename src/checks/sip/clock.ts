import type { ServerObservation } from '../../core/server.ts';
import { readDate, valueOf } from '../../wire/sip/index.ts';
import { answersOf } from './answers.ts';

/** How far a clock is ahead of the local one, and how sure that is; in seconds. */
export interface Clock {
  readonly seconds: number;
  readonly doubt: number;
}

/** More than this and neither Kerberos nor the signatures of [MS-SIPAE] are taken; in seconds. */
export const MAX_SKEW = 300;

/**
 * The server's clock by the Date of its first answer that has one. The date was cut to whole seconds, some time between
 * request and answer: the middle of both is compared.
 */
export function clockOf(server: ServerObservation): Clock | undefined {
  for (const { seen, response } of answersOf(server)) {
    const date = readDate(valueOf(response, 'date') ?? '');
    if (date === undefined) continue;
    const middle = Date.parse(seen.sentAt) + seen.milliseconds / 2;
    return { seconds: (date + 500 - middle) / 1000, doubt: 0.5 + seen.milliseconds / 2000 };
  }
  return undefined;
}

/** True if it is too far, whatever the doubt. */
export function isTooFar({ seconds, doubt }: Clock): boolean {
  return Math.abs(seconds) - doubt > MAX_SKEW;
}

/** `7 minutes ahead`. */
export function skewText(seconds: number): string {
  const size = Math.abs(seconds);
  const amount =
    size < 120
      ? plural(size, 'second')
      : size < 7200
        ? plural(size / 60, 'minute')
        : size < 172_800
          ? plural(size / 3600, 'hour')
          : plural(size / 86_400, 'day');
  return `${amount} ${seconds < 0 ? 'behind' : 'ahead'}`;
}

function plural(amount: number, unit: string): string {
  const whole = Math.round(amount);
  return `${whole} ${unit}${whole === 1 ? '' : 's'}`;
}
