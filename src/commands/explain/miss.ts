import { suggest } from '../../core/suggest.ts';
import { TOPICS } from '../../topics/index.ts';
import { SUBJECTS } from './subjects.ts';

const MOST = 5;

/** What to say of a word that names nothing: what has the word in its title, or the nearest name. */
export function hintFor(said: string): string {
  const names = SUBJECTS.map(({ name }) => name);
  // People leave out the part in front of the slash.
  const whole = names.find((name) => name.endsWith(`/${said}`));
  if (whole !== undefined) return `Did you mean "${whole}"?`;
  const about = SUBJECTS.filter(({ name, title }) => wordsOf(`${name} ${title}`).includes(said.toLowerCase()));
  if (about.length > 0) return `It stands in ${listed(about.map(({ name }) => name))}.`;
  const aliases = new Map(TOPICS.flatMap(({ name, aliases: others }) => others.map((alias) => [alias, name])));
  const near = suggest(said, [...names, ...aliases.keys()]);
  return near === undefined ? 'See: msgrctl explain --list' : `Did you mean "${aliases.get(near) ?? near}"?`;
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
}

function listed(names: readonly string[]): string {
  const more = names.length > MOST ? `, and ${names.length - MOST} more: msgrctl explain --list` : '';
  return `${names.slice(0, MOST).join(', ')}${more}`;
}
