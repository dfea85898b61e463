import type { Draft } from './draft.ts';
import { modeOf } from './mode.ts';
import { isSha1, oneOf, wholeNumber } from './parts.ts';
import { COPY_STATES, PATH_KINDS, PROGRAM_STATES, type PathFacts, type Place } from './types.ts';
import { leftOut, MOST_USERS, ofUser, preferences, user } from './user-words.ts';

/** Takes the parts of a line, the first of which is the word. Says what is wrong with it, if anything. */
export type Take = (draft: Draft, parts: readonly string[], place: Place) => string | undefined;

export const TWICE = 'it comes twice';

type TextWord = 'collected' | 'host' | 'release' | 'volume' | 'processor' | 'memory' | 'ethernet';

function text(word: TextWord, shape: RegExp): Take {
  return (draft, parts, { start, end }) => {
    const value = parts[1] ?? '';
    if (draft[word]) return TWICE;
    if (!shape.test(value)) return `${word} is no such thing`;
    draft[word] = { start, end, value };
    return undefined;
  };
}

function oneWord<Word extends 'running' | 'agent' | 'firewall'>(
  name: Word,
  words: readonly NonNullable<Draft[Word]>['value'][],
): Take {
  return (draft, parts, { start, end }) => {
    if (draft[name]) return TWICE;
    const known = oneOf(parts[1], words);
    if (known === undefined) return `${name} is none of ${words.join(', ')}`;
    draft[name] = { start, end, value: known } as Draft[Word];
    return undefined;
  };
}

const script: Take = (draft, [, , version, policySha256], { start, end }) => {
  if (draft.script) return TWICE;
  if (version === undefined || policySha256 === undefined) return 'parts are missing';
  draft.script = { start, end, version, policySha256 };
  return undefined;
};

const program: Take = (draft, [, is, path, version], { start, end }) => {
  if (draft.program) return TWICE;
  const known = oneOf(is, PROGRAM_STATES);
  if (known === undefined) return `the program is none of ${PROGRAM_STATES.join(', ')}`;
  if (path === undefined || version === undefined) return 'parts are missing';
  draft.program = { start, end, is: known, path, version };
  return undefined;
};

const anchors: Take = (draft, [, keychain, number], { start, end }) => {
  if (draft.anchors) return TWICE;
  const count = wholeNumber(number);
  if (!keychain || (number !== 'unknown' && (count === undefined || count < 0))) {
    return 'it names no keychain with a number of certificates';
  }
  draft.anchors = { start, end, keychain, count };
  return undefined;
};

function fingerprint(name: 'anchor' | 'trusted'): Take {
  return (draft, [, value = '']) => {
    const found = draft[name];
    if (value === 'unreadable') found.unreadable += 1;
    else if (isSha1(value)) found.sha1.push(value);
    else return 'it has no SHA-1';
    return undefined;
  };
}

/** The line that comes most often, so it is written for speed. */
const path: Take = (draft, parts, { start, end }) => {
  const name = parts[1];
  const where = parts[2];
  const flagText = parts[7];
  if (parts.length < 9 || name === undefined || !where || !flagText) return 'parts are missing';
  const kind = KINDS.get(parts[3]!);
  if (kind === undefined) return `"${parts[3]}" is no kind of thing`;
  const owner = wholeNumber(parts[4]);
  const group = wholeNumber(parts[5]);
  const links = wholeNumber(parts[8]);
  if (owner === undefined || group === undefined || links === undefined) {
    return 'owner, group or number of names is no number';
  }
  const mode = modeOf(parts[6]!);
  if (mode === undefined) return 'its permissions are not nine letters as ls shows them';
  const flags = flagText === '-' ? NONE : flagText.split(',');
  const found: PathFacts = { start, end, path: where, kind, owner, group, mode, flags, links };
  const own = ofUser(draft, name);
  if (own) own.paths.push(found);
  else if (name !== 'program') return 'it is about a user of whom no line tells';
  else if (draft.programPath) return TWICE;
  else draft.programPath = found;
  return undefined;
};

const KINDS: ReadonlyMap<string, PathFacts['kind']> = new Map(PATH_KINDS.map((kind) => [kind, kind]));
const NONE: readonly string[] = [];

const passedOver: Take = (draft, [, name, why], { start, end }) => {
  if (!name || why === undefined) return 'parts are missing';
  if (draft.passedOver.length >= MOST_USERS) return `there are more than ${MOST_USERS} of them`;
  draft.passedOver.push({ start, end, user: name, why });
  return undefined;
};

/** What the lines of format 1 begin with. Others are skipped: a later msgrctl may add some. */
export const WORDS: ReadonlyMap<string, Take> = new Map<string, Take>([
  ['script', script],
  ['collected', text('collected', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)],
  ['host', text('host', /./s)],
  ['release', text('release', /^\d{1,3}(?:\.\d{1,3}){1,3}$/)],
  ['volume', text('volume', /^\//)],
  ['processor', text('processor', /^/)],
  ['memory', text('memory', /^/)],
  ['ethernet', text('ethernet', /^/)],
  ['running', oneWord('running', ['yes', 'no', 'unknown'])],
  ['agent', oneWord('agent', ['yes', 'no'])],
  ['firewall', oneWord('firewall', ['on', 'off', 'unknown'])],
  ['program', program],
  ['path', path],
  ['anchors', anchors],
  ['anchor', fingerprint('anchor')],
  ['trusted', fingerprint('trusted')],
  ['user', user],
  ['preferences', preferences(COPY_STATES)],
  ['left-out', leftOut],
  ['passed-over', passedOver],
]);
