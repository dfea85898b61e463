import { ALL_CHECKS } from '../../checks/registry.ts';
import type { CheckInfo } from '../../core/finding.ts';
import { SETTINGS } from '../../plist/settings/index.ts';
import type { Setting } from '../../plist/settings/setting.ts';
import type { Subject } from '../../report/subjects.ts';
import { TOPICS } from '../../topics/index.ts';
import type { Symptom } from '../../topics/symptom.ts';
import { SYMPTOMS } from '../../topics/symptoms/index.ts';
import type { Topic } from '../../topics/topic.ts';

type Data =
  | { readonly kind: 'topic'; readonly data: Topic }
  | { readonly kind: 'symptom'; readonly data: Symptom }
  | { readonly kind: 'check'; readonly data: CheckInfo }
  | { readonly kind: 'setting'; readonly data: Setting };

/** A subject with all that is known of it. */
export type Known = Subject & Data;

/** All that can be explained: topics, symptoms, checks, settings. */
export const SUBJECTS: readonly Known[] = [
  ...TOPICS.map((data): Known => ({ kind: 'topic', name: data.name, title: data.title, data })),
  ...SYMPTOMS.map((data): Known => ({ kind: 'symptom', name: data.name, title: data.shown, data })),
  ...ALL_CHECKS.map(({ id, severity, title, why, fix, cite }): Known => {
    const data: CheckInfo = { id, severity, title, why, fix, cite };
    return { kind: 'check', name: id, title, severity, data };
  }),
  ...SETTINGS.map((data): Known => ({ kind: 'setting', name: data.key, title: data.effect, data })),
];
