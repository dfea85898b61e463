// Whole processes: how long they take, and the most memory that they had.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Milliseconds between looks at the memory: the peak is a mark that only rises, so few looks will do. */
const LOOK = 10;

/** The most memory that a process has had so far, in MB; undefined where the system does not tell. */
function peakOf(pid) {
  try {
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1]) / 1024;
  } catch {
    return undefined;
  }
}

/** Runs a command to its end; an exit code that was not expected is thrown. */
export function measured(command, args, expected = [0]) {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text) => (said += text));
    let peak = NaN;
    const timer = setInterval(() => (peak = peakOf(child.pid) || peak), LOOK);
    child.on('error', reject);
    child.on('close', (code) => {
      const seconds = (performance.now() - start) / 1e3;
      clearInterval(timer);
      if (expected.includes(code)) resolve({ seconds, peak });
      else reject(new Error(`${command} ${args.join(' ')} ended with ${code}: ${said.slice(-2000)}`));
    });
  });
}

export const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Interleaved rounds of several commands, and the medians; a first round, which warms everything up, does not count. */
export async function medians(commands, rounds) {
  const seen = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, run] of Object.entries(commands)) {
      const result = await run();
      if (round > 0) seen[name].push(result);
    }
  }
  return Object.fromEntries(
    Object.entries(seen).map(([name, results]) => [
      name,
      {
        seconds: median(results.map(({ seconds }) => seconds)),
        peak: Math.max(...results.map(({ peak }) => peak)),
      },
    ]),
  );
}
