import type { MacReport } from '../../core/fleet.ts';
import { driftOf } from '../../fleet/drift.ts';
import { stateOf } from '../../fleet/state.ts';
import { jsonText, visible } from '../escape.ts';
import { checkData } from '../json.ts';
import { place } from '../place.ts';
import { summaryHtml, text } from './html-summary.ts';
import type { FleetFrame, FleetOptions, FleetRenderer } from './renderer.ts';

/**
 * One page (templates/pages/audit.html) with everything in it. The totals are tables in the page; the Macs are JSON, from
 * which its script makes the list, the details and the drift matrix.
 */
export const html: FleetRenderer = {
  streams: false,
  separator: ',',
  head: (frame, options) => split(frame, options)[0],
  mac: (mac) => `\n${inScript(rowOf(mac))}`,
  tail: (frame, options) => split(frame, options)[1],
};

/** The page before and after the Macs. */
function split(frame: FleetFrame, { page }: FleetOptions): [string, string] {
  const { run, checks } = frame;
  const filled = page
    .replace(/<!--audit:summary-->[^]*<!--\/audit:summary-->/, () => summaryHtml(frame))
    .replace('<!--audit:title-->', () => (run.organization === undefined ? '' : ` of ${text(run.organization)}`))
    .replace('<!--audit:footer-->', () => `Made by ${text(run.tool.name)} ${text(run.tool.version)}.`)
    .replace('<!--audit:checks-->', () => inScript(checks.map(checkData)));
  const [before = '', after = ''] = filled.split('<!--audit:macs-->');
  return [before, after];
}

/** What the page's script reads; a clean Mac takes as little room as it can. */
function rowOf(mac: MacReport): readonly unknown[] {
  const { traits, users, findings, unknown, source, signIn } = mac;
  const state = stateOf(mac);
  const [name, from] = [visible(mac.mac), visible(source)];
  if (state === 'clean' && signIn.result === 'can') return [name, from, traits.release ?? ''];
  return [
    name,
    from,
    state,
    signIn.result,
    traits,
    users.map(({ name: user, lock }) => ({ ...(user === undefined ? {} : { name: visible(user) }), lock })),
    findings.map((finding) => {
      const drift = driftOf(finding);
      return {
        severity: finding.severity,
        check: finding.check,
        message: visible(finding.message),
        fix: visible(finding.fix),
        place: place(finding.where),
        ...(drift ? { drift: { key: visible(drift.key), kind: drift.kind } } : {}),
      };
    }),
    unknown.map(({ check, reason }) => ({ check, reason: visible(reason) })),
  ];
}

/** JSON that cannot end the script element it stands in, nor open a comment (HTML, section 4.12.1.3). */
function inScript(value: object): string {
  return jsonText(value).replaceAll('<', '\\u003c');
}
