import { expect, test } from 'vitest';
import { planFor } from '../../src/plan/plan.ts';
import type { Requirement } from '../../src/plan/types.ts';

function planned(users: number): { server: readonly Requirement[]; client: readonly Requirement[] } {
  return planFor({ users, contacts: 0, concurrent: 1, link: undefined, wave: 60 }, [], undefined);
}

test('a pool needs a database server, one server does not', () => {
  const database = (users: number): readonly Requirement[] =>
    planned(users).server.filter(({ what }) => /SQL|database/.test(what));
  expect(database(15_000)).toMatchObject([
    { what: expect.stringMatching(/^no database server/), source: { section: 'Messenger for Mac topology' } },
  ]);
  expect(database(15_001)).toMatchObject([
    {
      what: expect.stringMatching(/^SQL Server 2000 with Service Pack 3a/),
      source: { section: 'Live Communications Server Enterprise Edition' },
    },
  ]);
});

test('what the guide asks for is there', () => {
  const { server, client } = planned(800);
  const [servers, clients] = [server, client].map((some) => some.map(({ what }) => what).join('\n'));
  for (const each of ['Service Pack 1', 'Active Directory', 'Windows Server 2003', '.NET Framework 1.1', '6.0']) {
    expect(servers).toContain(each);
  }
  for (const each of ['G3, G4 or G5', '20 MB', '128 MB', '10.3', 'corporate network'])
    expect(clients).toContain(each);
});
