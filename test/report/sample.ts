import type { CheckInfo, Finding, Outcome } from '../../src/core/finding.ts';
import type { Location } from '../../src/core/location.ts';
import type { Report, Suppressed, TargetReport } from '../../src/core/report.ts';
import type { Severity } from '../../src/core/severity.ts';

/** A file name with everything in it that a format may trip over. */
export const HOSTILE = 'Büro 4/a,b%2C:c\n\u001b[31m"<&>\'\u202egnp.plist';

function info(id: string, severity: Severity, more: Partial<CheckInfo> = {}): CheckInfo {
  const cite = [{ source: 'guide', where: 'Configuring Messenger', says: 'It must be right.' }] as const;
  return { id, severity, title: 'Something is wrong', why: 'Sign-in fails.', fix: 'Mend it.', cite, ...more };
}

const PORTS = info('settings/port-range-too-small', 'error', {
  title: 'The port range holds fewer than three ports',
  why: 'with TCP the server calls the Mac back on these ports; with too few, sign-in fails as "temporarily unavailable"',
  fix: 'widen the range to at least three ports',
  cite: [
    { source: 'guide', where: 'Connecting through a firewall', says: 'The range must hold at least three ports.' },
    { source: 'rfc', where: '3261, section 18.2.2', says: 'Over TCP a response uses the connection of its request.' },
  ],
});
const SERVER = info('settings/server-name-short', 'warning', {
  why: 'a short name resolves only where the search list of the Mac has the domain',
});
const UNKNOWN_KEY = info('settings/unknown-key', 'warning', {
  why: 'Messenger ignores keys that it does not know; a misspelt one does nothing, <silently> & for ever',
});
const INERT = info('settings/inert-key', 'info', { why: 'it has no effect in Messenger for Mac' });
const KERBEROS = info('policy/kerberos-without-realm', 'error');
const UNREADABLE = info('plist/unreadable', 'error', { why: 'a Mac that cannot read the file starts with defaults' });

function finding({ id: check, severity }: CheckInfo, where: Location, message: string, fix: string): Finding {
  return { check, severity, where, message, fix, args: { said: message, nested: { b: [1, null], a: true } } };
}

/** A place in a text; `to` is in the same line unless the line is said. */
function at(file: string, line: number, from: number, to: number, endLine = line): Location {
  return { file, span: { start: { line, column: from }, end: { line: endLine, column: to } } };
}

function target(name: string, kind: string, findings: Finding[], more: Partial<TargetReport> = {}): TargetReport {
  const all = [...findings, ...(more.suppressed ?? []).map((each) => each.finding)];
  const failed = [...new Set(all.map(({ check }) => check))].map((check): Outcome => {
    return { check, status: 'fail', findings: all.filter((each) => each.check === check) };
  });
  const others: Outcome[] = [
    { check: UNREADABLE.id, status: 'pass' },
    { check: KERBEROS.id, status: 'not-applicable' },
  ];
  return { target: name, kind, outcomes: [...failed, ...others], findings, suppressed: [], sources: {}, ...more };
}

const POLICY = `msgrctl: 1
organization: Contoso
connection:
  mode: manual
\tserver: "メッセンジャー" # 日本の支社 👍🏽
  transport: tcp
  ports: { min: 5100, max: 5101 }
settings:
  Re\u0301sume\u0301\u001b]0;owned\u0007: 1 ${'# a remark that goes on and on '.repeat(6)}
  ${'Filler: 1, '.repeat(12)}Zebra: 2, ${'Filler: 2, '.repeat(12)}
`;

const policy = target(
  'messenger.yaml',
  'policy',
  [
    finding(
      SERVER,
      at('messenger.yaml', 5, 10, 19),
      'the server "メッセンジャー" is a short name',
      'write the full name',
    ),
    finding(
      PORTS,
      at('messenger.yaml', 7, 10, 34),
      'the port range 5100-5101 holds 2 ports; Messenger needs at least 3',
      'widen the range, for example 5100-5119',
    ),
    finding(
      UNKNOWN_KEY,
      at('messenger.yaml', 9, 3, 20),
      'the guide knows no "Résumé\u001b]0;owned\u0007"',
      'take it out',
    ),
    finding(UNKNOWN_KEY, at('messenger.yaml', 10, 135, 140), 'the guide knows no "Zebra"', 'take it out'),
    finding(INERT, at('messenger.yaml', 8, 1, 1, 11), 'all of these settings do nothing', 'take them out'),
  ],
  { sources: { 'messenger.yaml': POLICY } },
);

const silenced: Suppressed = {
  finding: finding(INERT, { file: HOSTILE, byteOffset: 9, keyPath: 'Tuned' }, '"Tuned" does nothing', 'take it out'),
  reason: 'kiosk Macs, 50% "done"\nsee <ticket>',
};

const binary = target(
  HOSTILE,
  'binary plist',
  [
    finding(UNKNOWN_KEY, { file: HOSTILE }, 'nobody\r\n::error::injected', 'look, 100%'),
    finding(
      PORTS,
      { file: HOSTILE, byteOffset: 123, keyPath: 'PortRangeEnabled' },
      'the port range has 1 port',
      'widen it',
    ),
    finding(
      UNKNOWN_KEY,
      { file: HOSTILE, keyPath: 'a[0].\u001b[2J' },
      'the guide knows no "]]>\ufffe\u0000"',
      'take it out',
    ),
  ],
  { suppressed: [silenced] },
);

const unseen: TargetReport = {
  target: '/Volumes/Backup 1/gone.plist',
  kind: 'unreadable',
  outcomes: [{ check: UNREADABLE.id, status: 'unknown', reason: 'there is no such file or folder\u001b[0m' }],
  findings: [],
  suppressed: [],
  sources: {},
};

const tool = { name: 'msgrctl', version: '0.1.0' };

/** Everything that a report can hold. */
export const SAMPLE: Report = {
  tool,
  command: 'lint',
  targets: [policy, binary, unseen],
  checks: [UNREADABLE, KERBEROS, INERT, PORTS, SERVER, UNKNOWN_KEY],
};

/** Three targets, and nothing to say of them. */
export const CLEAN: Report = {
  tool,
  command: 'lint',
  targets: ['a.plist', 'b.plist', '-'].map((name) => target(name, 'XML plist', [])),
  checks: [UNREADABLE, KERBEROS],
};

/** No target at all. */
export const EMPTY: Report = { tool, command: 'lint', targets: [], checks: [] };
