import { placeOf, type Policy } from '../../policy/load.ts';
import { defineCheck } from '../define.ts';
import { hasPassword } from './install-source.ts';

export const passwordInInstallSource = defineCheck<Policy, Record<string, never>>({
  id: 'policy/password-in-install-source',
  severity: 'error',
  title: 'The address of the installation point has a password in it',
  why: 'It would stand in every copy of the policy and of the install script, and in the list of processes of each Mac while it mounts the share, for every user to read.',
  fix: 'Let guests read the share, or give the user name alone: the Mac then asks whoever runs the script.',
  cite: [
    {
      source: 'apple',
      where: 'mount_afp(8), as Mac OS X Tiger in a Nutshell tells it',
      says: 'A password in the address shows in the output of ps.',
    },
  ],
  applies: ({ data }) => data.install?.source !== undefined,
  judge: (policy, emit) => {
    if (hasPassword(policy.data.install?.source ?? '')) emit(placeOf(policy, 'install', 'source'), {});
  },
  message: () => 'install.source has a password in it',
});
