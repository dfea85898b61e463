/** Who is known on the pretend Mac. */
import { isBetween, type Release } from './releases.ts';

export interface MacUser {
  readonly name: string;
  readonly uid: number;
  /** Default: a group of his own up to 10.4, staff (20) from 10.5. */
  readonly gid?: number;
  /** Default: /Users/<name>. */
  readonly home?: string;
  /** Default: true, with Library/Preferences/Microsoft and Documents/Microsoft User Data. */
  readonly makeHome?: boolean;
  readonly loggedIn?: boolean;
  /** Who owns the home, if not the user. */
  readonly homeOwner?: number;
  readonly admin?: boolean;
}

/** A user with all blanks filled in. */
export interface Person {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
  readonly home: string;
  readonly shell: string;
  readonly realName: string;
}

export const NOBODY = 4_294_967_294;

export const DEFAULT_USERS: readonly MacUser[] = [
  { name: 'alice', uid: 501, admin: true },
  { name: 'bob', uid: 502 },
];

const SYSTEM: readonly Person[] = [
  {
    name: 'nobody',
    uid: NOBODY,
    gid: NOBODY,
    home: '/var/empty',
    shell: '/usr/bin/false',
    realName: 'Unprivileged User',
  },
  { name: 'root', uid: 0, gid: 0, home: '/var/root', shell: '/bin/sh', realName: 'System Administrator' },
  { name: 'daemon', uid: 1, gid: 1, home: '/var/root', shell: '/usr/bin/false', realName: 'System Services' },
  {
    name: 'www',
    uid: 70,
    gid: 70,
    home: '/Library/WebServer',
    shell: '/usr/bin/false',
    realName: 'World Wide Web Server',
  },
];

export function people(users: readonly MacUser[], release: Release): readonly Person[] {
  const ordinary = users.map((user) => ({
    name: user.name,
    uid: user.uid,
    gid: user.gid ?? (isBetween(release, '10.5') ? 20 : user.uid),
    home: user.home ?? `/Users/${user.name}`,
    shell: '/bin/bash',
    realName: user.name,
  }));
  const taken = new Set(ordinary.map(({ name }) => name));
  const all = [...SYSTEM.filter(({ name }) => !taken.has(name)), ...ordinary];
  return all.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** Lines of name, number and members, as the stand-ins read them. */
export function groupLines(users: readonly MacUser[], all: readonly Person[]): string {
  const admins = ['root', ...users.filter(({ admin }) => admin === true).map(({ name }) => name)].join(',');
  const groups = new Map<string, readonly [number, string]>([
    ['nobody', [NOBODY, '']],
    ['wheel', [0, 'root']],
    ['daemon', [1, 'root']],
    ['sys', [3, 'root']],
    ['staff', [20, 'root']],
    ['www', [70, '']],
    ['admin', [80, admins]],
    ['unknown', [99, '']],
  ]);
  const numbers = new Set([...groups.values()].map(([number]) => number));
  for (const { name, gid } of all) {
    if (!numbers.has(gid)) groups.set(name, [gid, '']);
  }
  return [...groups].map(([name, [number, members]]) => `${name}\t${number}\t${members}\n`).join('');
}

export function userLines(all: readonly Person[]): string {
  return all
    .map(({ name, uid, gid, home, shell, realName }) => [name, uid, gid, home, shell, realName].join('\t'))
    .map((line) => `${line}\n`)
    .join('');
}
