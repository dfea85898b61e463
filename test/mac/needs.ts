/** `macTest`: `test` where a Mac can be pretended; elsewhere a visible skip, or a failure where CI=true. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { test } from 'vitest';
import { hasCommand, tool, without } from '../helpers/tools.ts';

const PROGRAMS = [
  'dash',
  'posh',
  'mksh',
  'busybox',
  'original-awk',
  'perl',
  'python3',
  'openssl',
  'unshare',
  'mount',
  'chattr',
];

/** Namespaces, a tmpfs in one of them, and the immutable flag there: what a container may refuse. */
const PROBE =
  'mount -t tmpfs probe /media && : >/media/probe && chattr +i /media/probe && ! rm /media/probe 2>/dev/null && mknod /media/null c 1 3';

function obstacle(): string | undefined {
  if (process.platform !== 'linux') return 'needs Linux';
  if (process.getuid?.() !== 0) return 'needs root (sudo npm test)';
  if (!existsSync('/usr/bin/python3')) return 'needs /usr/bin/python3';
  const probe = spawnSync('unshare', ['--mount', '--pid', '--net', '--fork', '--kill-child', 'sh', '-c', PROBE]);
  return probe.status === 0 ? undefined : 'needs namespaces, and tmpfs with the immutable flag (Linux 6.0)';
}

function choose(): typeof test {
  if (!PROGRAMS.every(hasCommand)) return tool(...PROGRAMS);
  const reason = obstacle();
  return reason === undefined ? test : without(reason);
}

export const macTest: typeof test = choose();
