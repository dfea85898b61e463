import type { Certificate } from './certificate.ts';
import { sameName } from './names.ts';

/**
 * Certificates from a bag without an order: the server's own first, then its issuer and on upwards by names, then the rest as
 * it was. The server's own is the first that issued none of the others; one that is no CA goes before one that is.
 */
export function chainOrder<T extends Pick<Certificate, 'subject' | 'issuer' | 'basicConstraints'>>(
  bag: readonly T[],
): T[] {
  const issued = (above: T): boolean => bag.some((one) => one !== above && sameName(one.issuer, above.subject));
  const ends = bag.filter((one) => !issued(one));
  const own = ends.find(({ basicConstraints }) => !basicConstraints?.ca) ?? ends[0] ?? bag[0];
  if (!own) return [];
  const order = [own];
  const left = new Set(bag);
  left.delete(own);
  for (let last: T | undefined = own; last;) {
    const { issuer }: T = last;
    last = [...left].find(({ subject }) => sameName(subject, issuer));
    if (!last) break;
    left.delete(last);
    order.push(last);
  }
  return [...order, ...left];
}
