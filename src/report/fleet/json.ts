import { jsonText } from '../escape.ts';
import { checkData } from '../json.ts';
import { macData, runData, summaryData } from './data.ts';
import type { FleetRenderer } from './renderer.ts';

/** One JSON document (schemas/audit.v1.schema.json), a line a Mac; also what --baseline reads. */
export const json: FleetRenderer = {
  streams: false,
  separator: ',',
  head: ({ run, summary }) => {
    const text = jsonText({ ...runData(run), summary: summaryData(summary) }, 2);
    return `${text.slice(0, -'\n}'.length)},\n  "macs": [`;
  },
  mac: (mac) => `\n    ${jsonText(macData(mac))}`,
  tail: ({ summary, checks }) =>
    `${summary.macs === 0 ? '' : '\n  '}],\n  "checks": ${jsonText(checks.map(checkData), 2).replaceAll('\n', '\n  ')}\n}\n`,
};

/** JSON lines: a Mac a line, as they come, and the totals in the last. */
export const jsonl: FleetRenderer = {
  streams: true,
  head: () => '',
  mac: (mac) => `${jsonText(macData(mac))}\n`,
  tail: ({ run, summary }) => `${jsonText({ ...runData(run), summary: summaryData(summary) })}\n`,
};
