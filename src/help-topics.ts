import type { CommandMeta } from './core/command.ts';

/** One line of a table: what it is called, and what it means. */
export type Row = readonly [name: string, meaning: string];

export interface Topic {
  readonly name: string;
  readonly summary: string;
  readonly sections: (metas: readonly CommandMeta[]) => readonly TopicSection[];
  /** Paragraphs behind the tables. */
  readonly notes: readonly string[];
}

export interface TopicSection {
  readonly title: string;
  readonly rows: readonly Row[];
}

/** The exit codes, as `--help` tells them. */
export const EXIT_CODES: readonly Row[] = [
  ['0', 'done, and nothing found at or above the threshold'],
  ['1', 'findings at or above --fail-on, or a difference under --check and diff'],
  ['2', 'the command line or the policy is wrong'],
  ['3', 'could not look, nothing to look at, or would not overwrite'],
  ['70', 'a bug in msgrctl'],
  ['130', 'interrupted'],
];

/** Every environment variable that changes what msgrctl does. */
export const ENVIRONMENT: readonly Row[] = [
  ['COLUMNS', 'the width of tables and reports for people [that of the terminal, else 80]'],
  ['FORCE_COLOR', 'colour even where no terminal reads it; none if it is 0 or false'],
  ['MSGRCTL_DEBUG', 'shows where in the program a bug happened, if it is 1'],
  ['NO_COLOR', 'no colour, if it is not empty; beats FORCE_COLOR, as --color beats both'],
  ['TERM', 'no colour and no questions, if it is "dumb"'],
  ['TMPDIR', 'the folder for what an audit keeps on disk meanwhile [/tmp]'],
  ['TZ', 'the time zone that decides which day it is, for suppressions with a last day'],
];

/** Every value of an option `--format` or `--to`. */
export const FORMATS: readonly Row[] = [
  ['human', 'for people: places, reasons, fixes; its wording may change'],
  ['plain', 'a line a finding: FILE:LINE:COLUMN: SEVERITY CHECK MESSAGE'],
  ['json', 'for programs; of findings, schemas/report.v1.schema.json describes it'],
  ['jsonl', 'JSON, a Mac a line; the totals come last'],
  ['csv', 'for spreadsheets (RFC 4180)'],
  ['sarif', 'SARIF 2.1.0, for code scanning'],
  ['junit', 'JUnit XML: a suite a file, a case a check'],
  ['github', 'annotations of a GitHub workflow run'],
  ['codequality', 'a Code Quality report for GitLab merge requests'],
  ['markdown', 'for wikis and tickets'],
  ['html', 'one page that works offline'],
  ['text', 'for people, in lines of at most 72 characters'],
  ['xml', 'a property list as XML'],
  ['binary', 'a property list as Mac OS X 10.4 and later write it'],
  ['mobileconfig', 'a configuration profile, for Mac OS X 10.7 and later'],
  ['mcx', 'managed preferences as dscl -mcximport takes them'],
  ['mcx-settings', 'managed preferences as one value of the attribute MCXSettings'],
  ['profile-manifest', 'a preference manifest for profile editors'],
  ['jamf-schema', 'a custom schema for Jamf Pro'],
];

export const TOPICS: readonly Topic[] = [
  {
    name: 'environment',
    summary: 'environment variables that msgrctl reads',
    sections: () => [{ title: 'Environment', rows: ENVIRONMENT }],
    notes: [
      'Proxies, certificate stores and Kerberos caches that other variables name are not used. DNS servers are those of this system; trusted roots are those of --ca, of the policy, or the public ones that come with Node.',
    ],
  },
  {
    name: 'exit-codes',
    summary: 'how a command ends, for scripts',
    sections: () => [
      { title: 'Exit codes', rows: EXIT_CODES },
      {
        title: 'Signals',
        rows: [
          ['129', 'ended by SIGHUP: the terminal was closed'],
          ['143', 'ended by SIGTERM'],
        ],
      },
    ],
    notes: [
      'They are frozen: none changes its meaning. Nothing to check (an empty folder, a pattern that matches nothing) is 3, never a green 0. Where some files have findings and others cannot be read, 1 goes before 3.',
      'Standard output carries the product alone; notices and errors go to standard error.',
    ],
  },
  {
    name: 'formats',
    summary: 'what each format is, and which command writes it',
    sections: (metas) => [
      { title: 'Formats', rows: FORMATS },
      { title: 'Written by', rows: writers(metas) },
    ],
    notes: ['In brackets: what a command writes unasked.'],
  },
];

/** Which command writes which formats, by the choices of its options. */
function writers(metas: readonly CommandMeta[]): readonly Row[] {
  return metas.flatMap(({ name, options }) =>
    options
      .filter(({ flags, choices }) => choices && /<format>/.test(flags))
      .map(({ flags, choices = [], default: preset }): Row => [
        `${name} ${flags.split(' ')[0]}`,
        `${choices.join(', ')}${preset === undefined ? '' : ` [${preset}]`}`,
      ]),
  );
}
