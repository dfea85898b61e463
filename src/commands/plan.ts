import type { CommandBody, Invocation } from '../core/command.ts';
import { ExitCode } from '../core/exit-code.ts';
import { usageError } from '../core/tool-error.ts';
import { planFor } from '../plan/plan.ts';
import type { PlanInput } from '../plan/types.ts';
import { duration, number, parseCount, parseDuration, parseRate, rate } from '../plan/units.ts';
import { humanPlan } from '../report/plan/human.ts';
import { jsonPlan } from '../report/plan/json.ts';
import { markdownPlan } from '../report/plan/markdown.ts';
import { usablePolicy, type UsablePolicy } from './usable-policy.ts';

export const run: CommandBody = async ({ args, options }, host) => {
  const reference = args['policy'] as string | undefined;
  const asked = reference === undefined ? undefined : await usablePolicy(reference, host);
  const { input, given } = inputOf(options, asked, reference);
  const policy = asked && { data: asked.policy.data, file: reference! };
  const plan = planFor(input, given, policy);
  const text = {
    human: () => humanPlan(plan, host.stdout.style, host.stdout.width),
    json: () => jsonPlan(plan, host.version),
    markdown: () => markdownPlan(plan),
  }[options['format'] as 'human' | 'json' | 'markdown']();
  await host.stdout.write(text);
  return ExitCode.ok;
};

const MOST = 10_000_000;

/** A number, and where it is from. */
interface Counted {
  readonly value: number;
  readonly from: string;
}

function inputOf(
  options: Invocation['options'],
  asked: UsablePolicy | undefined,
  reference = '',
): { readonly input: PlanInput; readonly given: readonly string[] } {
  const capacity = asked?.policy.data.capacity;
  const roster = asked?.roster?.users.length;
  const ofPolicy = (value: number | undefined, what: string): Counted | undefined =>
    value === undefined ? undefined : { value, from: `${what} of ${reference}` };
  const users =
    counted(options, 'users', 1) ??
    ofPolicy(capacity?.users === 0 ? undefined : capacity?.users, 'capacity.users') ??
    ofPolicy(roster === 0 ? undefined : roster, 'the roster');
  if (!users)
    throw usageError(
      'how many users will sign in?',
      'Say --users N, or name a policy with capacity.users or a roster.',
    );
  const contacts = counted(options, 'contacts', 0) ??
    ofPolicy(capacity?.contacts, 'capacity.contacts') ?? { value: users.value, from: 'assumed: one for each user' };
  const concurrent = counted(options, 'concurrent', 1) ?? { value: users.value, from: 'assumed: all users at once' };
  const link = parsed(options, 'link', parseRate, 'a rate such as 10mbit or 1gbit');
  const wave = parsed(options, 'wave', parseDuration, 'a time such as 30min or 2h, up to a week')!;
  return {
    input: { users: users.value, contacts: contacts.value, concurrent: concurrent.value, link, wave },
    given: [
      `${number(users.value)} users (${users.from})`,
      `${number(contacts.value)} contacts in the address book (${contacts.from})`,
      `${number(concurrent.value)} connections at the same time (${concurrent.from})`,
      `first sign-ins within ${duration(wave)}${link === undefined ? '; no link was given (--link)' : `, over a link of ${rate(link)}`}`,
    ],
  };
}

function counted(options: Invocation['options'], name: string, least: number): Counted | undefined {
  const value = parsed(
    options,
    name,
    (text) => parseCount(text, least, MOST),
    `a whole number from ${least} to ${number(MOST)}`,
  );
  return value === undefined ? undefined : { value, from: `--${name}` };
}

function parsed(
  options: Invocation['options'],
  name: string,
  parse: (text: string) => number | undefined,
  what: string,
): number | undefined {
  const text = options[name] as string | undefined;
  if (text === undefined) return undefined;
  const value = parse(text);
  if (value === undefined) throw usageError(`--${name} should be ${what}, not ${JSON.stringify(text)}`);
  return value;
}
