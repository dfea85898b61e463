import { placeOf, type Policy } from '../../policy/load.ts';
import { defineCheck } from '../define.ts';
import { sourceProblem, type SourceProblem } from './install-source.ts';

export const installSourceMalformed = defineCheck<Policy, { source: string; problem: SourceProblem }>({
  id: 'policy/install-source-malformed',
  severity: 'error',
  title: 'The network installation point is nothing that a Mac can mount',
  why: 'The install script mounts the installation point before it does anything else. With an address that it does not know, no Mac gets the program.',
  fix: 'Write afp://host/share/folder, smb://host/share/folder, nfs://host/export, or the path of a folder.',
  cite: [
    {
      source: 'guide',
      where: 'Installing Messenger for Mac on the client',
      says: 'The expanded program is copied to a folder on a server, which is made available from the network.',
    },
  ],
  applies: ({ data }) => data.install?.source !== undefined,
  judge: (policy, emit) => {
    const source = policy.data.install?.source ?? '';
    const problem = sourceProblem(source);
    if (problem) emit(placeOf(policy, 'install', 'source'), { source, problem });
  },
  message: ({ source, problem }) => `install.source "${source}" ${SAID[problem]}`,
});

const SAID: { readonly [problem in SourceProblem]: string } = {
  scheme: 'is neither an afp:, smb: or nfs: address nor the path of a folder',
  host: 'names no host',
  share: 'names no share behind the host',
  controls: 'has control characters in it',
};
