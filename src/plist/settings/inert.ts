import { settingsOf } from './define.ts';
import type { Setting } from './setting.ts';

const integer = settingsOf('integer', 'inert', 'both');

/** Keys that the guide lists and says not to apply: most are the Windows client's. What the names suggest is an inference. */
export const INERT_SETTINGS: readonly Setting[] = [
  integer('DisableMachineCredentials', 'Does nothing on a Mac; by its name it keeps the Windows client from using the credentials of the computer.'),
  integer('EnableSIPHighSecurityMode', 'Does nothing on a Mac; by its name it makes the Windows client insist on secure SIP connections.'),
  integer('HKLMMaxBitRate', 'Does nothing on a Mac; by its name it limits the bit rate of audio and video, from the Windows registry.'),
  integer('NMCallSecurity', 'Does nothing on a Mac; by its name it concerns the security of NetMeeting calls.'),
  integer('NMPreferSecurity', 'Does nothing on a Mac; by its name it concerns the security of NetMeeting calls.'),
  integer('NMRequireSecurity', 'Does nothing on a Mac; by its name it concerns the security of NetMeeting calls.'),
  integer('PortRangeMaxMediaPort', 'Does nothing on a Mac, which has no audio or video; not to be confused with PortRangeMaxSIPDynamicPort.'),
  integer('PortRangeMinMediaPort', 'Does nothing on a Mac, which has no audio or video; not to be confused with PortRangeMinSIPDynamicPort.'),
  integer('PreferredMediaTypes', 'Does nothing on a Mac, which has no audio or video.'),
  settingsOf('boolean', 'inert', 'both')('ShowMessagePreview', 'Does nothing on a Mac; by its name it shows the beginning of a message in its announcement.'),
  integer('Tuned', 'Does nothing on a Mac; by its name it remembers that audio and video have been set up.'),
];
