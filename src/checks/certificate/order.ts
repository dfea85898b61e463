import { defineCheck } from '../define.ts';
import { APPLE_PATH, rfc5246 } from './sources.ts';
import { called, isRead, type ChainSubject } from './subject.ts';

const LIST = rfc5246(
  '7.4.2',
  "The server's own certificate comes first, and each one after it certifies the one before.",
);
const isWhole = (subject: ChainSubject): boolean => isRead(subject) && subject.isComplete;

export const orderWrong = defineCheck<ChainSubject, { order: readonly string[] }>({
  id: 'certificate/order-wrong',
  severity: 'warning',
  title: 'The certificates are not in the order of the chain',
  why: 'Mac OS X looks for each issuer itself, wherever it stands, but not every client and tool does. A server that is set up from a file with its own certificate not on top does not start, or sends another.',
  fix: "Put the server's own certificate first, then the CA that issued it, and so on upwards.",
  cite: [LIST, APPLE_PATH],
  applies: isWhole,
  judge: ({ path, where }, emit) => {
    const places = path.flatMap(({ presented }) => presented ?? []);
    if (places[0] === 0 && places.every((place, i) => i === 0 || place > places[i - 1]!)) return;
    const sent = path.filter(({ presented }) => presented !== undefined);
    emit(where, { order: sent.map(({ certificate }) => called(certificate)) });
  },
  message: ({ order }) => `the order should be ${order.join(', ')}`,
});

export const superfluous = defineCheck<ChainSubject, { names: readonly string[] }>({
  id: 'certificate/superfluous',
  severity: 'info',
  title: 'The server sends certificates that do not belong to the chain',
  why: 'They do no harm on a Mac, but they tell of a chain that was renewed by halves.',
  fix: "Take them out of the server's chain.",
  cite: [LIST],
  applies: isWhole,
  judge: ({ path, links, where }, emit) => {
    const sent = links.presented.filter((link) => link !== undefined);
    const left = sent.filter((link, i) => !path.includes(link) || sent.indexOf(link) !== i);
    // A root on top is common, above a path that ends below it as well.
    const top = path.at(-1)!;
    const names = left.filter((link) => !top.issuers.includes(link)).map(({ certificate }) => called(certificate));
    if (names.length > 0) emit(where, { names });
  },
  message: ({ names }) => `not needed: ${names.join(', ')}`,
});
