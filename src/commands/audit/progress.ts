import type { Host } from '../../core/host.ts';

const EVERY = 200;

/** One line on the terminal: how many Macs, how fast, how long still; gone when the report comes. */
export function progressOn({ stderr, quiet, ticks }: Host): {
  readonly isOn: boolean;
  /** @param total how many there are; undefined where nobody knows */
  readonly tell: (seen: number, total: number | undefined) => void;
  readonly done: () => void;
} {
  if (!stderr.isTerminal || quiet) return { isOn: false, tell: () => {}, done: () => {} };
  const clear = '\r\u001b[K';
  const start = ticks();
  let last = -EVERY;
  return {
    isOn: true,
    tell: (seen, total) => {
      const passed = ticks() - start;
      if (passed - last < EVERY) return;
      last = passed;
      stderr.write(`${clear}${progressLine(seen, total, passed)}`);
    },
    done: () => stderr.write(clear),
  };
}

/** @param passed milliseconds */
export function progressLine(seen: number, total: number | undefined, passed: number): string {
  const rate = (seen * 1000) / Math.max(passed, 1);
  const share = total === undefined ? '' : ` of ${number(total)}`;
  const left = total === undefined || seen === 0 ? '' : `, ${timeLeft((total - seen) / rate)} left`;
  return `${number(seen)}${share} Macs, ${number(Math.round(rate))} a second${left} ...`;
}

function timeLeft(seconds: number): string {
  const whole = Math.max(1, Math.ceil(seconds));
  return whole < 90 ? `${whole} s` : `${Math.ceil(whole / 60)} min`;
}

function number(value: number): string {
  return value.toLocaleString('en-US');
}
