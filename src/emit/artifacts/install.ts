import { script } from '../script.ts';

export const install = script({
  name: 'install',
  summary: 'on a Mac: program, certificates and preferences, from the network installation point',
  values: ['APPLICATION', 'SOURCE', 'CERTIFICATES', 'SETTINGS', 'USER_SETTINGS', 'LOCK'],
});
