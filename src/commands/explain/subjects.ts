import { ALL_CHECKS } from '../../checks/registry.ts';
import { SYMPTOMS } from '../../checks/signin/symptoms.ts';
import { SETTINGS } from '../../plist/settings/index.ts';
import type { Subject } from '../../report/subjects.ts';
import { TOPICS } from '../../topics/index.ts';
import { OTHER_SYMPTOMS } from '../../topics/symptoms.ts';

/** All that can be explained: topics, symptoms, checks, settings. */
export const SUBJECTS: readonly Subject[] = [
  ...TOPICS.map(({ name, title }): Subject => ({ kind: 'topic', name, title })),
  ...[...SYMPTOMS, ...OTHER_SYMPTOMS].map(({ name, shown }): Subject => ({ kind: 'symptom', name, title: shown })),
  ...ALL_CHECKS.map(({ id, title }): Subject => ({ kind: 'check', name: id, title })),
  ...SETTINGS.map(({ key, effect }): Subject => ({ kind: 'setting', name: key, title: effect })),
];
