/** The composition root: the real host in, the exit code out. The only file that reads argv and the environment. */
import { fileURLToPath } from 'node:url';
import packageFile from '../package.json' with { type: 'json' };
import { ExitCode } from './core/exit-code.ts';
import { runProgram } from './program.ts';

const { argv, env, stdout, stderr } = process;

// A reader that has seen enough (`| head`) is no error.
for (const stream of [stdout, stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(process.exitCode ?? ExitCode.ok);
  });
}

process.once('SIGINT', () => process.exit(ExitCode.interrupted));

process.exitCode = await runProgram(argv.slice(2), {
  version: packageFile.version,
  write: (text) => void stdout.write(text),
  notice: (text) => void stderr.write(text),
  debug: env['MSGRCTL_DEBUG'] === '1',
  makeHost: async (options) => {
    const { realHost } = await import('./host/index.ts');
    const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[/\\]$/, '');
    return realHost({ ...options, root, version: packageFile.version });
  },
});
