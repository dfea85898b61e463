import { CsvError, parse } from 'csv-parse/sync';
import type { Location } from '../core/location.ts';
import { suggest } from '../core/suggest.ts';
import { string, type PlistValue } from '../plist/value.ts';
import type { PolicyProblem } from './problem.ts';

/** One user of the fleet. */
export interface User {
  /** The short name of the account on the Mac; also the name of the user's file. */
  readonly account: string;
  /** The sign-in address, user@domain, without `sip:`. */
  readonly address: string;
  /** The Windows domain, where users must give one. */
  readonly domain: string | undefined;
  /** The user ID in that domain. */
  readonly userId: string | undefined;
  readonly where: Location;
}

export interface RosterResult {
  readonly users: readonly User[];
  readonly problems: readonly PolicyProblem[];
}

const COLUMNS = ['account', 'sip address', 'domain', 'user id'] as const;
type Column = (typeof COLUMNS)[number];

/**
 * Reads a roster: CSV (RFC 4180) in UTF-8 with a header line. `account` and `sip address` are needed in each row, `domain` and
 * `user id` may be empty or left out. Any problem makes the whole roster unusable: half a fleet is worse than none.
 */
export function readRoster(file: string, text: string): RosterResult {
  const problems: PolicyProblem[] = [];
  const complain = (line: number, message: string, fix: string): void => {
    const place = { line, column: 1 };
    problems.push({ kind: 'roster', where: { file, span: { start: place, end: place } }, message, fix });
  };
  const header: (Column | undefined)[] = [];
  let rows: { record: Record<string, string>; info: { lines: number } }[] = [];
  try {
    rows = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count_less: true,
      info: true,
      skip_empty_lines: true,
      trim: true,
      columns: (names: string[]) => {
        header.push(...names.map((name) => columnOf(name, complain)));
        for (const column of header.filter((name, i) => name && header.indexOf(name) !== i)) {
          complain(1, `the column "${column}" comes twice`, 'Keep one of the two.');
        }
        for (const column of ['account', 'sip address'] as const) {
          if (!header.includes(column))
            complain(1, `the column "${column}" is missing`, `Name the columns: ${COLUMNS.join(', ')}.`);
        }
        return header.map((column, i) => column ?? `unknown ${i}`);
      },
    }) as unknown as typeof rows;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    complain(
      Number(error['lines'] ?? 1),
      CSV_FAULTS[error.code] ?? 'the line is not valid CSV',
      'Mend the line: fields are separated by commas, and one with a comma or a quote in it stands in quotes.',
    );
  }
  if (problems.length > 0) return { users: [], problems };
  if (rows.length === 0) complain(1, 'the roster names nobody', 'Add a line for each user below the header.');

  const users = rows.map(({ record, info }) => userOf(record, info.lines, file, complain));
  refuseTwice(users, (each) => each.account.toLowerCase(), 'account', complain);
  refuseTwice(users, (each) => each.address.toLowerCase(), 'sip address', complain);
  return problems.length > 0 ? { users: [], problems } : { users, problems };
}

const CSV_FAULTS: { readonly [code: string]: string } = {
  CSV_RECORD_INCONSISTENT_COLUMNS: 'the line has more fields than the header',
  CSV_RECORD_INCONSISTENT_FIELDS_LENGTH: 'the line has more fields than the header',
  CSV_QUOTE_NOT_CLOSED: 'a quote is opened and never closed',
  CSV_INVALID_CLOSING_QUOTE: 'a quote in the middle of a field',
  INVALID_OPENING_QUOTE: 'a quote in the middle of a field',
};

/** Comma, or what a spreadsheet in Europe writes: the sign that the header line has most of. */
function delimiterOf(text: string): string {
  const header = text.split(/\r\n|\r|\n/, 1)[0]!;
  const count = (sign: string): number => header.split(sign).length;
  return [',', ';', '\t'].toSorted((a, b) => count(b) - count(a))[0]!;
}

type Complain = (line: number, message: string, fix: string) => void;

function columnOf(name: string, complain: Complain): Column | undefined {
  const plain = name
    .trim()
    .toLowerCase()
    .replace(/[-_ ]+/g, ' ');
  const column = COLUMNS.find((known) => known === plain);
  if (!column) {
    const near = suggest(plain, COLUMNS);
    complain(
      1,
      `the column "${name}" is unknown`,
      near ? `Did you mean "${near}"?` : `Known columns: ${COLUMNS.join(', ')}.`,
    );
  }
  return column;
}

function userOf(record: { readonly [column: string]: string }, line: number, file: string, complain: Complain): User {
  const account = record['account'] ?? '';
  const address = record['sip address'] ?? '';
  // A short name of Mac OS X; a stricter rule than the system's, for the name becomes part of a path.
  if (!/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,199}$/.test(account)) {
    complain(
      line,
      `"${account}" is no account name`,
      'Use the short name of the account on the Mac: letters, digits, and the signs _ . - inside it.',
    );
  }
  if (/^sips?:/i.test(address)) {
    complain(
      line,
      `"${address}" starts with "${address.split(':')[0]}:"`,
      'Write the address alone, as the user types it.',
    );
  } else if (!/^[^\s@"<>;:,]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?$/.test(address)) {
    complain(line, `"${address}" is no sign-in address`, 'Write it as user@domain.');
  }
  const place = { line, column: 1 };
  return {
    account,
    address,
    domain: record['domain'] || undefined,
    userId: record['user id'] || undefined,
    where: { file, span: { start: place, end: place } },
  };
}

function refuseTwice(
  users: readonly User[],
  nameOf: (user: User) => string,
  column: Column,
  complain: Complain,
): void {
  const seen = new Map<string, number>();
  for (const each of users) {
    const line = each.where.span!.start.line;
    const before = seen.get(nameOf(each));
    if (before !== undefined && nameOf(each) !== '') {
      complain(line, `the ${column} "${nameOf(each)}" is on line ${before} already`, 'Keep one line for each user.');
    }
    seen.set(nameOf(each), before ?? line);
  }
}

/**
 * The settings that make a file one user's own. UserLogonName is DOMAIN\user where the roster names a domain: the guide asks
 * admins to give users both, and Messenger has no other key for the domain.
 */
export function userSettings(user: User): [string, PlistValue][] {
  const { address, domain, userId } = user;
  const logon = userId && (domain ? `${domain}\\${userId}` : userId);
  return [
    ['SIPSignInMRU01', string(address)],
    ...(logon ? [['UserLogonName', string(logon)] as [string, PlistValue]] : []),
    ['UserSIPID', string(address)],
  ];
}
