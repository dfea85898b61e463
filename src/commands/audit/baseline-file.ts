import * as v from 'valibot';
import type { Host } from '../../core/host.ts';
import { usageError } from '../../core/tool-error.ts';
import { printOf, userOf, type Baseline, type EarlierFinding } from '../../fleet/baseline.ts';

/** As much of schemas/audit.v1.schema.json as a comparison takes. */
const earlierReport = v.object({
  schema: v.literal('msgrctl/audit/v1'),
  partial: v.boolean(),
  macs: v.array(
    v.object({
      mac: v.string(),
      users: v.optional(
        v.array(v.object({ name: v.exactOptional(v.string()), file: v.exactOptional(v.string()) })),
        [],
      ),
      findings: v.array(
        v.object({
          where: v.optional(v.object({ file: v.string() })),
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
  return {
    file,
    macs: new Map(macs.map(({ mac, users, findings }) => [mac, findings.map((each) => ofUser(each, users))])),
  };
}

type EarlierMac = v.InferOutput<typeof earlierReport>['macs'][number];

function ofUser(
  { check, severity, message, fingerprint, where }: EarlierMac['findings'][number],
  users: EarlierMac['users'],
): EarlierFinding {
  const user = where && userOf(users, where.file);
  return { check, severity, message, fingerprint: printOf(fingerprint, user) };
}

function parsed(file: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw usageError(`${file} is no JSON: ${error instanceof Error ? error.message : 'not UTF-8'}`);
  }
}
