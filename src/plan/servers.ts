import { CONNECTIONS_OF_STANDARD, STANDARD, USERS, USERS_OF_BACK_END, USERS_OF_FRONT_END } from './guide.ts';
import { number } from './units.ts';
import type { Edition, Figure, PlanInput } from './types.ts';

const OF_EACH = [
  'The guide has no figure for an Address Book Service on a computer of its own, and names no hardware.',
  'It says nothing of what is needed for when a server fails.',
  'Users of other clients on the same servers count as well.',
];
const OF_EDITION = [
  'Whether one server, which may fail, is good enough is not a matter of numbers.',
  'Each user of another client, and each further computer of a user, is a connection too.',
];

/** Which edition carries so many: one server of Standard Edition, or a pool of Enterprise Edition. */
export function editionFor(input: PlanInput): Edition {
  return tooManyConnections(input) || tooManyUsers(input) ? 'Enterprise Edition' : 'Standard Edition';
}

const tooManyConnections = ({ concurrent }: PlanInput): boolean => concurrent > CONNECTIONS_OF_STANDARD;
const tooManyUsers = ({ users }: PlanInput): boolean => users > USERS_OF_FRONT_END;

/** The edition of the server, and how often its address book is needed. */
export function servers(input: PlanInput): Figure[] {
  const { users } = input;
  const backEnds = Math.ceil(users / USERS_OF_BACK_END);
  return [
    edition(input),
    {
      id: 'front-ends',
      what: 'Address Book front ends',
      value: Math.ceil(users / USERS_OF_FRONT_END),
      unit: 'servers',
      because: `${number(users)} users / 15,000, rounded up`,
      source: USERS,
      leavesOut: OF_EACH,
    },
    {
      id: 'back-ends',
      what: 'Address Book back ends',
      value: backEnds,
      unit: 'servers',
      because: `${number(users)} users / 100,000, rounded up`,
      source: USERS,
      leavesOut:
        backEnds === 1 ? OF_EACH : [...OF_EACH, 'How several back ends are set up: the guide has one to a pool.'],
    },
  ];
}

function edition(input: PlanInput): Figure {
  const concurrent = number(input.concurrent);
  const figure = { id: 'edition', what: 'Server edition', value: editionFor(input), unit: null } as const;
  const noLimit = 'For the connections of an Enterprise Edition server the guide has no figure.';
  if (tooManyConnections(input)) {
    const because = `${concurrent} connections at a time: more than 15,000`;
    return { ...figure, because, source: STANDARD, leavesOut: [...OF_EDITION, noLimit] };
  }
  if (tooManyUsers(input)) {
    const because = `${concurrent} connections at a time would fit, but only with this edition the guide has several front ends`;
    return { ...figure, because, source: USERS, leavesOut: [...OF_EDITION, noLimit] };
  }
  const because = `${concurrent} connections at a time: no more than 15,000`;
  return { ...figure, because, source: STANDARD, leavesOut: OF_EDITION };
}
