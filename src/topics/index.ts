import { accounts } from './accounts.ts';
import { addressBook } from './address-book.ts';
import { archiving } from './archiving.ts';
import { authentication } from './authentication.ts';
import { certificates } from './certificates.ts';
import { communicator } from './communicator.ts';
import { connection } from './connection.ts';
import { firewall } from './firewall.ts';
import { installation } from './installation.ts';
import { office } from './office.ts';
import { planning } from './planning.ts';
import { preferences } from './preferences.ts';
import { removal } from './removal.ts';
import type { Topic } from './topic.ts';
import { topology } from './topology.ts';
import { trust } from './trust.ts';

/** Every topic, in the order of the guide. */
export const TOPICS: readonly Topic[] = [
  topology,
  communicator,
  accounts,
  authentication,
  trust,
  certificates,
  archiving,
  planning,
  installation,
  connection,
  firewall,
  removal,
  addressBook,
  office,
  preferences,
];
