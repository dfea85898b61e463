import type { ChainObservation } from '../../core/chain.ts';
import type { Fact } from '../../core/report.ts';
import { fromBase64 } from '../../wire/base64.ts';
import { ipText, readCertificate, type Certificate } from '../../wire/x509/index.ts';

/** What a chain says of itself; nothing of it is proven by being told. */
export function certificateFacts({ presented, anchors, name }: ChainObservation): Fact[] {
  const [leaf, ...rest] = presented.map(read);
  if (!leaf) return [];
  const names = (leaf.subjectAltName ?? []).flatMap((each) =>
    each.kind === 'dns' ? [each.text] : each.kind === 'ip' ? [ipText(each.bytes)] : [],
  );
  return [
    ...(name === undefined ? [] : [{ name: 'connects to', value: name }]),
    { name: 'subject', value: leaf.subject.text },
    ...(names.length > 0 ? [{ name: 'names', value: names.join(', ') }] : []),
    { name: 'issuer', value: leaf.issuer.text },
    { name: 'valid', value: `${day(leaf.notBefore)} to ${day(leaf.notAfter)}` },
    { name: 'key', value: `${leaf.key.text}, signed by ${leaf.signatureAlgorithm.text}` },
    ...rest.flatMap((each) =>
      each ? [{ name: 'also sent', value: `${each.subject.text}, until ${day(each.notAfter)}` }] : [],
    ),
    ...anchors.flatMap(({ der, from }) => {
      const root = read(der);
      return root && from !== 'system' ? [{ name: 'root given', value: `${root.subject.text} (${from})` }] : [];
    }),
  ];
}

function read(der: string): Certificate | undefined {
  try {
    return readCertificate(fromBase64(der));
  } catch {
    return undefined;
  }
}

function day(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}
