import type { Topic } from './topic.ts';

export const accounts: Topic = {
  name: 'accounts',
  title: 'Personal and corporate accounts, and what each can do',
  aliases: [
    'personal',
    'personal account',
    'corporate account',
    'corporate',
    'windows live',
    'passport',
    'yahoo',
    'aim',
    'federation',
  ],
  parts: [
    'Messenger has two accounts side by side. The personal one signs in to Windows Live, the corporate one to Live Communications Server.',
    {
      head: ['', 'personal', 'corporate'],
      rows: [
        [
          'sign in with',
          'e-mail address and password of Windows Live ID',
          'company address and password; sometimes domain and user ID',
        ],
        ['find people', 'in the directory of Windows Live', 'by e-mail address'],
        [
          'add people',
          'with a Windows Live ID, or at Yahoo!',
          'from the global address list; at AIM, Yahoo! and iChat, if the server is federated',
        ],
        ['send a file', 'to personal contacts', 'to coworkers, and to associates elsewhere'],
        ['view a profile', 'yes', 'no'],
        ['Office Address Book', 'yes', 'no'],
        ['ask for the password each time', 'set in Privacy', 'no such setting there'],
        ['page somebody', 'yes', 'no'],
        ['Mail button', 'Hotmail or Windows Live Mail', "the Mac's own mail program"],
      ],
    },
    'To keep personal accounts out, close the ports of the service in the corporate firewall; the primary one is 1863. The guide names no setting of Messenger that does it.',
    'Federation has to be licensed and switched on at the server; there it can be allowed or denied to single users and groups, and what is said with partners can be archived.',
    {
      beyond:
        'Port 1863 alone is not enough: where it is closed, the personal account tries 80 and 443 as well, so its servers have to be denied at the proxy.',
      who: 'Microsoft KB 927847, on the client for Windows',
    },
  ],
  sections: [
    'Overview of Messenger for Mac',
    'Personal and corporate accounts on Messenger for Mac',
    'Installing and configuring Messenger for Mac on a corporate network',
  ],
  commands: [
    { run: 'msgrctl emit firewall-rules', does: 'the rules, with 1863 closed where the policy says so' },
    { run: 'msgrctl settings personal', does: 'the settings of the personal account' },
  ],
  see: ['firewall', 'communicator', 'office', 'personal-account-fails', 'outside-contacts', 'SaveSIPPassword'],
};
