import { isWithin, type Certificate, type GeneralName } from '../../../wire/x509/index.ts';
import { nameText } from '../names.ts';

const EMAIL_ATTRIBUTE = '1.2.840.113549.1.9.1';
const MAX_COMPARISONS = 250_000;

/**
 * The first name of a certificate that the name constraints of a CA above it forbid, for people; undefined if there is none
 * (RFC 5280, sections 4.2.1.10 and 6.1.4 g). A common name counts as a DNS name where there is no other, as clients that
 * fall back on it would be fooled otherwise.
 */
export function forbiddenName(certificate: Certificate, ca: Certificate): string | undefined {
  const { permitted = [], excluded = [] } = ca.nameConstraints ?? {};
  if (permitted.length + excluded.length === 0) return undefined;
  const names = namesOf(certificate);
  if (names.length * (permitted.length + excluded.length) > MAX_COMPARISONS) return 'more names than can be compared';
  const bad = names.find((name) => {
    const same = permitted.filter(({ kind, ...rest }) => kind === name.kind && sameOther(rest, name));
    const allowed = same.length === 0 || same.some((base) => covers(base, name, false));
    return !allowed || excluded.some((base) => base.kind === name.kind && covers(base, name, true));
  });
  return bad && nameText(bad);
}

function sameOther(base: object, name: GeneralName): boolean {
  return name.kind !== 'other' || ('tag' in base && base.tag === name.tag);
}

function namesOf({ subject, subjectAltName = [], basicConstraints }: Certificate): GeneralName[] {
  const names: GeneralName[] = [...subjectAltName];
  if (subject.rdns.length > 0) names.push({ kind: 'directory', name: subject });
  const has = (kind: GeneralName['kind']): boolean => subjectAltName.some((name) => name.kind === kind);
  if (!has('email')) {
    const mails = subject.rdns.flat().filter(({ oid }) => oid === EMAIL_ATTRIBUTE);
    names.push(...mails.map(({ value }): GeneralName => ({ kind: 'email', text: value })));
  }
  if (!has('dns') && !basicConstraints?.ca) {
    const hosts = subject.commonNames.filter((name) => /^[a-z0-9_*-]+(?:\.[a-z0-9_*-]+)+\.?$/i.test(name));
    names.push(...hosts.map((text): GeneralName => ({ kind: 'dns', text })));
  }
  return names;
}

/** True if a name lies in a subtree. What cannot be told counts as in an excluded one, and as out of a permitted one. */
function covers(base: GeneralName, name: GeneralName, unclear: boolean): boolean {
  if (base.kind === 'dns' && name.kind === 'dns') return coversHost(base.text, name.text, unclear);
  if (base.kind === 'ip' && name.kind === 'ip') return coversAddress(base.bytes, name.bytes, unclear);
  if (base.kind === 'directory' && name.kind === 'directory') return isWithin(name.name, base.name);
  if (base.kind === 'email' && name.kind === 'email') return coversMail(base.text, name.text, unclear);
  if (base.kind === 'uri' && name.kind === 'uri') return coversUri(base.text, name.text, unclear);
  return base.kind === 'other' && name.kind === 'other' && base.tag === name.tag && unclear;
}

function plain(host: string): string {
  return host.toLowerCase().replace(/\.$/, '');
}

function coversHost(base: string, host: string, excluded: boolean): boolean {
  const [tree, name] = [plain(base), plain(host)];
  if (tree === '') return true;
  if (tree.startsWith('.')) return name.endsWith(tree);
  if (name === tree || name.endsWith(`.${tree}`)) return true;
  // A wildcard stands for names that may lie in the excluded tree.
  const [first = '', ...rest] = name.split('.');
  return excluded && first.includes('*') && tree.split('.').slice(1).join('.') === rest.join('.');
}

function coversAddress(base: Uint8Array, address: Uint8Array, unclear: boolean): boolean {
  const size = base.length / 2;
  if (address.length !== 4 && address.length !== 16) return unclear;
  return address.length === size && address.every((byte, i) => ((byte ^ base[i]!) & base[size + i]!) === 0);
}

function coversMail(base: string, mail: string, unclear: boolean): boolean {
  const at = mail.lastIndexOf('@');
  if (at < 1 || at === mail.length - 1) return unclear;
  const [local, host] = [mail.slice(0, at), plain(mail.slice(at + 1))];
  if (base.includes('@')) {
    const baseAt = base.lastIndexOf('@');
    return base.slice(0, baseAt) === local && plain(base.slice(baseAt + 1)) === host;
  }
  return base.startsWith('.') ? host.endsWith(plain(base)) : base === '' || host === plain(base);
}

function coversUri(base: string, uri: string, unclear: boolean): boolean {
  const host = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?([^/?#:]+)/i.exec(uri)?.[1];
  if (host === undefined || /^[\d.]+$|^\[/.test(host)) return unclear;
  return base.startsWith('.') ? plain(host).endsWith(plain(base)) : plain(host) === plain(base);
}
