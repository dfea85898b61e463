import type { Facts, Reader } from './facts.ts';
import type { Section } from './sheet.ts';
import { label, say, strong, type Words } from './words.ts';

const BOX = label('Use my network ID and password');

/** The guide: "To download and install ... and set up a corporate account", "To configure a connection ... manually". */
export function settingUp(facts: Facts, reader: Reader): Section {
  const { application, personal } = facts;
  const only = personal === 'block' ? say`, not a personal one` : [];
  return {
    title: 'Set up your account',
    blocks: [
      {
        kind: 'steps',
        items: [
          say`Double-click ${label(application)}. The first time, the Setup Assistant opens: let it set up a ${strong('corporate account')}${only}.`,
          say`Type your e-mail address and password${identity(facts, reader)}.`,
          ...network(facts),
          say`In the corporate contacts window, click ${label('Sign In')}. ${kerberos(facts)}`,
          say`The first sign-in takes a little longer, while the company's address book is fetched.`,
        ],
      },
    ],
  };
}

function identity({ userIds }: Facts, reader: Reader): Words {
  const none = reader ? reader.userId === undefined && reader.domain === undefined : userIds === false;
  return none ? [] : say`. If you are asked for a user ID or a domain, type yours from the box above`;
}

/** The administrator's scripts may have set all this; a user who looks changes nothing then. */
function network({ connection, transport }: Facts): readonly Words[] {
  if (connection === 'automatic') {
    return [
      say`Leave ${label('My Network Settings')} in the preferences alone. Messenger finds the server by itself. TCP may look selected there; that is nothing to worry about.`,
    ];
  }
  const kind = transport === undefined ? say`the connection ticked above` : [label(transport)];
  const why = connection === undefined ? 'If a server is named above' : 'To check the connection';
  return [
    say`${why}: on the ${label('Messenger')} menu, click ${label('Preferences')}, ${label('Accounts')}, then the ${label('Corporate')} tab. Under ${label('My Network Settings')}, select ${label('Manually configure settings')}, type the server from above, select ${kind}, and click ${label('OK')}. All this may be set already.`,
  ];
}

/** The guide, "Using Kerberos for Macintosh": without the box Messenger uses NTLM. */
function kerberos({ kerberos: on }: Facts): Words {
  if (on === true) return say`Select the box ${BOX}: Messenger then uses your network account (Kerberos).`;
  if (on === false) return say`Leave the box ${BOX} clear.`;
  return say`Leave the box ${BOX} clear, unless you were told to select it.`;
}
