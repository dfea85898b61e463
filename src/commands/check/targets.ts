import { isIPv6 } from 'node:net';
import { hostPort } from '../../core/server.ts';
import { usageError } from '../../core/tool-error.ts';

/** A DNS name of at least one label; underscores are let through, for somebody may have made such a name. */
const NAME =
  /^(?=.{1,253}$)[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?(?:\.[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?)*$/;
const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/;

/** The SIP domain of `alice@contoso.com`, `sip:alice@contoso.com` or `contoso.com`, in lower case. */
export function sipDomain(text: string): string {
  const address = text.replace(/^sips?:/i, '');
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1).replace(/\.$/, '');
  if (at === 0 || !NAME.test(domain)) {
    throw usageError(`"${text}" is no sign-in address and no domain`, 'Such as alice@contoso.com or contoso.com.');
  }
  return domain.toLowerCase();
}

/** `sip.contoso.com`, `sip.contoso.com:5061`, `192.0.2.10`, `[2001:db8::10]:5061`. */
export function hostAndPort(text: string): { host: string; port: number | undefined } {
  const bracketed = /^\[([^\]]*)\](?::(.*))?$/.exec(text);
  const plain = /^([^:]*)(?::([^:]*))?$/.exec(text);
  const [, host = text, digits] = bracketed ?? plain ?? [];
  const port = digits === undefined ? undefined : portNumber(digits);
  const named = host.replace(/\.$/, '');
  const known = bracketed
    ? isIPv6(host)
    : isIPv6(host) || (/^[\d.]+$/.test(named) ? IPV4.test(named) : NAME.test(named));
  if (!known || (digits !== undefined && port === undefined)) {
    throw usageError(
      `"${text}" is no host`,
      'Such as sip.contoso.com, sip.contoso.com:5061, 192.0.2.10 or [2001:db8::10]:5061.',
    );
  }
  return { host: named.toLowerCase(), port };
}

/** A resolver: an IP address, and a port if it is not 53. */
export function resolver(text: string): string {
  const wrong = usageError(
    `--server: "${text}" is no IP address, or its port is none`,
    'Such as 192.0.2.53 or 192.0.2.53:5353.',
  );
  let found: ReturnType<typeof hostAndPort>;
  try {
    found = hostAndPort(text);
  } catch {
    throw wrong;
  }
  const { host, port } = found;
  if (!IPV4.test(host) && !isIPv6(host)) {
    throw wrong;
  }
  if (port === undefined) return host;
  return hostPort({ host, port });
}

function portNumber(digits: string): number | undefined {
  const port = /^\d{1,5}$/.test(digits) ? Number(digits) : 0;
  return port >= 1 && port <= 65_535 ? port : undefined;
}
