import type { PlistDocument } from '../../plist/document.ts';
import { get, type PlistValue } from '../../plist/value.ts';

/** How Messenger would connect by some settings. */
export interface Connection {
  readonly mode: 'automatic' | 'manual';
  /** Manual mode: the server by name or address, as it stands there. */
  readonly server: string | undefined;
  /** Undefined where manual mode says none, or none that there is. Automatic mode tries TLS, whatever it says. */
  readonly transport: 'tls' | 'tcp' | undefined;
  readonly strictNaming: boolean;
}

const TRANSPORTS: { readonly [number: number]: 'tls' | 'tcp' } = { 2: 'tcp', 4: 'tls' };

/** Any RTCConfigurationMode but 1 is automatic (guide, Messenger for Mac preferences). */
export function connectionOf({ root, typed }: Pick<PlistDocument, 'root' | 'typed'>): Connection {
  const value = (key: string): PlistValue | undefined => (root.kind === 'dict' ? get(root, key) : undefined);
  const whole = (key: string): number | undefined => integer(value(key), typed);
  const manual = whole('RTCConfigurationMode') === 1;
  const address = value('RTCServerAddress');
  return {
    mode: manual ? 'manual' : 'automatic',
    server: manual && address?.kind === 'string' && address.value.trim() !== '' ? address.value : undefined,
    transport: manual ? TRANSPORTS[whole('RTCTransport') ?? 0] : 'tls',
    strictNaming: whole('DisableStrictDNSNaming') !== 1,
  };
}

/** OpenStep text has no types. */
function integer(value: PlistValue | undefined, typed: boolean): number | undefined {
  if (value?.kind === 'integer') return Number(value.value);
  return !typed && value?.kind === 'string' && /^-?[0-9]{1,9}$/.test(value.value) ? Number(value.value) : undefined;
}

/** True unless TCP is chosen: only then no certificate is looked at. */
export function usesTls({ transport }: Connection): boolean {
  return transport !== 'tcp';
}

/** The server calls back over TCP. Automatic mode takes that only where TLS cannot be had. */
export function isCalledBack({ transport }: Connection): boolean {
  return transport === 'tcp';
}
