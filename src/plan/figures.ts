import { duration, number, rate, size } from './units.ts';
import type { Figure, PlanInput, Source } from './types.ts';

/** The numbers of the guide's chapter on planning, as it states them. */
const CONNECTIONS_OF_STANDARD = 15_000;
const USERS_OF_FRONT_END = 15_000;
const USERS_OF_BACK_END = 100_000;
const BYTES_OF_CONTACT = 1_000_000 / 10_000;

/** The guide on the two editions. */
export const TOPOLOGY: Source = {
  section: 'Messenger for Mac topology',
  says: 'A Standard Edition server takes up to 15,000 connections at a time. Enterprise Edition is for large organizations, and several of its servers may share one back-end database.',
};
const USERS: Source = {
  section: 'Planning for the number of users supported',
  says: 'With the Address Book Service on the computer of Live Communications Server, a front end serves about 15,000 users and a back end about 100,000; an Enterprise pool may have several.',
};
const DOWNLOAD: Source = {
  section: 'Synchronization in Messenger for Mac',
  says: 'At the first sign-in the whole address book is fetched, about 1 MB for 10,000 contacts; later only what has changed.',
};

const NO_HARDWARE = [
  'The guide names no hardware for these servers, and nothing for when one of them fails.',
  'Users of other clients on the same servers count as well.',
];
const ONLY_PAYLOAD = [
  'The guide says "about". A megabyte is taken as 1,000,000 bytes, without the overhead of the protocol.',
  'Whatever else is on the link comes on top.',
];

/** The figures of a plan, in the order in which one decides. */
export function figures(input: PlanInput): Figure[] {
  return [...servers(input), ...downloads(input)];
}

/** Which edition carries so many: one server of Standard Edition, or a pool of Enterprise Edition. */
export function editionFor({ users, concurrent }: PlanInput): 'Standard Edition' | 'Enterprise Edition' {
  return concurrent <= CONNECTIONS_OF_STANDARD && users <= USERS_OF_FRONT_END
    ? 'Standard Edition'
    : 'Enterprise Edition';
}

function servers(input: PlanInput): Figure[] {
  const { users, concurrent } = input;
  const isStandard = concurrent <= CONNECTIONS_OF_STANDARD;
  const frontEnds = Math.ceil(users / USERS_OF_FRONT_END);
  const backEnds = Math.ceil(users / USERS_OF_BACK_END);
  return [
    {
      id: 'edition',
      what: 'Edition of Live Communications Server 2005',
      value: editionFor(input),
      unit: null,
      because: isStandard
        ? frontEnds === 1
          ? `${number(concurrent)} connections at a time are no more than 15,000`
          : `${number(concurrent)} connections at a time would fit, but the address book needs ${number(frontEnds)} front ends, and only an Enterprise pool has several`
        : `${number(concurrent)} connections at a time are more than 15,000`,
      source: TOPOLOGY,
      leavesOut: [
        'Whether a single server that may fail is good enough is not a matter of numbers.',
        'Users of other clients, and users who sign in from two computers, are connections too.',
      ],
    },
    {
      id: 'front-ends',
      what: 'Front ends of the Address Book Service',
      value: frontEnds,
      unit: 'servers',
      because: `${number(users)} users / 15,000, rounded up`,
      source: USERS,
      leavesOut: NO_HARDWARE,
    },
    {
      id: 'back-ends',
      what: 'Back ends of the Address Book Service',
      value: backEnds,
      unit: 'servers',
      because: `${number(users)} users / 100,000, rounded up`,
      source: USERS,
      leavesOut: NO_HARDWARE,
    },
  ];
}

function downloads({ users, contacts, link, wave }: PlanInput): Figure[] {
  const each = contacts * BYTES_OF_CONTACT;
  const all = users * each;
  const needed = (all * 8) / wave;
  const fits = link === undefined ? '' : needed <= link ? 'the link carries that' : 'the link does not carry that';
  const figure = (
    id: Figure['id'],
    what: string,
    value: number,
    unit: Figure['unit'],
    because: string,
    leavesOut = ONLY_PAYLOAD,
  ): Figure => ({ id, what, value, unit, because, source: DOWNLOAD, leavesOut });
  return [
    figure(
      'address-book',
      'Address book, whole',
      each,
      'bytes',
      `${number(contacts)} contacts x 100 bytes = ${size(each)}`,
    ),
    ...(link === undefined
      ? []
      : [
          figure(
            'first-download-time',
            'First sign-in of one user, address book alone',
            (each * 8) / link,
            'seconds',
            `${size(each)} over ${rate(link)} = ${duration((each * 8) / link)}`,
          ),
        ]),
    figure(
      'wave',
      'First sign-in of everybody',
      all,
      'bytes',
      `${number(users)} users x ${size(each)} = ${size(all)}`,
    ),
    figure(
      'wave-rate',
      `Rate that everybody within ${duration(wave)} needs`,
      needed,
      'bits a second',
      `${size(all)} in ${duration(wave)} = ${rate(needed)}${fits === '' ? '' : `; ${fits}`}`,
      [...ONLY_PAYLOAD, 'It is the average: people who all come in the same minute need more.'],
    ),
    ...(link === undefined
      ? []
      : [
          figure(
            'wave-time',
            'Time until everybody has the address book',
            (all * 8) / link,
            'seconds',
            `${size(all)} over ${rate(link)} = ${duration((all * 8) / link)}`,
          ),
        ]),
  ];
}
