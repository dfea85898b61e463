import { script } from '../script.ts';

export const firewall = script({
  name: 'firewall',
  summary: "on a Mac: lets the server's call-back through the Mac's own firewall",
  values: ['APPLICATION', 'PORT_MIN', 'PORT_MAX'],
  unfit: ({ policy }) => (policy.data.connection?.ports ? undefined : 'the policy has no port range'),
});
