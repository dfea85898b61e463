import type { HelloSeen } from '../../core/server.ts';
import { HELLO_KINDS } from '../../wire/tls/hello-kinds.ts';
import { suiteName, versionName } from '../../wire/tls/suites.ts';

/** What of a ServerHello a client cannot accept (RFC 2246, section 7.4.1.3); undefined if all is well. */
export function answersOutOfTurn(hello: HelloSeen & { readonly status: 'server-hello' }): string | undefined {
  const { version, suites } = HELLO_KINDS[hello.kind];
  if (!isUpTo(hello.version, version)) {
    return `it answers ${versionName(version.join('.'))} with ${versionName(hello.version)}`;
  }
  if (!suites.includes(hello.suite)) return `it chooses ${suiteName(hello.suite)}, which was not offered`;
  if (hello.certificates.length === 0 && !hello.certificatesLeftOut) return 'it shows no certificate';
  return undefined;
}

/** SSL 3.0 (`3.0`) or later, and no later than what was offered. */
function isUpTo(version: string, [major, minor]: readonly [number, number]): boolean {
  const [theirs, least = -1] = version.split('.').map(Number);
  return theirs === major && least >= 0 && least <= minor;
}
