import { suggest } from '../../core/suggest.ts';
import { TOPICS } from '../../topics/index.ts';
import { about, kindOf, named } from './search.ts';
import { SUBJECTS } from './subjects.ts';

const MOST = 5;

/** What to say of words that name nothing: what has them in its title or text, or the nearest name. */
export function hintFor(said: string): string {
  const kind = kindOf(said);
  if (kind !== undefined) return `See: msgrctl explain --list ${kind}s`;
  const names = SUBJECTS.map(({ name }) => name);
  // People leave out the part in front of the slash.
  const whole = names.find((name) => name.endsWith(`/${said.toLowerCase()}`));
  if (whole !== undefined) return `Did you mean "${whole}"?`;
  const [topic] = named(said);
  if (topic) return `Did you mean "${topic.name}"?`;
  const found = about(said);
  if (found.length > 0) return `It stands in ${listed(found.map(({ name }) => name))}.`;
  const aliases = new Map(TOPICS.flatMap(({ name, aliases: others }) => others.map((alias) => [alias, name])));
  const near = suggest(said, [...names, ...aliases.keys()]);
  return near === undefined ? 'See: msgrctl explain --list' : `Did you mean "${aliases.get(near) ?? near}"?`;
}

function listed(names: readonly string[]): string {
  const more = names.length > MOST ? `, and ${names.length - MOST} more: msgrctl explain --list` : '';
  return `${names.slice(0, MOST).join(', ')}${more}`;
}
