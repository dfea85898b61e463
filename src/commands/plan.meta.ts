import type { CommandMeta } from '../core/command.ts';

export const planMeta: CommandMeta = {
  name: 'plan',
  summary: "Work out servers, downloads and steps of a rollout from the guide's figures.",
  details: [
    'Each figure says how it was worked out, which sentence of the guide it rests on, and what that does not cover.',
    'A policy gives its capacity, the number of users in its roster, and which steps are needed; what is said on the command line goes before. Rates are in bits: 10mbit, not 10MB. See docs/planning.md.',
  ],
  arguments: [
    {
      name: '[policy]',
      description: 'a policy file, or the name of a shipped template [messenger.yaml, if it is there]',
    },
  ],
  options: [
    { flags: '--users <n>', description: 'how many users will sign in [of the policy, or its roster]' },
    {
      flags: '--contacts <n>',
      description: 'how many contacts the address book holds [of the policy, or one for each user]',
    },
    { flags: '--concurrent <n>', description: 'connections at the same time [all users]' },
    { flags: '--link <rate>', description: 'the link to the address book, such as 10mbit or 1gbit' },
    {
      flags: '--wave <time>',
      description: 'how long the first sign-ins take together, such as 30min or 2h',
      default: '30min',
    },
    {
      flags: '--format <format>',
      description: 'how to tell it',
      choices: ['human', 'json', 'markdown'],
      default: 'human',
    },
  ],
  examples: [
    { run: 'msgrctl plan --users 4000', does: 'for four thousand users' },
    { run: 'msgrctl plan messenger.yaml --link 100mbit --wave 1h', does: 'a Monday morning over a given link' },
    { run: 'msgrctl plan messenger.yaml --format markdown', does: 'a list to tick off, for the wiki' },
  ],
};
