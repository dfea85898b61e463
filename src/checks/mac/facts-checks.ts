import type { FactsProblem } from '../../fleet/facts.ts';
import { defineCheck } from '../define.ts';
import { FORMAT } from './sources.ts';
import { hasFacts, isWhole, lineOf, type MacSubject } from './subject.ts';

export const factsMissing = defineCheck<MacSubject, Record<string, never>>({
  id: 'mac/facts-missing',
  severity: 'info',
  title: 'There are no facts beside the preference files',
  why: 'Without them nothing can be said of locks, of the release, of the program and of certificates: only the settings are judged.',
  fix: 'Collect the Mac with the script collect, which brings the facts along.',
  cite: [FORMAT],
  // A file alone has no place for facts.
  applies: ({ material: { preferences } }) => !preferences.some(({ user }) => user === undefined),
  judge: ({ material: { facts, unread, source } }, emit) => {
    if (facts && 'unread' in facts) return { unknown: `the facts could not be read: ${facts.unread}` };
    if (!facts && unread.length > 0) return { unknown: unread.join('; ') };
    if (!facts) emit({ file: source }, {});
    return undefined;
  },
  message: () => 'there is no file "facts", so only settings are judged',
});

const DAMAGE: readonly FactsProblem['kind'][] = ['not-facts', 'not-utf-8', 'damaged', 'too-large'];

export const factsDamaged = defineCheck<MacSubject, { says: string; more: number }>({
  id: 'mac/facts-damaged',
  severity: 'error',
  title: 'The facts of the Mac are damaged',
  why: 'What a damaged line told is not known, and where one line is damaged others may be wrong without looking so.',
  fix: 'Collect the Mac anew.',
  cite: [FORMAT],
  applies: ({ result }) => result !== undefined,
  judge: (subject, emit) => {
    const { problems } = subject.result!;
    if (problems.length === 0) return;
    const damage = problems.filter(({ kind }) => DAMAGE.includes(kind));
    const [first] = damage;
    if (first) emit(lineOf(subject, first), { says: first.says, more: damage.length - 1 });
  },
  message: ({ says, more }) =>
    more === 0 ? says : `${says}; ${more} more ${more === 1 ? 'place' : 'places'} like that`,
});

export const factsTruncated = defineCheck<MacSubject, Record<string, never>>({
  id: 'mac/facts-truncated',
  severity: 'error',
  title: 'The facts of the Mac end too early',
  why: 'collect puts a result into its place when it is whole, so this one was cut off on its way. What is missing is not known, users and their locks above all.',
  fix: 'Copy the folder of the Mac again, or collect it anew.',
  cite: [FORMAT],
  applies: hasFacts,
  judge: (subject, emit) => {
    const cut = subject.result!.problems.find(({ kind }) => kind === 'truncated');
    if (cut) emit(lineOf(subject, cut), {});
  },
  message: () => 'the facts end before their last line, "end"',
});

export const factsOfNewerFormat = defineCheck<MacSubject, { says: string }>({
  id: 'mac/facts-of-newer-format',
  severity: 'warning',
  title: 'The facts are of a format that came after this msgrctl',
  why: 'A later format may mean other things by the same words, so none of these facts are used.',
  fix: 'Audit with the msgrctl that made the script, or a later one.',
  cite: [FORMAT],
  applies: ({ result }) => result !== undefined,
  judge: (subject, emit) => {
    const newer = subject.result!.problems.find(({ kind }) => kind === 'newer');
    if (newer) emit(lineOf(subject, newer), { says: newer.says });
  },
  message: ({ says }) => says,
});

export const nobody = defineCheck<MacSubject, { passedOver: number }>({
  id: 'mac/nobody',
  severity: 'info',
  title: 'No home of a user was found on the Mac',
  why: 'There is no preference file to judge. Homes of network users are not on the Mac, and are collected where they are.',
  fix: 'See on the Mac whose homes are there; collect --user NAME takes accounts below 500 as well.',
  cite: [FORMAT],
  applies: (subject) => hasFacts(subject) && isWhole(subject),
  judge: ({ facts, file, users }, emit) => {
    if (users.length === 0) emit({ file }, { passedOver: facts!.passedOver.length });
  },
  message: ({ passedOver }) =>
    passedOver === 0
      ? 'no user was found'
      : `no home was looked at; ${passedOver} ${passedOver === 1 ? 'was' : 'were'} passed over`,
});

export const homePassedOver = defineCheck<MacSubject, { user: string; why: string }>({
  id: 'mac/home-passed-over',
  severity: 'info',
  title: "A user's home was not looked at",
  why: 'collect leaves homes alone that are links, belong to another, are absent or are closed FileVault images. What the settings of that user are is not known.',
  fix: 'Look after the account on the Mac; collect while its user is logged in if FileVault is on.',
  cite: [FORMAT],
  applies: hasFacts,
  judge: (subject, emit) => {
    for (const each of subject.facts!.passedOver) {
      emit(lineOf(subject, each, each.user), { user: each.user, why: each.why });
    }
  },
  message: ({ user, why }) =>
    `the home of ${JSON.stringify(user)} was not looked at: ${JSON.stringify(reason(user, why))}`,
});

/** collect writes the line that it also shows: `skipped: user alice (its home is not there: /Users/alice)`. */
function reason(user: string, why: string): string {
  const start = why.indexOf(`user ${user} (`);
  return start === -1 || !why.endsWith(')') ? why : why.slice(start + user.length + 7, -1);
}

export const nameDiffers = defineCheck<MacSubject, { host: string; mac: string }>({
  id: 'mac/name-differs',
  severity: 'warning',
  title: 'The folder has another name than the Mac that its facts are of',
  why: 'Somebody renamed the folder, or the facts of one Mac came into the folder of another.',
  fix: 'Give the folder the name that its facts have, or collect the Mac anew.',
  cite: [FORMAT],
  applies: hasFacts,
  judge: (subject, emit) => {
    const { host } = subject.facts!;
    if (!host) return notTold;
    if (host.value !== subject.material.mac)
      emit(lineOf(subject, host), { host: host.value, mac: subject.material.mac });
    return undefined;
  },
  message: ({ host, mac }) => `the folder is ${JSON.stringify(mac)}, and its facts are of ${JSON.stringify(host)}`,
});

const notTold = { unknown: 'the facts do not tell the name of the Mac' };

export const collectedWithOtherPolicy = defineCheck<MacSubject, { sha256: string; version: string }>({
  id: 'mac/collected-with-other-policy',
  severity: 'info',
  title: 'The Mac was collected by a script of another policy',
  why: 'The scripts on this Mac may be as old: what they set is then what an earlier policy asked for.',
  fix: 'Build the scripts from the policy as it is now, and roll them out.',
  cite: [FORMAT],
  applies: (subject) => hasFacts(subject) && subject.context.policySha256 !== undefined,
  judge: (subject, emit) => {
    const { script } = subject.facts!;
    if (!script) return { unknown: 'the facts do not tell which script wrote them' };
    const { policySha256: sha256, version } = script;
    if (sha256 !== subject.context.policySha256) emit(lineOf(subject, script), { sha256, version });
    return undefined;
  },
  message: ({ sha256 }) => `the script was made of another version of the policy (SHA-256 ${sha256.slice(0, 12)}...)`,
});
