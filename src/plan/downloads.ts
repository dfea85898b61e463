import { CONTACTS_OF_MEGABYTE, DOWNLOAD } from './guide.ts';
import { duration, number, rate, size } from './units.ts';
import type { Figure, FigureId, PlanInput, Unit } from './types.ts';

const MEGABYTE = 1_000_000;

const BOOK = [
  'A megabyte is taken as 1,000,000 bytes; the guide says "about", and the protocol comes on top.',
  'Users are entries of the address book too: count them among the contacts.',
  'How much later sign-ins fetch, and how soon a change is in the book: the interval is set on the server.',
];
const LINK = ['Whatever else is on the link, and whether the servers are as fast as it.'];
const AVERAGE = [...LINK, 'A rate is an average: people who all come in the same minute need more.'];

/** What the first sign-ins fetch, and how long that takes over a link. */
export function downloads({ users, contacts, link, wave }: PlanInput): Figure[] {
  const each = (contacts * MEGABYTE) / CONTACTS_OF_MEGABYTE;
  const all = users * each;
  const needed = (all * 8) / wave;
  const verdict = link === undefined ? '' : `; the link ${needed <= link ? 'carries' : 'does not carry'} that`;
  return [
    figure(
      'address-book',
      'Address book, whole',
      each,
      'bytes',
      `${number(contacts)} contacts x 1 MB / 10,000`,
      BOOK,
    ),
    ...(link === undefined ? [] : [overLink('first-download-time', 'One user over the link', each, link)]),
    figure('wave', 'Address book, everybody', all, 'bytes', `${number(users)} users x ${size(each)}`, BOOK),
    figure(
      'wave-rate',
      `Everybody within ${duration(wave)}`,
      needed,
      'bits a second',
      `${size(all)} x 8 / ${duration(wave)}${verdict}`,
      AVERAGE,
    ),
    ...(link === undefined ? [] : [overLink('wave-time', 'Everybody over the link', all, link)]),
  ];
}

function overLink(id: FigureId, what: string, bytes: number, link: number): Figure {
  return figure(id, what, (bytes * 8) / link, 'seconds', `${size(bytes)} x 8 / ${rate(link)}`, LINK);
}

function figure(
  id: FigureId,
  what: string,
  value: number,
  unit: Unit,
  because: string,
  leavesOut: readonly string[],
): Figure {
  return { id, what, value, unit, because, source: DOWNLOAD, leavesOut };
}
