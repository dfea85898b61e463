import fc from 'fast-check';
import { expect, test } from 'vitest';
import { der, DerError } from '../../../src/wire/der/index.ts';
import { certificatesOfPkcs7, chainOrder, readCertificate } from '../../../src/wire/x509/index.ts';
import { makePki } from '../../servers/pki.ts';

const { root, intermediate, server } = makePki();
const own = server({ id: 'own' });

test('a bag in any order becomes a chain', () => {
  const other = server({ id: 'other', subject: 'www.contoso.com', issuer: root, ca: true });
  const bag = [own, intermediate, root].map((one) => readCertificate(one.der));
  fc.assert(
    fc.property(fc.shuffledSubarray(bag, { minLength: 3 }), (shuffled) => {
      expect(chainOrder(shuffled)).toEqual(bag);
      const last = readCertificate(other.der);
      expect(chainOrder([last, ...shuffled])).toEqual([...bag, last]);
    }),
  );
  expect(chainOrder([])).toEqual([]);
});

test('certificates that issued each other still have an order', () => {
  const [a, b] = [readCertificate(root.der), readCertificate(root.der)];
  expect(chainOrder([a, b])).toHaveLength(2);
});

test('only signed data holds certificates', () => {
  const data = der.sequence(der.oid('1.2.840.113549.1.7.1'), der.context(0, der.octetString(Uint8Array.of(1))));
  expect(() => certificatesOfPkcs7(data)).toThrow('it is PKCS#7, but no signed data');
  expect(() => certificatesOfPkcs7(der.sequence(der.oid('1.2.840.113549.1.7.2')))).toThrow(DerError);
});
