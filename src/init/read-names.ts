import { hostProblem, looksLikeIpv4 } from '../checks/settings/connection/host-name.ts';
import type { Read } from './answers.ts';

/** One or more SIP domains, separated by commas or blanks; each once. */
export function readDomains(texts: readonly string[]): Read<readonly string[]> {
  const found = new Map<string, string>();
  for (const text of texts.flatMap((each) => each.split(/[,;\s]+/)).filter((each) => each !== '')) {
    const read = readDomain(text);
    if ('problem' in read) return read;
    const key = read.value.toLowerCase();
    found.set(key, found.get(key) ?? read.value);
  }
  if (found.size === 0)
    return {
      problem: 'a domain is needed',
      fix: 'Type what stands behind the @ of sign-in addresses, such as contoso.com.',
    };
  return { value: [...found.values()] };
}

function readDomain(text: string): Read<string> {
  const domain = inAscii(text);
  const found = hostProblem(domain);
  const problem = found?.problem ?? (looksLikeIpv4(domain) ? 'is an IP address' : undefined);
  if (problem === undefined) return { value: domain };
  const better = found?.better !== undefined && !looksLikeIpv4(found.better) ? found.better : 'contoso.com, say';
  return { problem: `"${text}" ${problem}`, fix: `Write ${better}.` };
}

/** A server's name, or its IPv4 address. */
export function readServer(text: string): Read<string> {
  const server = inAscii(text.trim());
  const found = hostProblem(server);
  if (!found) return { value: server };
  if (server === '')
    return { problem: 'a server is needed', fix: 'Type its name, such as sip.contoso.com, or its IP address.' };
  return { problem: `"${text.trim()}" ${found.problem}`, fix: `Write ${found.better ?? 'sip.contoso.com, say'}.` };
}

/** The DNS name of the Active Directory domain, in capitals. */
export function readRealm(text: string): Read<string> {
  const realm = inAscii(text.trim());
  if (realm === '')
    return {
      problem: 'a realm is needed',
      fix: 'Type the Active Directory domain in capitals, such as CONTOSO.COM.',
    };
  const found = hostProblem(realm);
  const problem = found?.problem ?? (looksLikeIpv4(realm) ? 'is an IP address' : undefined);
  if (problem === undefined) return { value: realm.toUpperCase() };
  const better = found?.better?.toUpperCase() ?? 'CONTOSO.COM, say';
  return { problem: `"${text.trim()}" ${problem}`, fix: `Write ${better}.` };
}

/** How the DNS spells a name in other letters (RFC 5891); the name itself where it has none, or cannot be spelled. */
function inAscii(name: string): string {
  // What is ASCII is left for hostProblem, for URL would repair it, and would take some names for addresses.
  if (!/[^\0-\x7f]/.test(name) || /[\0-,/:-@[-`{-\x7f]/.test(name)) return name;
  const { hostname = '' } = URL.canParse(`http://${name}`) ? new URL(`http://${name}`) : {};
  return hostname === '' ? name : hostname;
}
