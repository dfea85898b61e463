import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { findCheck } from '../../src/checks/registry.ts';
import { SYMPTOMS } from '../../src/checks/signin/symptoms.ts';
import { ARTIFACTS } from '../../src/emit/artifacts/index.ts';
import { findSetting } from '../../src/plist/settings/index.ts';
import { LOOKS } from '../../src/report/symptom.ts';
import { plainStyle } from '../../src/report/style.ts';
import { otherSymptomText, topicText } from '../../src/report/topic.ts';
import { TOPICS } from '../../src/topics/index.ts';
import { OTHER_SYMPTOMS } from '../../src/topics/symptoms.ts';
import { reaches } from '../helpers/reaches.ts';

/** The headings of the deployment guide. */
const GUIDE = new Set([
  'Overview of Messenger for Mac',
  'Messenger for Mac topology',
  'Live Communications Server Enterprise Edition',
  'Active Directory',
  'User Replicator',
  'Communicator and Messenger for Mac',
  'Personal and corporate accounts on Messenger for Mac',
  'Security',
  'Authentication',
  'Trust',
  'Certificates',
  'Trusted connection',
  'Trusted server',
  'Trusted user',
  'Disabling message archiving',
  'Using Kerberos for Macintosh',
  'Planning a deployment',
  'Client hardware and software requirements',
  'Planning for capacity',
  'Synchronization scheduling on the server',
  'Synchronization in Messenger for Mac',
  'Planning for the number of users supported',
  'Installing and configuring Messenger for Mac on a corporate network',
  'Installing a certificate for the TLS connection',
  'Installing Messenger for Mac on the client',
  'Removing Messenger for Mac',
  'Connecting to Live Communications Server through a firewall',
  'Integration with Microsoft Office for Mac',
  'Entourage Address Book',
  'Entourage Project Center',
  'Word reviewing toolbar',
  'Messenger for Mac preferences',
]);

const ALL = [...TOPICS, ...OTHER_SYMPTOMS];
const NAMES = [...ALL, ...SYMPTOMS].map(({ name }) => name);

test('every name, and every word by which a topic is found, is there once', () => {
  const words = [...NAMES, ...TOPICS.flatMap(({ aliases }) => aliases)];
  expect(words.filter((word, i) => words.indexOf(word) !== i)).toEqual([]);
  expect(words.filter((word) => word !== word.toLowerCase())).toEqual([]);
});

test.each(ALL)('$name names sections that the guide has', ({ sections }) => {
  expect(sections.length).toBeGreaterThan(0);
  expect(sections.filter((section) => !GUIDE.has(section))).toEqual([]);
});

test('every chapter of the guide but the general ones is explained', () => {
  const explained = new Set(ALL.flatMap(({ sections }) => sections));
  const general = ['Security', 'Planning a deployment'];
  expect([...GUIDE].filter((section) => !explained.has(section))).toEqual(general);
});

test.each(ALL)('what $name leads to is there', ({ name, see }) => {
  expect(see.length).toBeGreaterThan(0);
  expect(see.filter((each) => !NAMES.includes(each) && !findCheck(each) && !findSetting(each))).toEqual([]);
  expect(see).not.toContain(name);
});

test.each(TOPICS)('$name has tables whose rows fit their heads', ({ parts }) => {
  for (const part of parts) {
    if (typeof part === 'string' || !('head' in part)) continue;
    for (const row of part.rows) expect(row).toHaveLength(part.head.length);
  }
});

describe('every command is one', () => {
  const commands = ALL.flatMap((each) => each.commands.map(({ run }) => run));
  test.each([...new Set(commands)])('%s', async (command) => {
    const { stdout } = spawnSync('sh', ['-c', `set -- ${command}\nprintf '%s\\0' "$@"`], { encoding: 'utf8' });
    const [program, ...words] = stdout.split('\0').slice(0, -1);
    expect(program).toBe('msgrctl');
    expect(await reaches(words)).toBe('');
    if (words[0] === 'emit') expect(ARTIFACTS.map(({ name }) => name)).toContain(words[1]);
    if (words[0] === 'explain') expect(NAMES).toContain(words[1]);
  });

  test.each(Object.values(LOOKS))('%s', async (command) => {
    const [, ...words] = command.replace('kerberos|password', 'kerberos').split(' ');
    expect(await reaches(words)).toBe('');
  });
});

test.each([60, 80, 200])('no text is wider than a terminal of %i columns, nor than 80', (columns) => {
  const texts = [
    ...TOPICS.map((topic) => topicText(topic, plainStyle, columns)),
    ...OTHER_SYMPTOMS.map((symptom) => otherSymptomText(symptom, plainStyle, columns)),
  ];
  // A command is not broken, nor is a long name.
  const lines = texts
    .join('')
    .split('\n')
    .filter((line) => !/^ {2}msgrctl /.test(line) && line.trim().includes(' '));
  expect(lines.filter((line) => line.length > Math.min(columns, 80))).toEqual([]);
});
