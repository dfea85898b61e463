import type { Artifact } from '../artifact.ts';
import { certificate } from './certificate.ts';
import { collect } from './collect.ts';
import { configure } from './configure.ts';
import { firewallRulesText } from './firewall-rules.ts';
import { firewall } from './firewall.ts';
import { handout, handoutUsers } from './handout.ts';
import { installPoint } from './install-point.ts';
import { install } from './install.ts';
import { lock } from './lock.ts';
import { preferences } from './preferences.ts';
import { preflight } from './preflight.ts';
import { uninstall } from './uninstall.ts';
import { unlock } from './unlock.ts';

/** Every artifact, in the order in which a rollout uses them. */
export const ARTIFACTS: readonly Artifact[] = [
  preferences,
  installPoint,
  preflight,
  install,
  certificate,
  configure,
  lock,
  unlock,
  firewall,
  firewallRulesText,
  handout,
  handoutUsers,
  collect,
  uninstall,
];
