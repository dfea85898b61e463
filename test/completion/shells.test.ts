import { expect } from 'vitest';
import { ALL_CHECKS } from '../../src/checks/registry.ts';
import type { CommandMeta } from '../../src/core/command.ts';
import { METAS } from '../../src/program.ts';
import { SETTINGS } from '../../src/plist/settings/index.ts';
import { tool } from '../helpers/tools.ts';
import { scriptOf } from './scripts.ts';
import { askBash, askFish, askZsh, type Ask } from './shells.ts';

const FILES = ['kiosk.yaml', 'messenger.yaml', 'rollout', 'two words.plist'];
const keys = (prefix: string): string[] => SETTINGS.map(({ key }) => key).filter((key) => key.startsWith(prefix));
const checks = (prefix: string): string[] => ALL_CHECKS.map(({ id }) => id).filter((id) => id.startsWith(prefix));

/** A line, and all that a Tab behind it offers. */
const CASES: readonly (readonly [string, readonly string[]])[] = [
  ['msgrctl ', [...new Set(METAS.map(({ name }) => name.split(' ')[0]!))]],
  ['msgrctl che', ['check']],
  ['msgrctl check ', ['signin', 'dns', 'server', 'cert', 'kerberos']],
  ['msgrctl lint --fo', ['--format']],
  ['msgrctl lint --format ', ['human', 'plain', 'json', 'sarif', 'junit', 'github', 'codequality', 'markdown']],
  ['msgrctl lint --format=s', ['sarif']],
  ['msgrctl lint --color a', ['auto', 'always']],
  ['msgrctl lint ', FILES],
  ['msgrctl lint messenger.yaml two', ['two words.plist']],
  ['msgrctl lint -- --fo', []],
  ['msgrctl generate corp', ['corporate-tcp', 'corporate-tls']],
  ['msgrctl generate --users --che', ['--check']],
  ['msgrctl generate --merge two', ['two words.plist']],
  ['msgrctl emit f', ['firewall', 'firewall-rules']],
  ['msgrctl emit install ki', ['kiosk', 'kiosk.yaml']],
  ['msgrctl emit -o install.sh f', ['firewall', 'firewall-rules']],
  ['msgrctl emit install kiosk -o mess', ['messenger.yaml']],
  ['msgrctl build -o ', ['rollout']],
  ['msgrctl explain dns/', checks('dns/')],
  ['msgrctl explain Disallow', keys('Disallow')],
  ['msgrctl explain topo', ['topology']],
  ['msgrctl explain save-', ['save-unavailable', 'save-possible']],
  ['msgrctl settings PortRange', keys('PortRange')],
  ['msgrctl lock --owner roo', ['root']],
  ['msgrctl check server sip.contoso.com:5060 --transp', ['--transport']],
  ['msgrctl check dns --server 192.0.2.53:53 --serv', ['--server']],
  ['msgrctl check dns contoso.com --client pid', ['pidgin-sipe']],
  ['msgrctl check signin --policy ker', ['kerberos']],
  ['msgrctl init --organization ', []],
  ['msgrctl completion ', ['bash', 'zsh', 'fish']],
  ['msgrctl help ex', ['explain', 'exit-codes']],
  ['msgrctl help check s', ['signin', 'server']],
];

const SHELLS: readonly (readonly [name: string, ask: Ask, needs: readonly string[]])[] = [
  ['bash', askBash(), ['script']],
  ['zsh', askZsh(), ['zsh']],
  ['fish', askFish, ['fish']],
];

for (const [shell, ask, needs] of SHELLS) {
  tool(...needs)(`${shell} completes commands, options and values`, async () => {
    const lines = CASES.map(([line]) => line);
    const told = ask(await scriptOf(shell), lines);
    expect(lines.map((line, i) => [line, told[i]!.words])).toEqual(
      CASES.map(([line, words]) => [line, words.toSorted()]),
    );
  });

  tool(...needs)(`${shell} completes a command that nobody told it of`, async () => {
    const meta: CommandMeta = {
      name: 'ring bell',
      summary: 'Ring.',
      arguments: [{ name: '<tower>', description: 'which', choices: ['north', 'south'] }],
      options: [{ flags: '-t, --times <number>', description: 'how often', values: ['once', 'twice'] }],
      examples: [],
    };
    const lines = [
      'msgrctl ri',
      'msgrctl ring ',
      'msgrctl ring bell ',
      'msgrctl ring bell -t ',
      'msgrctl help ring ',
    ];
    const told = ask(await scriptOf(shell, [...METAS, meta]), lines).map(({ words }) => words);
    expect(told).toEqual([['ring'], ['bell'], ['north', 'south'], ['once', 'twice'], ['bell']]);
  });
}

const HOSTILE = `it's [a] "b": $c $(d) \`e\` \\f; {g} %h #i ~j 100% a:b`;
const hostile: CommandMeta = {
  name: 'odd',
  summary: HOSTILE,
  arguments: [],
  options: [{ flags: '--odd <what>', description: HOSTILE }],
  examples: [],
};

for (const [shell, ask, needs] of SHELLS.slice(1)) {
  tool(...needs)(`${shell} shows descriptions as they are`, async () => {
    const [command, option] = ask(await scriptOf(shell, [hostile]), ['msgrctl od', 'msgrctl odd --od']);
    expect(command!.texts.get('odd')).toBe(HOSTILE);
    expect(option!.texts.get('--odd')).toBe(HOSTILE);
  });
}

for (const [shell, ask, needs] of SHELLS.slice(0, 2)) {
  tool(...needs)(`${shell} offers an option once, unless it may come again`, async () => {
    const lines = ['msgrctl build -o x --out', 'msgrctl lint --format=json --fo', 'msgrctl audit -o x --out'];
    const told = ask(await scriptOf(shell), lines).map(({ words }) => words);
    expect(told).toEqual([[], [], ['--output']]);
  });
}

tool('zsh')('zsh takes the script as a file in $fpath, too', async () => {
  const told = askZsh('fpath')(await scriptOf('zsh'), ['msgrctl lint --as ', 'msgrctl lint --as ']);
  expect(told.map(({ words }) => words)).toEqual([
    ['mac', 'template'],
    ['mac', 'template'],
  ]);
});

tool('script')('bash completes where = and : are no word breaks', async () => {
  const ask = askBash('COMP_WORDBREAKS=${COMP_WORDBREAKS//[=:]/}');
  const told = ask(await scriptOf('bash'), ['msgrctl lint --format=s', 'msgrctl check server a:5060 --transp']);
  expect(told.map(({ words }) => words)).toEqual([['sarif'], ['--transport']]);
});

tool('script')('bash completes under options that people set', async () => {
  const ask = askBash('set -u; shopt -s nullglob failglob nocaseglob extglob');
  const lines = [
    'msgrctl che',
    'msgrctl lint --format=s',
    'msgrctl lint two',
    'msgrctl build -o ',
    'msgrctl lint -- --fo',
  ];
  const told = ask(await scriptOf('bash'), lines).map(({ words }) => words);
  expect(told).toEqual([['check'], ['sarif'], ['two words.plist'], ['rollout'], []]);
});

tool('script', 'dh_bash-completion')('bash completes behind sudo, by bash-completion', async () => {
  const ask = askBash('source /usr/share/bash-completion/bash_completion');
  const told = ask(await scriptOf('bash'), ['sudo msgrctl lock --strategy ', 'sudo msgrctl lock --stat']);
  expect(told.map(({ words }) => words)).toEqual([['enforce', 'file'], ['--status']]);
});
