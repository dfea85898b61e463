import type { Facts } from './facts.ts';
import type { Call } from './sheet.ts';
import { BLANK, label, name, say, strong } from './words.ts';

/** What tells a helpdesk most, in the order in which it will ask. */
export function call({ support, kerberos }: Facts): Call {
  return {
    title: say`Still no? Call ${support === undefined ? BLANK : name(support)}, and have this ready:`,
    items: [
      say`the message, word for word, and when it came`,
      say`the e-mail address that you typed, but ${strong('never the password')}`,
      say`where you are, and whether a colleague beside you can sign in`,
      ...(kerberos === false ? [] : [say`whether the box for the network ID is selected`]),
      say`the version of Mac OS X: ${label('About This Mac')} on the Apple menu`,
      say`the version of Messenger: ${label('About')} on the ${label('Messenger')} menu`,
    ],
  };
}
