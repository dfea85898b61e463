import { define } from './define.ts';

/** Keys that the guide lists, only to say that Messenger for Mac makes nothing of them. */
export const INERT = define({ type: 'integer', class: 'inert', account: 'both' }, [
  {
    key: 'DisableMachineCredentials',
    effect: 'Does nothing on a Mac: credentials of the computer are not switched off with it.',
  },
  {
    key: 'EnableSIPHighSecurityMode',
    effect: 'Does nothing on a Mac: it enforces neither TLS nor Kerberos. RTCTransport chooses TLS.',
  },
  {
    key: 'HKLMMaxBitRate',
    effect: 'Does nothing on a Mac: no bit rate is limited.',
  },
  {
    key: 'NMCallSecurity',
    effect: 'Does nothing on a Mac: no calls are secured by it.',
  },
  {
    key: 'NMPreferSecurity',
    effect: 'Does nothing on a Mac: security is not preferred because of it.',
  },
  {
    key: 'NMRequireSecurity',
    effect: 'Does nothing on a Mac: security is not required because of it.',
  },
  {
    key: 'PortRangeMaxMediaPort',
    effect: 'Does nothing on a Mac: the range for call-backs ends at PortRangeMaxSIPDynamicPort.',
  },
  {
    key: 'PortRangeMinMediaPort',
    effect: 'Does nothing on a Mac: the range for call-backs starts at PortRangeMinSIPDynamicPort.',
  },
  {
    key: 'PreferredMediaTypes',
    effect: 'Does nothing on a Mac: no kind of media is preferred because of it.',
  },
  {
    key: 'ShowMessagePreview',
    type: 'boolean',
    effect: 'Does nothing on a Mac: previews of messages are neither shown nor hidden by it.',
    contradictions: [
      {
        about: 'meaning',
        readings: [
          'The name and the type: a switch for previews of messages, and the only key without effect that is a Boolean.',
          'The table: it does not apply to Messenger for Mac.',
        ],
      },
    ],
  },
  {
    key: 'Tuned',
    effect: 'Does nothing on a Mac: it neither tunes anything nor records that anything was tuned.',
  },
]);
