import { suggest } from '../../core/suggest.ts';
import { TOPICS } from '../../topics/index.ts';
import { SUBJECTS } from './subjects.ts';

const MOST = 5;

/** What to say of a word that names nothing: the nearest name, or whatever has the word in its title. */
export function hintFor(said: string): string {
  const names = SUBJECTS.map(({ name }) => name);
  const aliases = TOPICS.flatMap(({ name, aliases: others }) => others.map((alias) => [alias, name] as const));
  // People leave out the part in front of the slash.
  const near =
    names.find((name) => name.endsWith(`/${said}`)) ?? suggest(said, [...names, ...aliases.map(([a]) => a)]);
  if (near !== undefined) return `Did you mean "${new Map(aliases).get(near) ?? near}"?`;
  const about = SUBJECTS.filter(({ name, title }) => `${name} ${title}`.toLowerCase().includes(said.toLowerCase()));
  if (about.length === 0) return 'See: msgrctl explain --list';
  const more = about.length > MOST ? `, and ${about.length - MOST} more in msgrctl explain --list` : '';
  return `It stands in ${about
    .slice(0, MOST)
    .map(({ name }) => name)
    .join(', ')}${more}.`;
}
