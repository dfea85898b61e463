import type { Citation } from '../../core/finding.ts';
import { fitting } from '../../core/fitting.ts';
import type { RungName } from '../../core/report.ts';

/** What a user sees, what is known to cause it, and the steps of a sign-in to look at, the likeliest first. */
export interface Symptom {
  /** As `explain` knows it. */
  readonly name: string;
  /** What is shown, shortened to the words that tell it from others. */
  readonly shown: string;
  /** Which program shows it: the texts of others help where they are alike. */
  readonly by: string;
  /** Words of which most must be in what the user says. */
  readonly words: readonly string[];
  readonly cause: string;
  readonly rungs: readonly RungName[];
  /** What to do besides looking. */
  readonly also?: string;
  readonly cite: Citation;
}

const ALL_THE_WAY: readonly RungName[] = ['dns', 'connection', 'tls', 'certificate'];

export const SYMPTOMS: readonly Symptom[] = [
  {
    name: 'service-unavailable',
    shown: 'sign-in did not succeed because the service is temporarily unavailable',
    by: 'Messenger for Mac 6.0',
    words: ['service', 'temporarily', 'unavailable'],
    cause: 'the server was not found automatically, or could not be reached',
    rungs: [...ALL_THE_WAY, 'sip'],
    also: 'Over TCP with a private firewall between: set a port range, or use TLS, for the server calls the Mac back.',
    cite: {
      source: 'guide',
      where: 'Installing Messenger for Mac on the client',
      says: 'users get this message where the server is not detected automatically',
    },
  },
  {
    name: 'not-connected',
    shown: 'the service is not available or you may not be connected to the Internet',
    by: 'Messenger for Mac 6.0.3 with OCS 2007',
    words: ['service', 'not', 'available', 'connected', 'internet'],
    cause:
      'the user was moved to enhanced presence, which Messenger 6.0 does not know; network and certificate were fine',
    rungs: ['sip', ...ALL_THE_WAY],
    also: 'Ask which server generation the user is homed on; OCS 2007 needs Messenger 7.',
    cite: {
      source: 'msgrctl',
      where: 'a report from the field on Messenger 6.0.3 and OCS 2007',
      says: 'users with enhanced presence got this text while the NTLM handshake was seen to run',
    },
  },
  {
    name: 'password-incorrect',
    shown: 'the password is incorrect or the sign-in name does not exist',
    by: 'Messenger for Mac 6.0.3',
    words: ['password', 'incorrect', 'sign-in', 'name', 'not', 'exist'],
    cause:
      'wrong credentials, a sign-in address that is not the SIP URI of the account, or NTLM settings that do not fit; with OCS 2007 it was shown with the right password, too',
    rungs: ['sip', 'authentication', 'kerberos'],
    also: 'Compare the sign-in address with the SIP URI in Active Directory; try DOMAIN and user name in Preferences, Accounts.',
    cite: {
      source: 'msgrctl',
      where: 'a report from the field on Messenger 6.0.3 and OCS 2007',
      says: 'a fresh user with the right password got this text',
    },
  },
  {
    name: 'sign-in-address-incorrect',
    shown: 'you may have entered your sign-in address, user name, or password incorrectly',
    by: 'Communicator 2007 R2',
    words: ['entered', 'sign-in', 'address', 'password', 'incorrectly'],
    cause:
      'the sign-in address is not the SIP URI, the user is not enabled, the password has expired, or the version is refused',
    rungs: ['sip', 'authentication'],
    cite: { source: 'microsoft', where: 'Communicator sign-in issues (dd637123)', says: 'lists these causes' },
  },
  {
    name: 'certificate-not-trusted',
    shown: 'there was a problem verifying the certificate from the server',
    by: 'Lync; Messenger may put it otherwise',
    words: ['problem', 'verifying', 'certificate', 'server'],
    cause: 'the chain leads to no root that the Mac trusts, the name does not match, or a date is wrong',
    rungs: ['certificate', 'tls'],
    cite: { source: 'microsoft', where: 'KB 2604176', says: 'names a chain that does not validate as the cause' },
  },
  {
    name: 'clock',
    shown: 'the clock of the computer is not set correctly',
    by: 'Communicator; "significant time skew" in logs',
    words: ['clock', 'time', 'skew', 'date'],
    cause:
      'clocks are more than five minutes apart; the text is also shown where Active Directory domains do not trust each other',
    rungs: ['kerberos', 'sip'],
    cite: { source: 'microsoft', where: 'KB 938295', says: 'time skew and missing trusts give the same text' },
  },
  {
    name: 'kerberos-fails',
    shown: 'sign-in with the network ID fails, and nothing else is tried',
    by: 'Messenger for Mac 6.0',
    words: ['kerberos', 'network', 'id', 'ticket'],
    cause: 'Kerberos is on at both ends and fails; Messenger then does not try NTLM',
    rungs: ['kerberos', 'authentication'],
    also: 'Clear "Use my network ID and password" to sign in with NTLM meanwhile.',
    cite: {
      source: 'guide',
      where: 'Using Kerberos for Macintosh',
      says: 'a failed Kerberos log-on is not followed by an NTLM log-on',
    },
  },
  {
    name: 'everybody-fails',
    shown: 'sign-in stops for everybody on TLS from one day on',
    by: 'any client',
    words: ['everybody', 'everyone', 'all', 'users', 'since', 'today', 'yesterday'],
    cause: 'the server certificate expired, or was renewed so that the listener stayed down',
    rungs: ['certificate', 'tls', 'connection'],
    also: 'Look for events 14347, 14336 and 14352 on the server.',
    cite: { source: 'microsoft', where: 'KB 836410', says: 'a renewed certificate can keep the TLS listener down' },
  },
  {
    name: 'one-way',
    shown: 'messages arrive in one direction only',
    by: 'Messenger for Mac 5.1.1',
    words: ['messages', 'one', 'way', 'direction', 'arrive'],
    cause:
      'a bug of Messenger 5.1.1 on odd subnets, mended in 6.0; or the call-back of the server over TCP is blocked',
    rungs: ['connection'],
    also: 'Look at the version of the program; over TCP, open the port range on the Mac.',
    cite: {
      source: 'microsoft',
      where: 'Messenger for Mac 6.0 announcement (2006-09-11)',
      says: 'lost messages are mended in 6.0',
    },
  },
];

/** Those that a user's words may mean, the likeliest first. */
export const symptomsOf = (said: string): Symptom[] => fitting(said, SYMPTOMS);
