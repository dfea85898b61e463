import { findCheck } from '../checks/registry.ts';
import { SYMPTOMS, type Symptom } from '../checks/signin/symptoms.ts';
import type { CommandBody } from '../core/command.ts';
import { ExitCode } from '../core/exit-code.ts';
import { fitting } from '../core/fitting.ts';
import type { TextOutput } from '../core/host.ts';
import { usageError } from '../core/tool-error.ts';
import { findByAlias, findSetting } from '../plist/settings/index.ts';
import { checkText } from '../report/check.ts';
import { settingText } from '../report/setting.ts';
import { subjectJson, subjectList } from '../report/subjects.ts';
import { symptomText } from '../report/symptom.ts';
import { otherSymptomText, topicText } from '../report/topic.ts';
import { TOPICS } from '../topics/index.ts';
import { OTHER_SYMPTOMS, type OtherSymptom } from '../topics/symptoms.ts';
import { hintFor } from './explain/miss.ts';
import { SUBJECTS } from './explain/subjects.ts';

export const run: CommandBody = async ({ args, options }, host) => {
  const words = (args['subject'] ?? []) as readonly string[];
  const { style, width } = host.stdout;
  if (options['list'] === true || words.length === 0) {
    const all =
      options['list'] === true ? SUBJECTS : SUBJECTS.filter(({ kind }) => kind === 'topic' || kind === 'symptom');
    await host.stdout.write(options['format'] === 'json' ? subjectJson(all) : subjectList(all, style, width));
    return ExitCode.ok;
  }
  const said = words.join(' ');
  const text = explained(said, host.stdout);
  if (text === undefined) throw usageError(`nothing here is called "${said}"`, hintFor(said));
  await host.stdout.write(text);
  return ExitCode.ok;
};

/** By its name first, then by what a user sees; undefined if nothing is meant. */
function explained(said: string, { style, width }: TextOutput): string | undefined {
  const check = findCheck(said);
  if (check) return checkText(check, style);
  const setting = findSetting(said) ?? findByAlias(said)?.setting;
  if (setting) return settingText(setting);
  const name = said.toLowerCase();
  const topic = TOPICS.find((each) => each.name === name || each.aliases.includes(name));
  if (topic) return topicText(topic, style, width);
  const symptoms = [...SYMPTOMS, ...OTHER_SYMPTOMS];
  const named = symptoms.filter((symptom) => symptom.name === name);
  const meant = named.length > 0 ? named : fitting(said, symptoms).slice(0, 3);
  // One word that is in many of them tells none.
  if (meant.length === 0 || (meant.length > 1 && !said.includes(' '))) return undefined;
  return meant.map((symptom) => symptomOf(symptom)).join('\n');

  function symptomOf(symptom: Symptom | OtherSymptom): string {
    return 'rungs' in symptom ? symptomText([symptom], style, width) : otherSymptomText(symptom, style, width);
  }
}
