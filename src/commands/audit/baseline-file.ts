import * as v from 'valibot';
import type { Host } from '../../core/host.ts';
import { usageError } from '../../core/tool-error.ts';
import type { Baseline } from '../../fleet/baseline.ts';

/** As much of schemas/audit.v1.schema.json as a comparison takes. */
const earlierReport = v.object({
  schema: v.literal('msgrctl/audit/v1'),
  partial: v.boolean(),
  macs: v.array(
    v.object({
      mac: v.string(),
      findings: v.array(
        v.object({
          check: v.string(),
          severity: v.picklist(['error', 'warning', 'info']),
          message: v.string(),
          fingerprint: v.string(),
        }),
      ),
    }),
  ),
});

const MAX_BYTES = 1024 * 1024 * 1024;

/**
 * An earlier report of `audit` in the format json.
 *
 * @throws ToolError: exit code 3 if it cannot be read, 2 if it is something else
 */
export async function readBaseline(file: string, host: Host): Promise<Baseline> {
  const bytes = await host.files.read(file, MAX_BYTES);
  const result = v.safeParse(earlierReport, parsed(file, bytes));
  if (!result.success) {
    const [issue] = result.issues;
    throw usageError(
      `${file} is no report of an audit: ${v.getDotPath(issue) ?? 'the whole'}: expected ${issue.expected ?? 'something else'}, but received ${issue.received}`,
      'A baseline is what "msgrctl audit ... -o report.json" wrote.',
    );
  }
  const { partial, macs } = result.output;
  if (partial) throw usageError(`${file} is a partial report: its run was interrupted`, 'Compare with a whole one.');
  return { file, macs: new Map(macs.map(({ mac, findings }) => [mac, findings])) };
}

function parsed(file: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw usageError(`${file} is no JSON: ${error instanceof Error ? error.message : 'not UTF-8'}`);
  }
}
