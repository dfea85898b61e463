import { defineCheck } from '../define.ts';
import { LOCAL_CITE } from '../settings/connection/local-domain.ts';
import { before, macs } from '../certificate/releases.ts';
import { isAutomatic, placeIn, targetsOf, type DnsSubject } from './subject.ts';

export const nameLocal = defineCheck<DnsSubject, { name: string; releases: readonly string[] }>({
  id: 'dns/name-local',
  severity: 'warning',
  title: 'A name is in .local, which old Macs do not ask the DNS about',
  why: 'Macs before 10.5.5 look names in .local up with Bonjour on their own network segment: what the DNS says of them, here and for Windows, a Mac does not hear.',
  fix: 'Name the server outside .local, or add "local" to the search domains of each Mac.',
  cite: LOCAL_CITE,
  applies: () => true,
  judge: (subject, emit) => {
    const { want } = subject.seen;
    const releases = before(want.releases, '10.5.5');
    if (releases.length === 0) return;
    const names = isAutomatic(subject)
      ? [subject.domain, ...targetsOf(subject).map(({ target }) => target)]
      : [want.server?.host ?? ''];
    const [name] = names.filter((each) => /(?:^|\.)local$/i.test(each));
    if (name !== undefined) emit(placeIn(subject, name), { name, releases });
  },
  message: ({ name, releases }) => `${macs(releases)} asks Bonjour about ${name}, not the DNS`,
});
