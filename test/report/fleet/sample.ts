import { ALL_CHECKS } from '../../../src/checks/registry.ts';
import type { FleetRun, MacReport } from '../../../src/core/fleet.ts';
import { compareWith } from '../../../src/fleet/baseline.ts';
import { checksOf, newTally } from '../../../src/fleet/tally.ts';
import { fingerprint } from '../../../src/report/fingerprint.ts';
import { FLEET_RENDERERS, type FleetFormatName } from '../../../src/report/fleet/index.ts';
import type { FleetFrame, FleetOptions } from '../../../src/report/fleet/renderer.ts';
import { plainStyle } from '../../../src/report/style.ts';
import { drifted, found, macReport } from '../../helpers/mac-report.ts';
import { readFileSync } from 'node:fs';

/** A name with everything in it that a format may trip over. */
export const HOSTILE = '=Büro 4/a,b|c\n\u001b[31m"<script>&\'`\u202egnp</script><!--';

export const RUN: FleetRun = {
  tool: { name: 'msgrctl', version: '0.1.0' },
  policy: 'messenger.yaml',
  organization: 'Contoso & <Söhne>',
  partial: false,
};

/** Macs of every state. */
export const FLEET: readonly MacReport[] = [
  macReport('lab-001', {
    traits: { release: '10.4.11', version: '6.0.3' },
    users: [{ name: 'alice', file: 'a', lock: 'locked' }],
  }),
  macReport('lab-002', {
    traits: { release: '10.3.9', version: null },
    users: [{ name: 'bob', file: 'b', lock: 'unlocked' }],
    findings: [
      found('mac/program-missing', 'error'),
      drifted('RTCTransport', 'integer 4', 'integer 2'),
      drifted('RTCServerAddress', 'string "sip.contoso.com"', null),
      found('settings/not-in-policy', 'info', { key: 'HTTPProxyServer', found: 'string "proxy"' }),
    ],
    signIn: { result: 'cannot', because: ['mac/program-missing'] },
  }),
  macReport(HOSTILE, {
    source: HOSTILE,
    users: [{ name: HOSTILE }],
    findings: [
      {
        ...drifted('RTCTransport', 'integer 4', `string ${JSON.stringify(HOSTILE)}`),
        where: { file: HOSTILE, keyPath: HOSTILE },
        message: HOSTILE,
        fix: HOSTILE,
      },
    ],
    suppressed: [{ finding: found('settings/save-password', 'warning'), reason: HOSTILE }],
    unknown: [{ check: 'mac/facts-damaged', reason: HOSTILE }],
    signIn: { result: 'unknown', because: [] },
  }),
  macReport('shut', {
    unknown: [{ check: 'mac/facts-damaged', reason: 'permission denied' }],
    signIn: { result: 'unknown', because: [] },
  }),
  macReport('warned', { findings: [found('settings/save-password', 'warning')] }),
];

/** A fleet's report as the command tells it. */
export function told(
  format: FleetFormatName,
  fleet: readonly MacReport[] = FLEET,
  { run = RUN, before, groupBy }: { run?: FleetRun; before?: readonly MacReport[]; groupBy?: string } = {},
): string {
  const tally = newTally(groupBy);
  const comparison =
    before &&
    compareWith(
      {
        file: 'yesterday.json',
        macs: new Map(
          before.map(({ mac, findings }) => [
            mac,
            findings.map((finding) => ({ ...finding, fingerprint: fingerprint(finding) })),
          ]),
        ),
      },
      fingerprint,
    );
  for (const mac of fleet) {
    tally.add(mac);
    comparison?.add(mac);
  }
  const summary = { ...tally.summary(), ...(comparison ? { baseline: comparison.summary(run.partial) } : {}) };
  const frame: FleetFrame = { run, summary, checks: checksOf(tally, ALL_CHECKS) };
  const page =
    format === 'html' ? readFileSync(new URL('../../../templates/pages/audit.html', import.meta.url), 'utf8') : '';
  const options: FleetOptions = { style: plainStyle, width: 100, failOn: 'error', page };
  const renderer = FLEET_RENDERERS[format];
  const { separator = '' } = renderer as { separator?: string };
  const texts = fleet.map((mac, i) => renderer.mac(mac, i, options)).filter((text) => text !== '');
  return (
    (renderer.streams ? '' : renderer.head(frame, options)) + texts.join(separator) + renderer.tail(frame, options)
  );
}
