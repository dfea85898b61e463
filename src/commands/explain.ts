import { ALL_CHECKS, findCheck } from '../checks/registry.ts';
import type { CommandBody } from '../core/command.ts';
import { ExitCode } from '../core/exit-code.ts';
import { suggest } from '../core/suggest.ts';
import { usageError } from '../core/tool-error.ts';
import { findByAlias, findSetting, SETTINGS } from '../plist/settings/index.ts';
import { checkList, checkText } from '../report/check.ts';
import { settingText } from '../report/setting.ts';

export const run: CommandBody = async ({ args, options }, host) => {
  const subject = args['subject'] as string | undefined;
  const { style } = host.stdout;
  if (options['list'] === true) {
    await host.stdout.write(checkList(ALL_CHECKS, style));
    return ExitCode.ok;
  }
  if (subject === undefined)
    throw usageError('what shall be explained?', 'Name a check or a setting, or use --list.');
  const check = findCheck(subject);
  const setting = findSetting(subject) ?? findByAlias(subject)?.setting;
  if (check) await host.stdout.write(checkText(check, style));
  else if (setting) await host.stdout.write(settingText(setting));
  else throw usageError(`there is no check and no setting "${subject}"`, hint(subject));
  return ExitCode.ok;
};

function hint(subject: string): string {
  const names = [...ALL_CHECKS.map(({ id }) => id), ...SETTINGS.map(({ key }) => key)];
  // People leave out the part in front of the slash.
  const near = suggest(subject, names) ?? names.find((name) => name.endsWith(`/${subject}`));
  return near ? `Did you mean "${near}"?` : 'See: msgrctl explain --list, and msgrctl settings';
}
