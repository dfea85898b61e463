import { placeOf, type Policy } from '../../policy/load.ts';
import { defineCheck } from '../define.ts';

export const applicationMalformed = defineCheck<Policy, { application: string }>({
  id: 'policy/application-malformed',
  severity: 'error',
  title: "The program's name in the policy is not the name of a bundle",
  why: 'The scripts put this name behind /Applications/ and remove what is there. They refuse a name that is a path, that starts with a dot or a hyphen, or that does not end with .app.',
  fix: 'Write the name as the Finder shows it, with .app: "Microsoft Messenger.app".',
  cite: [
    {
      source: 'guide',
      where: 'Removing Messenger for Mac',
      says: 'The first step deletes the program file from the computer.',
    },
  ],
  applies: ({ data }) => data.install?.application !== undefined,
  judge: (policy, emit) => {
    const application = policy.data.install?.application ?? '';
    if (!/^[^/\0-\x1f\x7f.-][^/\0-\x1f\x7f]*\.app$/.test(application)) {
      emit(placeOf(policy, 'install', 'application'), { application });
    }
  },
  message: ({ application }) => `install.application "${application}" is not the name of a bundle`,
});
