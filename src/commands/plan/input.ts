import type { Invocation } from '../../core/command.ts';
import { usageError } from '../../core/tool-error.ts';
import { parseCount, parseDuration, parseRate } from '../../plan/parse.ts';
import type { PlanInput } from '../../plan/types.ts';
import { duration, number, rate } from '../../plan/units.ts';
import type { PolicyData } from '../../policy/schema.ts';

type Options = Invocation['options'];

/** A policy, how it was named, and how many users its roster has. */
export interface NamedPolicy {
  readonly data: PolicyData;
  readonly file: string;
  readonly roster: number | undefined;
}

/** A number, and where it is from. */
interface Counted {
  readonly value: number;
  readonly from: string;
}

const MOST = 10_000_000;

/**
 * What to plan for: the command line goes before the policy, and that before what is assumed.
 *
 * @throws ToolError, exit code 2
 */
export function planInput(
  options: Options,
  policy: NamedPolicy | undefined,
): { readonly input: PlanInput; readonly given: readonly string[] } {
  const users = counted(options, 'users', 1) ?? capacity(policy, 'users') ?? ofRoster(policy);
  if (!users) {
    throw usageError(
      'how many users will sign in?',
      policy
        ? `Say --users N, or capacity.users in ${policy.file}.`
        : 'Say --users N, or name a policy with capacity.users or a roster.',
    );
  }
  const contacts = counted(options, 'contacts', 0) ??
    capacity(policy, 'contacts') ?? { value: users.value, from: 'assumed: one for each user' };
  const concurrent = counted(options, 'concurrent', 1) ?? { value: users.value, from: 'assumed: all users at once' };
  const link = parsed(options, 'link', parseRate, 'a rate in bits, such as 10mbit or 1gbit');
  const wave = parsed(options, 'wave', parseDuration, 'a time such as 30min or 2h, up to a week')!;
  return {
    input: { users: users.value, contacts: contacts.value, concurrent: concurrent.value, link, wave },
    given: [
      `${counting(users.value, 'user')} (${users.from})`,
      `${counting(contacts.value, 'contact')} in the address book (${contacts.from})`,
      `${counting(concurrent.value, 'connection')} at a time (${concurrent.from})`,
      `first sign-ins within ${duration(wave)}; ${link === undefined ? 'no link was given (--link)' : `a link of ${rate(link)}`}`,
      policy ? `steps for the policy ${policy.file}` : 'no policy: every step that there may be',
    ],
  };
}

const counting = (value: number, what: string): string => `${number(value)} ${what}${value === 1 ? '' : 's'}`;

/** Nobody to sign in is taken for a figure that is still to be filled in. */
function capacity(policy: NamedPolicy | undefined, name: 'users' | 'contacts'): Counted | undefined {
  const value = policy?.data.capacity?.[name];
  if (!policy || value === undefined || (name === 'users' && value === 0)) return undefined;
  if (value > MOST) throw usageError(`capacity.${name} of ${policy.file} is more than ${number(MOST)}`);
  const { roster } = policy;
  const differs = name === 'users' && roster !== undefined && roster !== value;
  return {
    value,
    from: `capacity.${name} of ${policy.file}${differs ? `; its roster has ${number(roster)}` : ''}`,
  };
}

function ofRoster(policy: NamedPolicy | undefined): Counted | undefined {
  return policy?.roster ? { value: policy.roster, from: `the roster of ${policy.file}` } : undefined;
}

function counted(options: Options, name: string, least: number): Counted | undefined {
  const what = `a whole number from ${least} to ${number(MOST)}`;
  const value = parsed(options, name, (text) => parseCount(text, least, MOST), what);
  return value === undefined ? undefined : { value, from: `--${name}` };
}

function parsed(
  options: Options,
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
