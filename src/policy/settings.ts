import type { Location } from '../core/location.ts';
import { boolean, dict, integer, real, string, type PlistDict, type PlistValue } from '../plist/value.ts';
import { nodeAt, type Path } from './located.ts';
import { placeOf, placeOfKey, type Policy } from './load.ts';

/** A setting that a policy leads to, and the words of the policy that it comes from. */
export interface PolicySetting {
  readonly key: string;
  readonly value: PlistValue;
  readonly where: Location;
  readonly keyWhere: Location;
}

/** RTCTransport and RTCConfigurationMode as the guide's table numbers them. */
const TRANSPORT = { tls: 4, tcp: 2 } as const;
const MODE = { manual: 1, automatic: -1 } as const;

/**
 * The settings of com.microsoft.Messenger.plist that a policy asks for. What the policy does not say is left out, so that
 * the program's own default holds. A key that is asked for twice (by a word of the policy and under `settings`) comes
 * twice: the checks complain of it.
 */
export function policySettings(policy: Policy): PolicySetting[] {
  const { connection, archiving, settings } = policy.data;
  const result: PolicySetting[] = [];
  const add = (key: string, value: PlistValue | undefined, ...path: Path): void => {
    if (value) result.push({ key, value, where: placeOf(policy, ...path), keyWhere: placeOfKey(policy, ...path) });
  };

  const { mode, server, transport, strictNaming, ports } = connection ?? {};
  add('RTCConfigurationMode', mode && integer(MODE[mode]), 'connection', 'mode');
  add('RTCServerAddress', server === undefined ? undefined : string(server), 'connection', 'server');
  add('RTCTransport', transport && integer(TRANSPORT[transport]), 'connection', 'transport');
  // The key is a negative: 1 switches strict naming off.
  const lax = strictNaming === undefined ? undefined : integer(strictNaming ? 0 : 1);
  add('DisableStrictDNSNaming', lax, 'connection', 'strictNaming');
  if (ports) {
    add('PortRangeEnabled', integer(1), 'connection', 'ports');
    add('PortRangeMinSIPDynamicPort', integer(ports.min), 'connection', 'ports', 'min');
    add('PortRangeMaxSIPDynamicPort', integer(ports.max), 'connection', 'ports', 'max');
  }
  const save = archiving?.save;
  add('DisallowSave', save && boolean(save === 'deny'), 'archiving', 'save');
  for (const [key, value] of Object.entries(settings ?? {})) {
    add(key, scalarValue(policy, key, value), 'settings', key);
  }
  return result;
}

function scalarValue(policy: Policy, key: string, value: boolean | number | string): PlistValue {
  if (typeof value === 'boolean') return boolean(value);
  if (typeof value === 'string') return string(value);
  const node = nodeAt(policy.root, ['settings', key]);
  const whole = node?.kind === 'scalar' && node.integer && Number.isSafeInteger(value);
  return whole ? integer(value) : real(value);
}

/** The same as a property list, keys sorted as Apple's writer has them. */
export function policyPlist(policy: Policy): PlistDict {
  const pairs = policySettings(policy).map(({ key, value }) => [key, value] as const);
  return dict([...new Map(pairs)].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
