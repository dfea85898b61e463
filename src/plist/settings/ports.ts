import { define, PORT } from './define.ts';

/** The ports on which a Mac behind a private firewall takes the server's call-back. */
export const PORTS = define(
  {
    class: 'policy',
    account: 'corporate',
    alsoIn: ['Connecting to Live Communications Server through a firewall'],
  },
  [
    {
      key: 'PortRangeEnabled',
      type: 'integer',
      effect:
        'Confines the ports on which the Live Communications Server calls this Mac back to the range from PortRangeMinSIPDynamicPort to PortRangeMaxSIPDynamicPort.',
      allowed: [
        { value: 0, meaning: 'the port is random (our reading: the guide names only 1)' },
        { value: 1, meaning: 'the port is one of the range' },
      ],
    },
    {
      key: 'PortRangeMinSIPDynamicPort',
      ...PORT,
      effect:
        'Lowest port of the range for call-backs, both ends included. It counts only when PortRangeEnabled is 1; the range must hold at least 3 ports that no other program uses.',
    },
    {
      key: 'PortRangeMaxSIPDynamicPort',
      ...PORT,
      effect:
        'Highest port of the range for call-backs, both ends included. It counts only when PortRangeEnabled is 1; the same range must be open in the firewall of the Mac.',
    },
  ],
);
