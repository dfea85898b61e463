import { basename, relative, resolve } from 'node:path';
import { usageError } from '../../core/tool-error.ts';

/**
 * Refuses places in which a copy would overwrite what it is made of, or take the table of names along.
 *
 * @param real where a path leads, links followed
 */
export function refusePlaces(
  sources: readonly string[],
  output: string | undefined,
  map: string | undefined,
  isTree: boolean,
  real: (path: string) => string,
): void {
  const isWithin = (path: string, folder: string): boolean => liesIn(real(path), real(folder));
  const own = sources.map((source) => basename(resolve(source)));
  const twice = own.find((name, i) => own.indexOf(name) !== i);
  if (twice !== undefined) throw usageError(`two sources are called ${twice}`, 'Redact the folder that holds both.');
  if (output === undefined) {
    if (isTree) throw usageError('a folder needs a place for its copy', 'Name it with -o.');
  } else {
    for (const source of sources) {
      if (source === '-') continue;
      if (isWithin(output, source)) throw usageError(`the copy ${output} would lie in its source ${source}`);
      if (isWithin(source, output)) throw usageError(`the source ${source} lies where the copy should go`);
    }
    if (map !== undefined && isWithin(map, output)) {
      throw usageError(`the table ${map} would lie in the copy that you give away`, 'Write it somewhere else.');
    }
  }
  if (map === '-') throw usageError('--map needs a file: standard output is for the copy');
  if (map !== undefined && sources.some((source) => source !== '-' && isWithin(map, source))) {
    throw usageError(`the table ${map} would lie in a source`, 'Write it somewhere else.');
  }
}

function liesIn(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || !(way === '..' || /^\.\.[/\\]/.test(way) || resolve(way) === way);
}
