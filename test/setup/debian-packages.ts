/**
 * Installs the Debian packages whose programs the tests compare msgrctl with, where they are missing and it can be
 * done without asking: as root, or by sudo without a password. Where it can't, tests that need them are skipped with
 * a reason (see test/helpers/tools.ts), or fail if CI=true.
 */
import { spawnSync } from 'node:child_process';
import { hasCommand, PACKAGES } from '../helpers/tools.ts';

export default function setup(): void {
  const missing = Object.entries(PACKAGES).filter(([command]) => !hasCommand(command));
  if (missing.length === 0 || !hasCommand('apt-get')) return;
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  if (asRoot.length > 0 && spawnSync('sudo', ['-n', 'true']).status !== 0) return;
  const packages = [...new Set(missing.map(([, name]) => name))];
  console.error(`tests: installing ${packages.join(', ')}`);
  const apt = (...args: string[]): number | null => {
    const [program, ...rest] = [...asRoot, 'apt-get', '-qq', '-o', 'DPkg::Lock::Timeout=120', ...args];
    return spawnSync(program!, rest, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status;
  };
  const install = ['install', '-y', '--no-install-recommends', ...packages];
  if (apt(...install) !== 0) {
    apt('update');
    apt(...install);
  }
}
