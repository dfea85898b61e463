import type { Command } from 'commander';
import type { CommandMeta } from './core/command.ts';
import { suggest } from './core/suggest.ts';
import { usageError } from './core/tool-error.ts';
import { topicText } from './help.ts';
import { TOPICS } from './help-topics.ts';

/** The body of `help`. Throws where a word names nothing, with the help of what stands before it on stderr. */
export function showHelp(
  words: readonly string[],
  program: Command,
  metas: readonly CommandMeta[],
  write: (text: string) => void,
): void {
  const named = words.filter((word) => !word.startsWith('-'));
  const topic = TOPICS.find(({ name }) => name === named[0]);
  if (topic) {
    write(topicText(topic, metas));
    return;
  }
  let place = program;
  for (const word of named) {
    if (place.commands.length === 0) break; // what follows a whole command are its arguments
    const next = place.commands.find((each) => each.name() === word);
    if (!next) {
      place.outputHelp({ error: true });
      throw unknown(word, place, metas);
    }
    place = next;
  }
  place.outputHelp();
}

function unknown(word: string, place: Command, metas: readonly CommandMeta[]): Error {
  const own = place.commands.map((each) => each.name());
  // People leave out the group: `help signin`.
  const member = metas.find(({ name }) => !place.parent && name.endsWith(` ${word}`))?.name;
  const near = member ?? suggest(word, place.parent ? own : [...own, ...TOPICS.map(({ name }) => name)]);
  const path = place.parent ? `${place.name()} ` : '';
  const what = place.parent ? 'command' : 'command and no topic';
  return usageError(
    `there is no ${what} "${path}${word}"`,
    near ? `Did you mean "msgrctl help ${path}${near}"?` : undefined,
  );
}
