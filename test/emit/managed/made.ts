import { expect } from 'vitest';
import { run } from '../../../src/commands/generate.ts';
import { memoryHost, type MemoryHost } from '../../helpers/memory-host.ts';

/** A policy with a setting of each kind: policy, taste, state, cache, whose Mac it is, without effect, unknown. */
export const POLICY = `msgrctl: 1
organization: Contoso GmbH & Co.
connection: { sipDomains: [contoso.com], mode: manual, server: sip.contoso.com, transport: tls }
archiving: { save: deny, lock: enforce }
settings: { HideEmoticons: true, CurrentService: 1, DABase: a.example, UserSIPID: a@contoso.com, Tuned: 1, Odd: 2.5 }
suppress: [${[
  'settings/state-key-in-template',
  'settings/cache-key-in-template',
  'settings/identity-key-in-template',
  'settings/inert-key',
  'settings/unknown-key',
]
  .map((check) => `{ check: ${check}, reason: a setting of every kind }`)
  .join(', ')}]
`;

export interface Made {
  readonly text: string;
  readonly host: MemoryHost;
}

/** What `msgrctl generate` makes of a policy. */
export async function made(options: { readonly [name: string]: string }, policy = POLICY): Promise<Made> {
  const host = memoryHost({ 'messenger.yaml': policy });
  const code = await run({ args: { policy: 'messenger.yaml' }, options: { output: 'out', ...options } }, host);
  expect(code, host.told.stderr).toBe(0);
  return { text: new TextDecoder().decode(host.disk.get('out')), host };
}
