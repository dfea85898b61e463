import type { Citation } from '../../core/finding.ts';

export const FORMAT: Citation = {
  source: 'msgrctl',
  where: 'docs/collect-format.md',
  says: 'Tells what collect brings home from a Mac, line by line; the last line of the facts is "end".',
};

export const REQUIREMENTS: Citation = {
  source: 'guide',
  where: 'Client hardware and software requirements',
  says: 'Asks for a G3, G4 or G5, 128 MB of memory, and Mac OS X 10.3 or later.',
};

export const GUIDE_CERTIFICATE: Citation = {
  source: 'guide',
  where: 'Installing a certificate for the TLS connection',
  says: 'Over TLS Messenger takes a certificate only of a CA that the Mac trusts; one that the Mac does not know is to be imported first.',
};

export const GUIDE_SAVE: Citation = {
  source: 'guide',
  where: 'Disabling message archiving',
  says: 'After DisallowSave is set, one locks the file and keeps users from removing it.',
};

export const GUIDE_PREFERENCES: Citation = {
  source: 'guide',
  where: 'Messenger for Mac preferences',
  says: 'The settings of each user are in Library/Preferences/Microsoft/com.microsoft.Messenger.plist below the home.',
};

export const TRUST: Citation = {
  source: 'apple',
  where: 'Security, TrustStore.cpp (10.3 and 10.4); SecurityTool, keychain_utilities.c and trusted_cert_add.c (10.5)',
  says: 'Up to 10.4 what lies in X509Anchors is trusted. From 10.5 on that keychain is ignored, and a root of the System keychain counts if an administrator has made trust settings for it.',
};

export const SCRIPTS: Citation = {
  source: 'msgrctl',
  where: 'docs/scripts.md',
  says: 'Tells what each script leaves on a Mac, and for which policies.',
};

export const LOCKING: Citation = {
  source: 'msgrctl',
  where: 'docs/locking.md',
  says: 'Lists what a lock stops, and what only the agent puts right again.',
};

export const CALL_BACK: Citation = {
  source: 'microsoft',
  where: 'Knowledge Base 903056 (written for Windows clients of Live Communications Server 2005)',
  says: 'In TCP mode the client listens on a port and the server calls it; in TLS mode the server uses the connection that the client opened.',
};
