import { script } from '../script.ts';

export const installPoint = script({
  name: 'install-point',
  summary: 'for the file server: makes the network installation point',
  values: ['APPLICATION', 'SOURCE'],
});
