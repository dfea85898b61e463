import { clearRange, FIRST_DYNAMIC, FIRST_FREE, takenIn } from '../checks/settings/ports/known-ports.ts';
import type { Misread, Ports, Read } from './answers.ts';

/** The guide, Connecting to Live Communications Server through a firewall: three at least. */
const FEWEST = 3;

/** `5100-5119` */
export function readPorts(text: string): Read<Ports> {
  const [, low, high] = /^\s*(\d{1,5})\s*(?:-|\u2013|\.\.|to)\s*(\d{1,5})\s*$/.exec(text) ?? [];
  if (low === undefined || high === undefined)
    return {
      problem: `"${text}" is no range of ports`,
      fix: 'Write the first and the last port, such as 5100-5119.',
    };
  const [min, max] = [Number(low), Number(high)];
  const problem = rangeProblem(min, max);
  return problem ?? { value: { min, max } };
}

function rangeProblem(min: number, max: number): Misread | undefined {
  if (min > max) return { problem: 'the range goes backwards', fix: `Write ${max}-${min}.` };
  if (max - min + 1 < FEWEST)
    return instead(`Messenger needs at least ${FEWEST} ports, and 20 leave room`, min, min + 19);
  if (min < FIRST_FREE) return instead(`below ${FIRST_FREE} no user's program may listen`, min, max);
  if (max > 65_535) return instead('ports end at 65535', 5100, 5119);
  if (max >= FIRST_DYNAMIC) return instead(`from ${FIRST_DYNAMIC} on Mac OS X takes ports for itself`, min, max);
  const [taken] = takenIn(min, max);
  if (!taken) return undefined;
  const ports = taken.from === taken.to ? `${taken.from}` : `${taken.from}-${taken.to}`;
  return instead(`the range reaches into ${ports} (${taken.by})`, min, max);
}

function instead(problem: string, min: number, max: number): Misread {
  return { problem, fix: `Write ${clearRange(min, max) ?? '5100-5119'}, say.` };
}

/** `10.3, 10.4.11`; nothing where it is not known. */
export function readReleases(text: string): Read<readonly string[]> {
  const releases = text.split(/[,;\s]+/).filter((each) => each !== '');
  const odd = releases.find((each) => !/^10\.(?:[3-9]|1[0-5])(?:\.[0-9]{1,2})?$/.test(each));
  if (odd === undefined) return { value: [...new Set(releases)] };
  return { problem: `"${odd}" is no release of Mac OS X from 10.3 to 10.15`, fix: 'Write them as 10.3, 10.4.11.' };
}
