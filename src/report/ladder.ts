import type { Style } from '../core/host.ts';
import type { Rung, Verdict } from '../core/report.ts';
import { visible } from './escape.ts';

/** How the status of a step is told. */
export const RUNG_WORDS: { readonly [status in Rung['status']]: string } = {
  ok: 'ok',
  warns: 'odd',
  fails: 'fails',
  unknown: 'unknown',
  'not-reached': 'not reached',
  'not-needed': 'not needed',
};

/** How a verdict is told. */
export const RESULT_WORDS: { readonly [result in Verdict['result']]: string } = {
  works: 'works',
  'works-but': 'works, but',
  fails: 'fails',
  unknown: 'unknown',
};

/** The steps of a sign-in, one a line. */
export function ladderText({ rungs }: Verdict, style: Style): string {
  return rungs
    .map(({ name, status, said }) => {
      const word = RUNG_WORDS[status].padEnd(11);
      return `${name.padEnd(14)}  ${paint(status, style)(word)}  ${visible(said)}\n`;
    })
    .join('');
}

/** The verdict, what the user sees, and what to do. */
export function verdictText({ result, text, userSees, fix }: Verdict, style: Style): string {
  const color = result === 'works' ? style.info : result === 'fails' ? style.error : style.warning;
  return [
    `${style.bold(color(RESULT_WORDS[result]))}: ${visible(text)}\n`,
    ...(userSees === undefined ? [] : [`  the user sees: "${visible(userSees)}"\n`]),
    ...(fix === undefined ? [] : [`  fix: ${visible(fix)}\n`]),
  ].join('');
}

function paint(status: Rung['status'], style: Style): (text: string) => string {
  if (status === 'ok') return style.info;
  if (status === 'fails') return style.error;
  return status === 'warns' || status === 'unknown' ? style.warning : style.dim;
}
