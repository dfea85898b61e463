import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { findCheck } from '../../src/checks/registry.ts';
import { ARTIFACTS } from '../../src/emit/artifacts/index.ts';
import { findSetting } from '../../src/plist/settings/index.ts';
import { plainStyle } from '../../src/report/style.ts';
import { symptomText } from '../../src/report/symptom.ts';
import { topicText } from '../../src/report/topic.ts';
import { TOPICS } from '../../src/topics/index.ts';
import { SYMPTOMS } from '../../src/topics/symptoms/index.ts';
import { reaches } from '../helpers/reaches.ts';
import { GUIDE_SECTIONS } from './guide.ts';

const ALL = [...TOPICS, ...SYMPTOMS];
const NAMES = ALL.map(({ name }) => name);

test('every name, and every word by which a topic is found, is there once', () => {
  const words = [...NAMES, ...TOPICS.flatMap(({ aliases }) => aliases)];
  expect(words.filter((word, i) => words.indexOf(word) !== i)).toEqual([]);
  expect(words.filter((word) => word !== word.toLowerCase())).toEqual([]);
});

test.each(TOPICS)('$name names a section of the guide', ({ sections }) => {
  expect(sections.length).toBeGreaterThan(0);
});

test.each(ALL)('the sections that $name names are there, once each', ({ sections }) => {
  expect(
    sections.filter((section, i) => !GUIDE_SECTIONS.includes(section) || sections.indexOf(section) !== i),
  ).toEqual([]);
});

test('every section of the guide is in a topic', () => {
  const explained = new Set(TOPICS.flatMap(({ sections }) => sections));
  expect(GUIDE_SECTIONS.filter((section) => !explained.has(section))).toEqual([]);
});

test.each(ALL)('what $name leads to is there', ({ name, see }) => {
  expect(see.length).toBeGreaterThan(0);
  expect(see.filter((each) => !NAMES.includes(each) && !findCheck(each) && !findSetting(each))).toEqual([]);
  expect(see).not.toContain(name);
  expect(new Set(see).size).toBe(see.length);
});

test('every topic is led to from another', () => {
  const led = new Set(ALL.flatMap(({ see }) => see));
  expect(TOPICS.filter(({ name }) => !led.has(name))).toEqual([]);
});

test.each(TOPICS)('$name has tables whose rows fit their heads', ({ parts }) => {
  for (const part of parts) {
    if (typeof part === 'string' || !('head' in part)) continue;
    for (const row of part.rows) expect(row).toHaveLength(part.head.length);
  }
});

function commandsOf(): string[] {
  const runs = [
    ...TOPICS.flatMap(({ commands }) => commands.map(({ run }) => run)),
    ...SYMPTOMS.flatMap(({ causes }) => causes.flatMap(({ run }) => run ?? [])),
  ];
  return [...new Set(runs)].toSorted();
}

/** Commands that stand in running text: after a colon, or between backquotes. */
function mentioned(): string[] {
  const texts = JSON.stringify(ALL);
  return [...texts.matchAll(/`(msgrctl [^`]+)`|: (msgrctl [a-z][^"]*)"/g)].map(([, quoted, last]) => quoted ?? last!);
}

describe('every command is one', () => {
  test.each([...new Set([...commandsOf(), ...mentioned()])])('%s', async (command) => {
    const { stdout } = spawnSync('sh', ['-c', `set -- ${command}\nprintf '%s\\0' "$@"`], { encoding: 'utf8' });
    const [program, ...words] = stdout.split('\0').slice(0, -1);
    expect(program).toBe('msgrctl');
    expect(await reaches(words)).toBe('');
    if (words[0] === 'emit') expect(ARTIFACTS.map(({ name }) => name)).toContain(words[1]);
    if (words[0] === 'explain' && words[1] !== undefined) {
      expect(NAMES.includes(words[1]) || findSetting(words[1]) !== undefined).toBe(true);
    }
  });
});

test.each([60, 80, 200])('no text is wider than a terminal of %i columns, nor than 80', (columns) => {
  const texts = [
    ...TOPICS.map((topic) => topicText(topic, plainStyle, columns)),
    ...SYMPTOMS.map((symptom) => symptomText(symptom, plainStyle, columns)),
  ];
  const lines = texts.join('').split('\n');
  expect(lines.filter((line) => line.length > 80)).toEqual([]);
  // A command is not broken, nor is a long name.
  const words = lines.filter((line) => !line.includes(' msgrctl ') && line.trim().includes(' '));
  expect(words.filter((line) => line.length > Math.min(columns, 80))).toEqual([]);
});

test('a topic as it is told', () => {
  const office = TOPICS.find(({ name }) => name === 'office')!;
  const text = topicText(office, plainStyle, 80);
  expect(text).toMatch(
    /^Entourage and Word, and the known snag\n\n {2}where +what one can do +what it takes\n {2}-+ /,
  );
  expect(text).toMatch(/\nthen: {2}msgrctl explain word-unavailable\n {9}the snag, as users see it\n\nguide: "/);
  expect(text).toMatch(/\nsee: {3}accounts, archiving, word-unavailable, project-note\n$/);
});
