import type { Citation } from '../../core/finding.ts';

export const TLS_HANDSHAKE: Citation = {
  source: 'rfc',
  where: 'RFC 2246, section 7.3',
  says: 'a handshake is ServerHello, Certificate and ServerHelloDone in answer to a ClientHello, and Finished from both at its end',
};

export const TLS_ALERTS: Citation = {
  source: 'rfc',
  where: 'RFC 2246, section 7.2.2',
  says: 'protocol_version means that the version is not supported, handshake_failure that no acceptable suite was offered',
};

export const SECURE_TRANSPORT: Citation = {
  source: 'apple',
  where: 'Secure Transport, published source of Mac OS X 10.3 to 10.6',
  says: 'TLS 1.0 at most; RC4, 3DES and DES up to 10.4.7, AES from 10.4.8 on, elliptic curves from 10.6 on',
};

export const GUIDE_TRANSPORT: Citation = {
  source: 'guide',
  where: 'Certificates',
  says: 'clients ask the server for a valid certificate over TLS; if TLS is unavailable, Messenger for Mac uses TCP',
};

export const GUIDE_MANUAL: Citation = {
  source: 'guide',
  where: 'Installing Messenger for Mac on the client',
  says: 'a server that is named by hand goes with the transport that is chosen for it, TCP or TLS',
};

export const SIP_PORTS: Citation = {
  source: 'rfc',
  where: 'RFC 3261, section 19.1.2',
  says: 'SIP listens on port 5060, and on port 5061 over TLS',
};

export const TCP: Citation = {
  source: 'rfc',
  where: 'RFC 9293, section 3.5.2',
  says: 'a port that nobody listens on is answered with a reset; silence means that something dropped the packets',
};

export const EXPERIENCE: Citation = {
  source: 'msgrctl',
  where: 'experience',
  says: 'seen with such servers; not documented by Microsoft',
};
