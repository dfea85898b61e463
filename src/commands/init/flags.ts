import type { Invocation } from '../../core/command.ts';
import { usageError } from '../../core/tool-error.ts';
import type { AnswerId } from '../../init/answers.ts';
import { QUESTIONS } from '../../init/questions.ts';
import type { Seen } from '../../init/seen.ts';

/** What flags answer, by question: the texts as they were given. */
export type FlagTexts = { readonly [id in AnswerId]?: readonly string[] };

/** How commander calls them, where that is not the name of the question. */
const OPTION: { readonly [id in AnswerId]?: string } = { domains: 'domain', certificates: 'certificate' };

export function flagTexts(options: Invocation['options']): FlagTexts {
  const given = QUESTIONS.flatMap(({ id }) => {
    const option = options[OPTION[id] ?? id];
    if (option === undefined) return [];
    return [[id, typeof option === 'boolean' ? [option ? 'yes' : 'no'] : [option].flat()] as const];
  });
  return implied(Object.fromEntries(given));
}

/** `--server` says that the mode is manual. */
function implied(given: FlagTexts): FlagTexts {
  const isGiven = (id: AnswerId): boolean => given[id] !== undefined;
  const more = QUESTIONS.flatMap(({ id, implied: says }) => {
    const text = isGiven(id) ? undefined : says?.(isGiven);
    return text === undefined ? [] : [[id, [text]] as const];
  });
  return { ...given, ...Object.fromEntries(more) };
}

/** Flags that are wrong, or contradict each other, are told before anything is asked. */
export function refuseOddFlags(given: FlagTexts, seen: Seen): void {
  const answers: Record<string, unknown> = {};
  for (const { id, flag, when, goesWith, read } of QUESTIONS) {
    const texts = given[id];
    if (texts === undefined) continue;
    const answer = read(texts, { answers, seen });
    if ('problem' in answer) throw usageError(`${flag}: ${answer.problem}`, answer.fix);
    answers[id] = answer.value;
    // Whether the server sends a root turns out later.
    if (id !== 'saveRoot' && !when({ answers, seen })) throw usageError(`${flag} goes with ${goesWith}`);
  }
}
