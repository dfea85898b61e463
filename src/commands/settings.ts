import type { CommandBody } from '../core/command.ts';
import { ExitCode } from '../core/exit-code.ts';
import type { Host } from '../core/host.ts';
import { suggest } from '../core/suggest.ts';
import { cannot } from '../core/tool-error.ts';
import { SETTINGS } from '../plist/settings/index.ts';
import type { Setting } from '../plist/settings/setting.ts';
import { jamfSchema } from '../report/manifest/jamf-schema.ts';
import { isManageable } from '../report/manifest/managed-setting.ts';
import { profileManifest } from '../report/manifest/profile-manifest.ts';
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
  await host.stdout.write(told(found, options['format'] as Format, host));
  return ExitCode.ok;
};

type Format = 'human' | 'json' | 'profile-manifest' | 'jamf-schema';

function told(found: readonly Setting[], format: Format, host: Host): string {
  if (format === 'json') return `${JSON.stringify(found, null, 2)}\n`;
  const { isTerminal, width } = host.stdout;
  if (format === 'human') return settingsTable(found, isTerminal ? width : Infinity);
  const manageable = found.filter(isManageable);
  if (manageable.length === 0) {
    throw cannot('none of these settings is for an admin to manage', 'Those of class policy and preference are.');
  }
  if (!host.quiet) host.stderr.write(`msgrctl: ${NOTICE}\n`);
  return format === 'jamf-schema' ? jamfSchema(manageable) : profileManifest(manageable);
}

const NOTICE = 'it is unproven whether Messenger 6 reads managed preferences: try it on one Mac first';

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
