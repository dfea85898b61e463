import { define } from './define.ts';

/** How the corporate account reaches its Live Communications Server. */
export const CONNECTION = define({ class: 'policy', account: 'corporate' }, [
  {
    key: 'RTCConfigurationMode',
    type: 'integer',
    effect:
      'Chooses how the corporate account finds its server: by DNS SRV records, or by the address in RTCServerAddress.',
    alsoIn: ['Installing Messenger for Mac on the client'],
    allowed: [
      { value: 1, meaning: 'manual: the server is the one in RTCServerAddress' },
      { value: -1, meaning: 'automatic: the server is looked up in DNS' },
    ],
    otherValues: 'treated as automatic',
  },
  {
    key: 'RTCServerAddress',
    type: 'string',
    effect:
      'Names the Live Communications Server, by fully qualified domain name or IP address. It counts only when RTCConfigurationMode is 1.',
    alsoIn: ['Installing Messenger for Mac on the client'],
    format: 'host',
  },
  {
    key: 'RTCTransport',
    type: 'integer',
    effect:
      'Chooses between TLS and TCP for the connection to the Live Communications Server. It is sure to count only when RTCConfigurationMode is 1.',
    alsoIn: ['Installing Messenger for Mac on the client'],
    allowed: [
      { value: 4, meaning: 'TLS' },
      { value: 2, meaning: 'TCP' },
    ],
    contradictions: [
      {
        about: 'meaning',
        readings: [
          'The table: this key decides the protocol of the corporate account.',
          'The section on installing: in automatic mode TLS is tried first and TCP is the fallback, even where TCP appears to be selected.',
          'The section on certificates: TCP is used whenever TLS is unavailable, with no word of the mode.',
        ],
      },
    ],
  },
  {
    key: 'DisableStrictDNSNaming',
    type: 'integer',
    effect:
      'Lifts the rule that a server found by DNS must have a name that starts with "sip". It concerns automatic mode only.',
    // The guide prints an integer without values; 0 and 1 follow PortRangeEnabled, its other switch that is an integer.
    allowed: [
      { value: 0, meaning: 'the rule may hold (our reading: the guide prints no values)' },
      { value: 1, meaning: 'the rule is lifted: any name will do (our reading: the guide prints no values)' },
    ],
  },
]);
