import { Document, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import type { Answers } from './answers.ts';
import { COMMENTS, headerOf } from './comments.ts';
import type { Imported } from './seen.ts';

/** What a policy is written from: answers, and what else a preference file said. */
export interface Draft {
  readonly answers: Partial<Answers>;
  /** As the policy names them, from its own folder. */
  readonly certificates: readonly string[];
  readonly imported?: Imported;
}

/** The policy as a file to read and to go on with: every value has its reason above it. */
export function policyText({ answers, certificates, imported }: Draft): string {
  const { organization, macos = [], personalAccounts } = answers;
  const document = new Document(new YAMLMap());
  const root = document.contents as unknown as YAMLMap;
  add(root, 'msgrctl', 1, headerOf(answers));
  if (organization) add(root, 'organization', organization);
  if (macos.length > 0) add(root, 'fleet', block([['macos', macos, COMMENTS.macos]]));
  add(root, 'connection', connection(answers, imported));
  if (certificates.length > 0) add(root, 'certificates', certificates, COMMENTS.certificates);
  if (answers.kerberos) {
    add(
      root,
      'authentication',
      block([
        ['kerberos', true, COMMENTS.kerberos],
        ['realm', answers.realm],
      ]),
    );
  }
  add(root, 'archiving', archiving(answers));
  if (personalAccounts) add(root, 'personalAccounts', personalAccounts, COMMENTS.personalAccounts[personalAccounts]);
  add(root, 'settings', settings(answers, imported));
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

type Value = boolean | number | string | readonly string[] | YAMLMap | undefined;
type Row = readonly [key: string, value: Value, comment?: string | undefined];

/** Without a value, or with an empty block, there is no key. */
function add(map: YAMLMap, key: string, value: Value, comment?: string): void {
  if (value === undefined || (value instanceof YAMLMap && value.items.length === 0)) return;
  const name = new Scalar(key);
  if (comment !== undefined) name.commentBefore = comment.replaceAll(/^/gm, ' ');
  map.items.push(new Pair(name, nodeOf(value)));
}

function block(rows: readonly Row[]): YAMLMap {
  const map = new YAMLMap();
  for (const row of rows) add(map, ...row);
  return map;
}

function nodeOf(value: Exclude<Value, undefined>): Scalar | YAMLSeq | YAMLMap {
  if (value instanceof YAMLMap) return value;
  if (typeof value !== 'object') return new Scalar(value);
  const list = new YAMLSeq();
  list.flow = true;
  list.items.push(...value.map(listed));
  return list;
}

/** Releases stand in quotes, all of them: YAML would take 10.3 for a number, and 10.4.11 for none. */
function listed(text: string): Scalar {
  const item = new Scalar(text);
  if (/^\d/.test(text)) item.type = Scalar.QUOTE_DOUBLE;
  return item;
}

function connection(
  { domains, mode, server, transport, ports }: Draft['answers'],
  imported: Imported | undefined,
): YAMLMap {
  const range =
    ports &&
    block([
      ['min', ports.min],
      ['max', ports.max],
    ]);
  const strict = imported?.words.strictNaming ?? true;
  const own: Row[] = [
    ['sipDomains', domains, COMMENTS.sipDomains],
    ['mode', mode, mode && COMMENTS.mode[mode]],
  ];
  if (mode === 'automatic') return block([...own, ['strictNaming', strict, COMMENTS.strictNaming]]);
  if (mode !== 'manual') return block(own);
  const named: Row[] = [
    ['server', server],
    ['transport', transport, transport && COMMENTS.transport[transport]],
  ];
  return block([...own, ...named, ...(transport === 'tcp' ? [['ports', range, COMMENTS.ports] satisfies Row] : [])]);
}

function archiving({ save, lock }: Draft['answers']): YAMLMap {
  const own: Row = ['save', save, save && COMMENTS.save[save]];
  return block(save === 'deny' ? [own, ['lock', lock, lock && COMMENTS.lock[lock]]] : [own]);
}

/** What the shipped templates set, unless the preference file says otherwise; then the rest of that file. */
function settings({ mode, transport }: Draft['answers'], imported: Imported | undefined): YAMLMap {
  const taken = new Map((imported?.settings ?? []).map(({ key, value }) => [key, value]));
  const own: Row[] = [['SaveSIPPassword', false, COMMENTS.password]];
  // A proxy and a port range exclude each other (the guide, Connecting to Live Communications Server through a firewall).
  const needed: Row[] =
    mode === 'manual' && transport === 'tcp'
      ? [
          ['UseProxyServer', false, COMMENTS.proxy],
          ['AutoConfigProxy', false],
        ]
      : [];
  for (const [key] of needed) taken.delete(key);
  const rows = [...own.filter(([key]) => !taken.has(key)), ...needed];
  const rest = [...taken].map(([key, value], i): Row => [key, value, i === 0 ? COMMENTS.imported : undefined]);
  return block([...rows, ...rest]);
}
