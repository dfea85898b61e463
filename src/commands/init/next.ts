import { word } from '../../core/shell.ts';
import { visible } from '../../report/escape.ts';

/** What to do with a policy that has just been written, as commands to copy. */
export function nextSteps(file: string): string {
  const name = word(file);
  const steps = [
    [`msgrctl check signin ${name}`, 'can a Mac sign in?'],
    [`msgrctl plan ${name} --users 800`, 'servers, network and each step of the rollout'],
    [`msgrctl build ${name} -o rollout/`, 'every script for the Macs'],
  ] as const;
  const width = Math.max(...steps.map(([command]) => command.length));
  return `Next:\n${steps.map(([command, does]) => `  ${visible(command).padEnd(width)}  # ${does}\n`).join('')}`;
}
