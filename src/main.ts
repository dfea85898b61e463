/** The composition root: the real host in, the exit code out. The only file that reads argv and the environment. */
import { fileURLToPath } from 'node:url';
import packageFile from '../package.json' with { type: 'json' };
import { ExitCode } from './core/exit-code.ts';
import { runProgram } from './program.ts';

const { argv, env, stdout, stderr } = process;

// A reader that has seen enough (`| head`) changes nothing: the verdict still decides how the program ends.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return;
  stderr.write(`msgrctl: could not write to standard output: ${error.message}\n`);
  process.exit(ExitCode.cannot);
});
// Nothing can be told where standard error itself is broken.
stderr.on('error', () => {});

// Leaving by process.exit lets the host remove its temporary files. 128 + the number of the signal, as shells have it.
for (const [signal, code] of [
  ['SIGHUP', 129],
  ['SIGTERM', 143],
] as const) {
  process.once(signal, () => process.exit(code));
}

// The first SIGINT is a command's that wants to end in order; the second, or one that no command waits for, ends it all.
let interrupted: (() => void) | undefined;
process.on('SIGINT', () => {
  const handler = interrupted ?? (() => process.exit(ExitCode.interrupted));
  interrupted = undefined;
  handler();
});

function onInterrupt(handler: () => void): () => void {
  interrupted = handler;
  return () => {
    if (interrupted === handler) interrupted = undefined;
  };
}

process.exitCode = await runProgram(argv.slice(2), {
  version: packageFile.version,
  write: (text) => void stdout.write(text),
  notice: (text) => void stderr.write(text),
  debug: env['MSGRCTL_DEBUG'] === '1',
  makeHost: async (options) => {
    const { realHost } = await import('./host/index.ts');
    const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[/\\]$/, '');
    return realHost({ ...options, root, version: packageFile.version, onInterrupt });
  },
});
