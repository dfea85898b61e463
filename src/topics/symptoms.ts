import type { TopicCommand } from './topic.ts';

/** What a user sees that is no failed sign-in: those are in src/checks/signin/symptoms.ts. */
export interface OtherSymptom {
  readonly name: string;
  readonly shown: string;
  /** Words of which most must be in what the user says. */
  readonly words: readonly string[];
  /** The likeliest first. */
  readonly causes: readonly string[];
  readonly commands: readonly TopicCommand[];
  readonly sections: readonly string[];
  readonly see: readonly string[];
}

export const OTHER_SYMPTOMS: readonly OtherSymptom[] = [
  {
    name: 'save-unavailable',
    shown: 'Save is grey in conversations, and the History panels in Preferences are, too',
    words: ['save', 'grey', 'gray', 'greyed', 'unavailable', 'history', 'conversation'],
    causes: ['DisallowSave is set in the preference file: that is what it does, and mostly it is meant'],
    commands: [
      {
        run: 'msgrctl lint --as mac com.microsoft.Messenger.plist',
        does: 'whether it is set in the file of this Mac',
      },
      { run: 'msgrctl explain archiving', does: 'what it forbids, and how it is locked' },
    ],
    sections: ['Disabling message archiving'],
    see: ['archiving', 'DisallowSave'],
  },
  {
    name: 'save-possible',
    shown: 'users can save conversations although they should not',
    words: ['save', 'still', 'possible', 'although', 'should', 'not'],
    causes: [
      'the file is not locked, and the user has put another in its place',
      'a folder above the file was renamed, and Messenger began a new file',
      'the file is that of another user, or was never installed',
    ],
    commands: [
      { run: 'msgrctl lock --status com.microsoft.Messenger.plist', does: 'whether the lock holds, and if not why' },
      { run: 'msgrctl audit collected --policy messenger.yaml', does: 'whose lock is open in the whole fleet' },
    ],
    sections: ['Disabling message archiving'],
    see: ['archiving', 'lock/flag-missing', 'lock/moved-aside', 'settings/disallow-save-not-set'],
  },
  {
    name: 'word-unavailable',
    shown: 'Send Instant Message on the reviewing toolbar of Word is unavailable',
    words: ['word', 'reviewing', 'toolbar', 'send', 'instant', 'unavailable'],
    causes: [
      'one of two accounts was signed out after Word had started: it comes back when that account signs in again',
      'nobody is signed in',
    ],
    commands: [{ run: 'msgrctl explain office', does: 'what Messenger does with Word and Entourage' }],
    sections: ['Word reviewing toolbar'],
    see: ['office'],
  },
  {
    name: 'contact-not-found',
    shown: 'a person of the company cannot be found, or the address book is empty',
    words: ['contact', 'contacts', 'person', 'found', 'find', 'address', 'book', 'empty', 'list', 'search'],
    causes: [
      'the first download of the whole address book is not finished: about 1 MB for 10,000 contacts',
      'the person is new, and has not come through User Replicator and Address Book Service yet; then the next sign-in brings him',
      'in a corporate account one looks for people by e-mail address, not by name',
      'the person is not in the global address list',
    ],
    commands: [
      {
        run: 'msgrctl plan --users 4000 --contacts 12000 --link 10mbit',
        does: 'how long a first download takes over a link',
      },
    ],
    sections: [
      'Synchronization in Messenger for Mac',
      'Synchronization scheduling on the server',
      'Personal and corporate accounts on Messenger for Mac',
    ],
    see: ['address-book', 'accounts'],
  },
  {
    name: 'personal-account-fails',
    shown: 'the personal account cannot sign in, the corporate one can',
    words: ['personal', 'account', 'windows', 'live', 'hotmail', 'passport'],
    causes: ['the corporate firewall closes the port of the personal service, TCP 1863: often that is meant'],
    commands: [
      { run: 'msgrctl explain accounts', does: 'what each account is for' },
      { run: 'msgrctl emit firewall-rules messenger.yaml', does: 'what the policy says of it' },
    ],
    sections: ['Installing and configuring Messenger for Mac on a corporate network'],
    see: ['accounts', 'firewall'],
  },
  {
    name: 'file-transfer-fails',
    shown: 'files cannot be sent',
    words: ['file', 'files', 'send', 'transfer'],
    causes: [
      'the server forbids it for everybody, which an admin can set there',
      'behind a private firewall, the port range is missing or too small',
    ],
    commands: [
      {
        run: 'msgrctl lint --as mac com.microsoft.Messenger.plist',
        does: 'whether the port range of this Mac is sound',
      },
    ],
    sections: ['Communicator and Messenger for Mac', 'Connecting to Live Communications Server through a firewall'],
    see: ['communicator', 'firewall', 'settings/port-range-too-small'],
  },
  {
    name: 'no-video',
    shown: 'there is no video, no telephone, no sharing of programs',
    words: ['video', 'voice', 'call', 'telephone', 'phone', 'sharing', 'whiteboard', 'camera'],
    causes: ['Messenger for Mac does not have it; Communicator on Windows does'],
    commands: [{ run: 'msgrctl explain communicator', does: 'what is where' }],
    sections: ['Communicator and Messenger for Mac'],
    see: ['communicator'],
  },
];
