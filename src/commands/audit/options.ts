import type { Invocation } from '../../core/command.ts';
import { usageError } from '../../core/tool-error.ts';
import type { FleetFormatName } from '../../report/fleet/index.ts';
import type { Threshold } from '../judged.ts';

export interface AuditOptions {
  readonly paths: readonly string[];
  readonly policy: string | undefined;
  readonly format: FleetFormatName;
  readonly outputs: readonly { readonly file: string; readonly format: FleetFormatName }[];
  readonly force: boolean;
  readonly baseline: string | undefined;
  readonly groupBy: string | undefined;
  readonly replay: string | undefined;
  readonly from: string | undefined;
  readonly jobs: number;
  readonly failOn: Threshold;
}

const MOST_JOBS = 64;

export function optionsOf({ args, options }: Invocation, cores: number): AuditOptions {
  const text = (name: string): string | undefined => {
    const value = options[name];
    return typeof value === 'string' ? value : undefined;
  };
  const paths = (args['paths'] ?? []) as readonly string[];
  const from = text('from');
  if (paths.length === 0 && from === undefined) {
    throw usageError('nothing named to audit', 'Name the folder that collect filled: msgrctl audit collected/');
  }
  if (from === '-' && paths.includes('-')) {
    throw usageError('standard input cannot be both a preference file and a list of paths');
  }
  const files = (options['output'] ?? []) as readonly string[];
  const twice = files.find((file, i) => files.indexOf(file) !== i);
  if (twice !== undefined) throw usageError(`-o ${twice} comes twice`);
  return {
    paths,
    policy: text('policy'),
    format: text('format') as FleetFormatName,
    outputs: files.map((file) => ({ file, format: formatOf(file) })),
    force: options['force'] === true,
    baseline: text('baseline'),
    groupBy: text('groupBy'),
    replay: text('replay'),
    from,
    jobs: jobsOf(text('jobs'), cores),
    failOn: text('failOn') as Threshold,
  };
}

const ENDINGS: { readonly [ending: string]: FleetFormatName } = {
  html: 'html',
  json: 'json',
  jsonl: 'jsonl',
  csv: 'csv',
  sarif: 'sarif',
  xml: 'junit',
  md: 'markdown',
  txt: 'plain',
};

function formatOf(file: string): FleetFormatName {
  const ending = /\.([a-z]+)$/i.exec(file)?.[1]?.toLowerCase() ?? '';
  const format = Object.hasOwn(ENDINGS, ending) ? ENDINGS[ending] : undefined;
  if (format) return format;
  const known = Object.keys(ENDINGS).map((each) => `.${each}`);
  throw usageError(`the ending of ${file} names no format`, `Known are ${known.join(', ')}.`);
}

function jobsOf(text: string | undefined, cores: number): number {
  if (text === undefined) return cores;
  const jobs = /^[0-9]{1,3}$/.test(text) ? Number(text) : 0;
  if (jobs < 1 || jobs > MOST_JOBS) throw usageError(`--jobs ${text}: expected a number from 1 to ${MOST_JOBS}`);
  return jobs;
}
