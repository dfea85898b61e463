import { describe, expect, test } from 'vitest';
import { string } from '../../src/plist/value.ts';
import { readRoster, userSettings } from '../../src/policy/roster.ts';

const HEAD = 'account,sip address,domain,user id\n';

function problems(text: string): string[] {
  return readRoster('users.csv', text).problems.map(({ where, message }) => `${where.span!.start.line} ${message}`);
}

test('reads columns in any order and case, quotes, a byte order mark, CR LF and empty lines', () => {
  const { users, problems: found } = readRoster(
    'users.csv',
    '\ufeffSIP-Address,"Account",User ID\r\n"alice@contoso.com", alice ,"al,ice"\r\n\r\nbob@contoso.com,bob,\r\n',
  );
  expect(found).toEqual([]);
  expect(users.map(({ account, address, domain, userId }) => ({ account, address, domain, userId }))).toEqual([
    { account: 'alice', address: 'alice@contoso.com', domain: undefined, userId: 'al,ice' },
    { account: 'bob', address: 'bob@contoso.com', domain: undefined, userId: undefined },
  ]);
});

test.each([';', '\t'])('takes what a spreadsheet separates by %j, and rows that end early', (sign) => {
  const { users, problems: found } = readRoster(
    'users.csv',
    [
      ['account', 'sip address', 'domain'],
      ['alice', 'alice@contoso.com'],
    ]
      .map((row) => row.join(sign))
      .join('\r\n'),
  );
  expect(found).toEqual([]);
  expect(users).toMatchObject([{ account: 'alice', address: 'alice@contoso.com', domain: undefined }]);
});

describe('refuses the whole roster for', () => {
  test.each<[string, string, string]>([
    ['a missing column', 'account\nalice\n', '1 the column "sip address" is missing'],
    ['an unknown column', 'acount,sip address\na,a@b\n', '1 the column "acount" is unknown'],
    ['a column twice', 'account,account,sip address\na,b,a@b.c\n', '1 the column "account" comes twice'],
    ['a quote in a field', `${HEAD}al"ice,alice@contoso.com,,\n`, '2 a quote in the middle of a field'],
    ['nobody', HEAD, '1 the roster names nobody'],
    ['too many fields', `${HEAD}alice,alice@contoso.com,,,x\n`, '2 the line has more fields than the header'],
    ['an open quote', `${HEAD}"alice,alice@contoso.com,,\n`, 'a quote is opened and never closed'],
    ['a path as an account', `${HEAD}../alice,alice@contoso.com,,\n`, '2 "../alice" is no account name'],
    ['a hidden file as an account', `${HEAD}.alice,alice@contoso.com,,\n`, '2 ".alice" is no account name'],
    ['an empty account', `${HEAD},alice@contoso.com,,\n`, '2 "" is no account name'],
    [
      'sip: before the address',
      `${HEAD}alice,sip:alice@contoso.com,,\n`,
      '2 "sip:alice@contoso.com" starts with "sip:"',
    ],
    ['no address', `${HEAD}alice,alice,,\n`, '2 "alice" is no sign-in address'],
    ['an account twice', `${HEAD}a,a@b.c,,\nA,x@b.c,,\n`, '3 the account "a" is on line 2 already'],
    ['an address twice', `${HEAD}a,a@b.c,,\nb,A@B.c,,\n`, '3 the sip address "a@b.c" is on line 2 already'],
  ])('%s', (_name, text, expected) => {
    const found = problems(text);
    expect(found.join('\n')).toContain(expected);
    expect(readRoster('users.csv', text).users).toEqual([]);
  });
});

test.each<[string, [string, string][]]>([
  [
    'alice,alice@contoso.com,,',
    [
      ['SIPSignInMRU01', 'alice@contoso.com'],
      ['UserSIPID', 'alice@contoso.com'],
    ],
  ],
  [
    'alice,alice@contoso.com,CONTOSO,asmith',
    [
      ['SIPSignInMRU01', 'alice@contoso.com'],
      ['UserLogonName', 'CONTOSO\\asmith'],
      ['UserSIPID', 'alice@contoso.com'],
    ],
  ],
  [
    'alice,alice@contoso.com,,asmith',
    [
      ['SIPSignInMRU01', 'alice@contoso.com'],
      ['UserLogonName', 'asmith'],
      ['UserSIPID', 'alice@contoso.com'],
    ],
  ],
])('%s becomes the keys of one user', (row, expected) => {
  const [user] = readRoster('users.csv', `${HEAD}${row}\n`).users;
  expect(userSettings(user!)).toEqual(expected.map(([key, text]) => [key, string(text)]));
});
