import { script } from '../script.ts';

export const preflight = script({
  name: 'preflight',
  summary: 'on a Mac: is it ready? Looks, and changes nothing',
  values: ['APPLICATION', 'CERTIFICATES', 'SETTINGS', 'USER_SETTINGS', 'LOCK'],
});
