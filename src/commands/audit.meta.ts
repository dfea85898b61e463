import type { CommandMeta } from '../core/command.ts';

export const auditMeta: CommandMeta = {
  name: 'audit',
  summary: 'Say which Macs differ from the policy, which locks are open, and who cannot sign in.',
  details: [
    'Takes what `collect` brought home: folders and tar archives of Macs, and preference files alone; a folder of any of them, however many. Quoted globs are expanded, and - is one preference file on standard input.',
    '-o may be given several times; the ending chooses the format: .html .json .jsonl .csv .sarif .xml (JUnit) .md .txt (plain).',
  ],
  arguments: [{ name: '[paths...]', description: 'folders, archives and files' }],
  options: [
    { flags: '--policy <policy>', description: 'what the Macs should be: a file, or the name of a template' },
    {
      flags: '--format <format>',
      description: 'how to tell it on standard output',
      choices: ['human', 'plain', 'json', 'jsonl', 'csv', 'sarif', 'junit', 'markdown', 'html'],
      default: 'human',
    },
    { flags: '-o, --output <file>', description: 'write a report to a file, too', repeatable: true },
    { flags: '--force', description: 'replace files that are there' },
    { flags: '--baseline <report>', description: 'tell what changed since this report (format json)' },
    {
      flags: '--group-by <what>',
      description: 'count by group, too',
      choices: [
        'release',
        'update',
        'prefix',
        'version',
        'processor',
        'memory',
        'firewall',
        'agent',
        'day',
        'state',
        'sign-in',
      ],
    },
    { flags: '--replay <file>', description: 'what "check signin --save" saw: can these Macs sign in there?' },
    { flags: '--from <file>', description: 'read paths from a file, one a line; - for standard input' },
    { flags: '--jobs <number>', description: 'threads (default: as the machine has cores)' },
    {
      flags: '--fail-on <severity>',
      description: 'exit 1 from this severity on',
      choices: ['error', 'warning', 'info', 'never'],
      default: 'error',
    },
  ],
  examples: [
    { run: 'msgrctl audit collected/ --policy messenger.yaml', does: 'the drift of a fleet' },
    {
      run: 'msgrctl audit collected/ --policy messenger.yaml -o drift.html -o drift.json',
      does: 'to look at, and to keep',
    },
    {
      run: 'msgrctl audit collected/ --policy messenger.yaml --baseline drift.json',
      does: 'only what changed since then',
    },
    { run: 'find /srv/collected -name facts | msgrctl audit --from -', does: 'some of them' },
  ],
};
