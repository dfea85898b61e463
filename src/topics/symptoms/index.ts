import { fitting } from '../../core/fitting.ts';
import type { Symptom } from '../symptom.ts';
import { asksForPassword } from './asks-for-password.ts';
import { asksForServer } from './asks-for-server.ts';
import { asksForUserId } from './asks-for-user-id.ts';
import { cannotSignIn } from './cannot-sign-in.ts';
import { certificateNotTrusted } from './certificate-not-trusted.ts';
import { clock } from './clock.ts';
import { contactNotFound } from './contact-not-found.ts';
import { everybodyFails } from './everybody-fails.ts';
import { failsOutside } from './fails-outside.ts';
import { fileTransferFails } from './file-transfer-fails.ts';
import { forgetsSettings } from './forgets-settings.ts';
import { kerberosFails } from './kerberos-fails.ts';
import { noVideo } from './no-video.ts';
import { notConnected } from './not-connected.ts';
import { notInCorporate } from './not-in-corporate.ts';
import { oldDataBack } from './old-data-back.ts';
import { oneWay } from './one-way.ts';
import { outsideContacts } from './outside-contacts.ts';
import { passwordChanged } from './password-changed.ts';
import { passwordIncorrect } from './password-incorrect.ts';
import { personalAccountFails } from './personal-account-fails.ts';
import { personalAccountWorks } from './personal-account-works.ts';
import { projectNote } from './project-note.ts';
import { savePossible } from './save-possible.ts';
import { saveUnavailable } from './save-unavailable.ts';
import { serviceUnavailable } from './service-unavailable.ts';
import { signInAddressIncorrect } from './sign-in-address-incorrect.ts';
import { slowFirstSignIn } from './slow-first-sign-in.ts';
import { someMacsFail } from './some-macs-fail.ts';
import { statusChanges } from './status-changes.ts';
import { wordUnavailable } from './word-unavailable.ts';

/** All that users see and tell: failed sign-ins first, then the rest. */
export const SYMPTOMS: readonly Symptom[] = [
  serviceUnavailable,
  notConnected,
  passwordIncorrect,
  signInAddressIncorrect,
  certificateNotTrusted,
  clock,
  kerberosFails,
  everybodyFails,
  oneWay,
  cannotSignIn,
  passwordChanged,
  asksForServer,
  asksForUserId,
  someMacsFail,
  failsOutside,
  asksForPassword,
  slowFirstSignIn,
  contactNotFound,
  outsideContacts,
  notInCorporate,
  personalAccountFails,
  personalAccountWorks,
  fileTransferFails,
  noVideo,
  statusChanges,
  saveUnavailable,
  savePossible,
  wordUnavailable,
  projectNote,
  forgetsSettings,
  oldDataBack,
];

/** Those that a user's words may mean, the likeliest first. */
export function symptomsOf(said: string): Symptom[] {
  return fitting(said.replaceAll(/\bcan(?: no|['’])t\b/gi, 'cannot'), SYMPTOMS);
}
