import { word } from '../core/shell.ts';
import type { PolicyData } from '../policy/schema.ts';
import { BEFORE, ROLLOUT } from './rollout.ts';
import type { Step } from './types.ts';

/**
 * The steps that a policy needs, in order; all of them without one.
 *
 * @param policy how the policy file is named on the command line
 */
export function steps(data: PolicyData | undefined, policy: string): Step[] {
  const named: { readonly [placeholder: string]: string } = { POLICY: word(policy), SERVER: word(serverOf(data)) };
  return [...BEFORE, ...ROLLOUT]
    .filter(({ needed }) => data === undefined || needed === undefined || needed(data))
    .map(({ needed: _needed, command, ...step }) => ({
      ...step,
      command: command?.replace(/\b(?:POLICY|SERVER)\b/g, (placeholder) => named[placeholder]!),
    }));
}

/** The server of the policy; else what it has to be called, where strict naming is on; else a word to replace. */
function serverOf(data: PolicyData | undefined): string {
  const { server, sipDomains, strictNaming } = data?.connection ?? {};
  if (server !== undefined) return server;
  return sipDomains?.[0] === undefined || strictNaming === false ? 'SERVER' : `sip.${sipDomains[0]}`;
}
