import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CertificateFile } from '../../src/core/host.ts';
import { ARTIFACTS } from '../../src/emit/artifacts/index.ts';
import type { Material } from '../../src/emit/material.ts';
import { loadPolicy } from '../../src/policy/load.ts';
import type { User } from '../../src/policy/roster.ts';

const FOLDER = fileURLToPath(new URL('../../templates/scripts', import.meta.url));

/** Every shell template by its path below templates/scripts. */
export const TEMPLATES: Material['templates'] = Object.fromEntries(
  readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.sh'))
    .map((path) => [path, readFileSync(join(FOLDER, path), 'utf8')]),
);

interface More {
  readonly users?: readonly Pick<User, 'account' | 'address'>[];
  /** PEM. */
  readonly certificates?: readonly string[];
}

/** The text of an artifact, as `msgrctl emit` makes it of a policy. */
export async function emitted(name: string, policyText: string, more: More = {}): Promise<string> {
  const source = { file: 'messenger.yaml', text: policyText };
  const { policy, problems } = await loadPolicy(source, async () => ({ missing: 'nothing to extend here' }));
  if (!policy) throw new Error(problems.map(({ message }) => message).join('; '));
  const artifact = ARTIFACTS.find((each) => each.name === name);
  if (!artifact) throw new Error(`there is no artifact ${name}`);
  const users = (more.users ?? []).map((user) => ({
    domain: undefined,
    userId: undefined,
    where: { file: 'users.csv' },
    ...user,
  }));
  const certificates = (more.certificates ?? []).map((pem): CertificateFile => ({ pem, subject: '' }));
  return artifact.make({
    policy,
    users,
    certificates,
    policySha256: '0'.repeat(64),
    toolVersion: '0.0.0',
    templates: TEMPLATES,
  });
}
