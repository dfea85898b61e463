import { expect, test } from 'vitest';
import { identifierOf } from '../../../src/emit/managed/identifier.ts';
import type { PolicyData } from '../../../src/policy/schema.ts';

test.each<[Partial<PolicyData>, string | undefined]>([
  [
    { organization: 'Contoso', connection: { sipDomains: ['Corp.Contoso.com', 'fabrikam.com'] } },
    'com.contoso.corp.messenger',
  ],
  [{ organization: 'Contoso GmbH & Co.' }, 'contoso-gmbh-co.messenger'],
  [{ organization: 'Contoso', connection: { sipDomains: ['bücher.example'] } }, 'contoso.messenger'],
  [{ organization: '株式会社' }, undefined],
  [{ organization: '株式会社', connection: { sipDomains: ['contoso.jp'] } }, 'jp.contoso.messenger'],
  [{ connection: { sipDomains: [] } }, undefined],
  [{}, undefined],
])('%j -> %s', (data, expected) => {
  expect(identifierOf({ msgrctl: 1, ...data })).toBe(expected);
});
