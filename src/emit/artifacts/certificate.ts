import { script } from '../script.ts';

export const certificate = script({
  name: 'certificate',
  summary: "on a Mac: the organization's root certificates into the keychain of trust anchors",
  values: ['APPLICATION', 'CERTIFICATES'],
  unfit: ({ certificates }) => (certificates.length === 0 ? 'the policy names no certificates' : undefined),
});
