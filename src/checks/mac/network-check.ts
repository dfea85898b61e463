import { defineCheck } from '../define.ts';
import { networkVerdict, type MacSubject } from './subject.ts';

type Args = { user: string | null; because: readonly string[]; says: string };

export const networkStopsSignIn = defineCheck<MacSubject, Args>({
  id: 'mac/network-stops-sign-in',
  severity: 'error',
  title: 'By what was seen of the network, this Mac cannot sign in',
  why: 'Settings and certificates are only half of it: the records, the server and its certificate must suit the release of this Mac, too.',
  fix: 'See what "msgrctl check signin --replay" says of the same observation; it names each step.',
  cite: [
    {
      source: 'msgrctl',
      where: 'docs/sign-in.md',
      says: 'What was seen of the network is judged for the release and the settings of the Macs.',
    },
  ],
  applies: (subject) => subject.users.some((user) => networkVerdict(subject, user) !== undefined),
  judge: (subject, emit) => {
    let unseen: string | undefined;
    for (const user of subject.users) {
      const verdict = networkVerdict(subject, user);
      if (verdict?.result === 'unknown') unseen ??= verdict.text;
      if (verdict?.result !== 'fails') continue;
      const { because, text } = verdict;
      emit({ file: user.copy!.file }, { user: user.name ?? null, because, says: causeIn(text) });
    }
    return unseen === undefined ? undefined : { unknown: unseen };
  },
  message: ({ says }) => `by what was seen of the network, this Mac cannot sign in: ${says}`,
});

/** A verdict tells of the user and the Macs whose sign-in was looked at, and then of what stops them. */
function causeIn(text: string): string {
  return text.replace(/^.*? cannot sign in: /, '').replace(/\.$/, '');
}
