import type { Check } from '../../define.ts';
import type { SettingsSubject } from '../subject.ts';
import { automaticIgnoresTransport } from './automatic-ignores-transport.ts';
import { automaticMayFallBack } from './automatic-may-fall-back.ts';
import { automaticWithServer } from './automatic-with-server.ts';
import { configurationModeUnknown } from './configuration-mode-unknown.ts';
import { manualWithoutServer } from './manual-without-server.ts';
import { proxyIncomplete } from './proxy-incomplete.ts';
import { proxyNotUsed } from './proxy-not-used.ts';
import { proxyWithPortRange } from './proxy-with-port-range.ts';
import { serverAddressMalformed } from './server-address-malformed.ts';
import { serverNameLocal } from './server-name-local.ts';
import { serverNameShort } from './server-name-short.ts';
import { strictNamingOff } from './strict-naming-off.ts';
import { tlsToIpAddress } from './tls-to-ip-address.ts';
import { transportUnknown } from './transport-unknown.ts';

/** Checks on how Messenger finds its server and talks to it. */
export const CONNECTION_CHECKS: readonly Check<SettingsSubject>[] = [
  automaticIgnoresTransport,
  automaticMayFallBack,
  automaticWithServer,
  configurationModeUnknown,
  manualWithoutServer,
  proxyIncomplete,
  proxyNotUsed,
  proxyWithPortRange,
  serverAddressMalformed,
  serverNameLocal,
  serverNameShort,
  strictNamingOff,
  tlsToIpAddress,
  transportUnknown,
];
