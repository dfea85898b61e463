import type { Facts, Reader } from './facts.ts';
import type { Row } from './sheet.ts';
import { BLANK, LINE, name, say, tick, value, type Words } from './words.ts';

/** What the user has to type, and whom to call, all of it in one place: lines of one or two that belong together. */
export function details(facts: Facts, reader: Reader): readonly (readonly Row[])[] {
  return [
    [{ term: 'E-mail address', value: reader ? [value(reader.address)] : anyAddress(facts.sipDomains) }],
    [{ term: 'Password', value: say`the one of your company account; keep it to yourself` }],
    identity(facts, reader),
    connection(facts),
    [{ term: 'Help', value: facts.support === undefined ? [LINE] : [name(facts.support)] }],
  ].filter((line) => line.length > 0);
}

function anyAddress(domains: readonly string[]): Words {
  if (domains.length === 0) return [LINE];
  return domains
    .slice(0, MOST_DOMAINS)
    .flatMap((domain, i) => say`${i > 0 ? ' or ' : ''}${BLANK}${value(`@${domain}`)}`);
}

const MOST_DOMAINS = 3;

/** Not every organization has user IDs for signing in; a roster shows whether this one does. */
function identity({ userIds }: Facts, reader: Reader): readonly Row[] {
  if (reader) {
    return [
      ...(reader.userId === undefined ? [] : [{ term: 'User ID', value: [value(reader.userId)] }]),
      ...(reader.domain === undefined ? [] : [{ term: 'Domain', value: [value(reader.domain)] }]),
    ];
  }
  if (userIds === false) return [];
  return [
    { term: 'User ID', value: [BLANK] },
    { term: 'Domain', value: userIds ? [BLANK] : say`${BLANK} (if needed)` },
  ];
}

function connection({ connection: mode, server, transport }: Facts): readonly Row[] {
  if (mode === 'automatic') return [{ term: 'Server', value: say`nothing to type: Messenger finds it` }];
  return [
    { term: 'Server', value: [server === undefined ? LINE : value(server)] },
    { term: 'Connection', value: transport === undefined ? say`${tick('TLS')} ${tick('TCP')}` : [value(transport)] },
  ];
}
