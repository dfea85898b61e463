import type { Setting } from '../../../plist/settings/setting.ts';
import { defineCheck } from '../../define.ts';
import { settingsWhere } from '../entries.ts';
import type { SettingsSubject } from '../subject.ts';
import { formatProblem, HOW } from './formats.ts';
import { quoted, spelled } from './known.ts';

type Args = { key: string; value: string; problem: string; better: string | null; how: string };

/** settings/server-address-malformed has RTCServerAddress, because it knows the mode. */
const WITH_FORMAT = settingsWhere(
  ({ key, type, alsoType, format }) =>
    format !== undefined && key !== 'RTCServerAddress' && (type === 'string' || alsoType === 'string'),
);

/**
 * An empty text says that there is no value, and is none of a wrong form. What the program itself writes on a Mac is right by
 * definition.
 */
export const malformedValue = defineCheck<SettingsSubject, Args>({
  id: 'settings/malformed-value',
  severity: 'error',
  title: 'The text has not the form that the setting needs',
  why: 'Messenger takes the text as it stands. A proxy that is no host is not reached, an address that is none does not sign in, and a folder that is nowhere receives no files.',
  fix: 'Write the value in the form that the guide describes.',
  cite: [
    {
      source: 'guide',
      where: 'Messenger for Mac preferences',
      says: 'Says of each text what it holds: a place as "left, top", a size as "width, height", a server, an e-mail address, a full path, a code of two characters.',
    },
    {
      source: 'rfc',
      where: 'RFC 952, grammatical host table specification; RFC 1123, section 2.1',
      says: 'Names of hosts are letters, digits and hyphens between dots; addresses are four decimal numbers.',
    },
  ],
  applies: () => true,
  judge: (subject, emit) => {
    for (const entry of subject.among(WITH_FORMAT)) {
      const { setting } = entry;
      const { format } = setting;
      if (entry.value.kind !== 'string' || entry.value.value === '' || !format || excused(subject, setting)) continue;
      const value = entry.value.value;
      if (!subject.typed && setting.alsoType && spelled(setting.type, value) !== undefined) continue;
      const found = formatProblem(format, value);
      if (!found) continue;
      const { problem, better = null } = found;
      emit(entry.where(), { key: entry.key, value, problem, better, how: HOW[format] });
    }
  },
  message: ({ key, value, problem }) => `${key} ${quoted(value)} ${problem}`,
  advice: ({ better, how }) => `Write ${better ?? how}.`,
});

function excused({ role }: SettingsSubject, { class: kind }: Setting): boolean {
  return role === 'mac' && (kind === 'state' || kind === 'cache');
}
