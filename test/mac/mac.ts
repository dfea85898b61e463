/**
 * A pretend Mac: a folder with the look of Mac OS X 10.3, 10.4, 10.5 or 10.6, into which scripts are run with chroot, as
 * root, in a mount, process and network namespace of their own. They meet the commands that this release had, with the
 * options they had, and can touch nothing of the machine that runs the tests.
 *
 * What is real: the shells, files, owners, modes, links, volumes, processes, signals, and the work of ordinary commands.
 * What is pretended (stand-ins/): all that Linux lacks, as far as scripts for Messenger need it. See README.md here for
 * the differences that are known.
 */
export { macTest } from './needs.ts';
export { changes, type Change, type Entry, type Tree, type What } from './tree.ts';
export {
  makeMac,
  type Mac,
  type MacOptions,
  type RunningProgram,
  type RunOptions,
  type RunResult,
} from './pretend.ts';
export type { MacUser } from './people.ts';
export { RELEASES, type Release } from './releases.ts';
export { SHELLS, type ShellName } from './shells.ts';
