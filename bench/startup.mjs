// How long a command takes to start, whole process, against bare Node, in pairs.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const PAIRS = 41;

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

function milliseconds(args) {
  const start = performance.now();
  spawnSync(process.execPath, args, { cwd: root, stdio: 'ignore' });
  return performance.now() - start;
}

/** Prints a line a command, and gives the ratio of --help to bare Node. */
export function startupTable() {
  if (!existsSync(`${root}dist/main.js`)) {
    console.log('\nleft out: start-up (dist/ is missing: npm run build)');
    return NaN;
  }
  const commands = [
    ['--help', ['bin/msgrctl.js', '--help']],
    ['generate corporate-tls', ['bin/msgrctl.js', 'generate', 'corporate-tls']],
    ['lint templates/policies', ['bin/msgrctl.js', 'lint', 'templates/policies']],
  ];
  console.log(`\nstart-up, whole process, median of ${PAIRS} pairs with "node -e 0"`);
  const ratios = commands.map(([name, args]) => {
    const pairs = Array.from({ length: PAIRS }, () => [milliseconds(['-e', '0']), milliseconds(args)]);
    const ratio = median(pairs.map(([bare, command]) => command / bare));
    console.log(
      `${name.padEnd(28)}${median(pairs.map(([, command]) => command))
        .toFixed(0)
        .padStart(6)} ms${ratio.toFixed(2).padStart(8)} x`,
    );
    return ratio;
  });
  return ratios[0];
}
