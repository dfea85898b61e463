import type { Known, Word } from '../../completion/values.ts';
import type { Host } from '../../core/host.ts';
import { ARTIFACTS } from '../../emit/artifacts/index.ts';
import { FORMATS, TOPICS } from '../../help-topics.ts';
import { SETTINGS } from '../../plist/settings/index.ts';
import { SUBJECTS } from '../explain/subjects.ts';
import { templateNames } from '../policy-file.ts';

/** The names that a shell offers, each with a few words on what it is. */
export async function knownWords(host: Host): Promise<Known> {
  const settings = SETTINGS.map(({ key, effect }) => ({ name: key, description: brief(effect) }));
  return {
    artifacts: ARTIFACTS.map(({ name, summary }) => ({ name, description: brief(summary) })),
    formats: FORMATS.map(([name, description]) => ({ name, description: brief(description) })),
    settings,
    subjects: SUBJECTS.map(({ name, title }) => ({ name, description: brief(title) })),
    templates: (await templateNames(host)).map((name): Word => ({ name, description: 'a shipped template' })),
    topics: TOPICS.map(({ name, summary }) => ({ name, description: summary })),
  };
}

/** The first clause, on one line: a menu has little room. */
function brief(text: string): string {
  const [first = ''] = text.replaceAll(/\s+/g, ' ').split(/[.;] |\.$/);
  return first;
}
