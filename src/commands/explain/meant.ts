import { findCheck } from '../../checks/registry.ts';
import { findByAlias, findSetting } from '../../plist/settings/index.ts';
import { TOPICS } from '../../topics/index.ts';
import { symptomsOf } from '../../topics/symptoms/index.ts';
import { SUBJECTS, type Known } from './subjects.ts';

const MOST = 3;

/** What is meant: by its name first, then by what a user sees. Several if a user's words fit several; none if nothing is meant. */
export function meant(said: string): readonly Known[] {
  const name = said.toLowerCase();
  const named =
    findCheck(said)?.id ??
    (findSetting(said) ?? findByAlias(said)?.setting)?.key ??
    TOPICS.find((topic) => topic.aliases.includes(name))?.name ??
    name;
  const one =
    SUBJECTS.find((each) => each.name === named) ?? SUBJECTS.find((each) => each.name.toLowerCase() === name);
  if (one) return [one];
  const symptoms = symptomsOf(said).slice(0, MOST);
  // One word that is in many of them tells none.
  if (symptoms.length > 1 && !said.includes(' ')) return [];
  return symptoms.map((symptom) => SUBJECTS.find(({ data }) => data === symptom)!);
}
