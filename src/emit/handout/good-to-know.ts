import type { Facts } from './facts.ts';
import type { Section } from './sheet.ts';
import { label, say, strong, tick, value, type Words } from './words.ts';

/** What is allowed and what is not, and what never to throw away. */
export function goodToKnow(facts: Facts): Section {
  return {
    title: 'Good to know',
    blocks: [
      {
        kind: 'points',
        items: [saving(facts), ...locked(facts), personal(facts), ...password(facts), ...word(facts), removal()],
      },
    ],
  };
}

/** The guide, "Disabling message archiving", names what becomes unavailable. */
function saving({ save }: Facts): Words {
  const what = strong('Saving conversations');
  if (save === undefined) return say`${what}: ${tick('you may')} ${tick('switched off for everybody')}`;
  if (save) return say`${what}: you may. Click ${label('Save')} in the conversation window.`;
  return say`${what} is switched off for everybody here. So ${label('Save')} and ${label('Save as Web Page')} are grey, and so are two panels of the ${label('History')} preferences. Your Mac is in order. If you need something in writing, ask for it by e-mail.`;
}

function locked({ locked: is }: Facts): readonly Words[] {
  if (!is) return [];
  return [
    say`${strong('Preferences')} are kept as we set them up. What you change, also sounds and window places, may be gone at the next start.`,
  ];
}

function personal({ personal: may }: Facts): Words {
  const what = strong('Personal accounts');
  if (may === 'block')
    return say`${what} (Windows Live) are not for use here. Signing in to one may fail in our network; your Mac is in order.`;
  if (may === 'allow')
    return say`${what} (Windows Live) are allowed. They stay apart: colleagues are in the corporate one.`;
  return say`${what} (Windows Live): ${tick('allowed')} ${tick('not allowed')}`;
}

function password({ savePassword }: Facts): readonly Words[] {
  if (savePassword !== false) return [];
  return [say`${strong('Your password')} is not kept on the Mac. Expect to type it at each sign-in.`];
}

/** The guide, "Word reviewing toolbar". It takes two accounts. */
function word({ personal: may }: Facts): readonly Words[] {
  if (may !== 'allow') return [];
  return [
    say`${strong('Word')} cannot send instant messages after you signed out of one of two accounts. Sign in to it again.`,
  ];
}

/** Entourage keeps its mail in the folder in which Messenger has three of its own. */
function removal(): Words {
  return say`${strong('Keep the folder')} ${value('Microsoft User Data')} in your documents: your Entourage mail is in it, too. To have Messenger removed, call.`;
}
