import type { CommandBody } from '../core/command.ts';
import { ExitCode } from '../core/exit-code.ts';
import { suggest } from '../core/suggest.ts';
import { cannot } from '../core/tool-error.ts';
import { SETTINGS } from '../plist/settings/index.ts';
import type { Setting } from '../plist/settings/setting.ts';
import { settingsTable } from '../report/setting.ts';

export const run: CommandBody = async ({ args, options }, host) => {
  const query = (args['query'] as string | undefined) ?? '';
  const found = SETTINGS.filter((setting) => matches(setting, query));
  if (found.length === 0) {
    const near = suggest(
      query,
      SETTINGS.map(({ key }) => key),
    );
    throw cannot(`no setting matches "${query}"`, near ? `Did you mean "${near}"?` : undefined);
  }
  const { isTerminal, width } = host.stdout;
  const json = options['format'] === 'json';
  await host.stdout.write(
    json ? `${JSON.stringify(found, null, 2)}\n` : settingsTable(found, isTerminal ? width : Infinity),
  );
  return ExitCode.ok;
};

/** Every word of the query is somewhere in the key, the class, the account, the type, an alias or the effect. */
function matches(setting: Setting, query: string): boolean {
  const { key, type, account, effect, aliases = [] } = setting;
  const text = [key, setting.class, account, type, effect, ...aliases.map(({ name }) => name)]
    .join(' ')
    .toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
