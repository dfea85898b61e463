import { writeXml } from '../../plist/xml/writer.ts';
import { policyPlist } from '../../policy/settings.ts';
import type { Artifact } from '../artifact.ts';

export const preferences: Artifact = {
  name: 'preferences',
  file: 'com.microsoft.Messenger.plist',
  summary: 'the preference file that the policy makes on its own, as `msgrctl generate` writes it',
  executable: false,
  make: ({ policy }) => writeXml(policyPlist(policy)),
};
