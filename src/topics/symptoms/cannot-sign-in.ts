import type { Symptom } from '../symptom.ts';

export const cannotSignIn: Symptom = {
  name: 'cannot-sign-in',
  shown: 'a user cannot sign in, and that is all one knows',
  words: ['cannot', 'sign', 'signin', 'login', 'logon', 'log'],
  causes: [
    {
      cause: 'a step on the way breaks: DNS, connection, TLS, certificate, server, Kerberos',
      run: 'msgrctl check signin ADDRESS',
    },
    {
      cause: 'the settings of this Mac are wrong, or are not those of the policy',
      run: 'msgrctl lint --as mac com.microsoft.Messenger.plist',
    },
    {
      cause: 'address or password is mistyped, or domain and user ID are missing',
      run: 'msgrctl explain password-incorrect',
    },
  ],
  rungs: ['dns', 'connection', 'tls', 'certificate', 'sip', 'authentication', 'kerberos'],
  also: 'Ask for the words of the message, and whether others can sign in: both tell a lot.',
  sections: [
    'Installing Messenger for Mac on the client',
    'Personal and corporate accounts on Messenger for Mac',
    'Authentication',
  ],
  see: ['connection', 'service-unavailable', 'everybody-fails', 'some-macs-fail', 'fails-outside'],
};
