import { compareReleases, isOneOf } from './release.ts';
import { defineCheck } from '../define.ts';
import { REQUIREMENTS, SCRIPTS } from './sources.ts';
import { hasFacts, lineOf, notSaid, type MacSubject } from './subject.ts';

const NO_RELEASE = notSaid('the release of Mac OS X');

export const releaseNotInPolicy = defineCheck<MacSubject, { release: string; releases: readonly string[] }>({
  id: 'mac/release-not-in-policy',
  severity: 'warning',
  title: 'The policy does not name the release of this Mac',
  why: 'The releases of a policy decide how far certificates and cipher suites are checked, so nobody has checked whether the rest of the policy suits this Mac.',
  fix: 'Add the release to fleet.macos, check the policy again, or bring the Mac to a release that is named.',
  cite: [
    { source: 'msgrctl', where: 'docs/policy.md', says: 'fleet.macos lists the releases of Mac OS X in the fleet.' },
  ],
  applies: (subject) => hasFacts(subject) && subject.context.policy?.data.fleet?.macos !== undefined,
  judge: (subject, emit) => {
    const { release } = subject.facts!;
    if (!release) return NO_RELEASE;
    const releases = subject.context.policy!.data.fleet!.macos!;
    if (!isOneOf(release.value, releases)) emit(lineOf(subject, release), { release: release.value, releases });
    return undefined;
  },
  message: ({ release, releases }) => `Mac OS X ${release} is none of the policy's releases (${releases.join(', ')})`,
});

export const releaseTooOld = defineCheck<MacSubject, { release: string }>({
  id: 'mac/release-too-old',
  severity: 'error',
  title: 'The system is too old for Messenger for Mac 6.0',
  why: 'Before Mac OS X 10.3 the program does not run, and nobody can sign in.',
  fix: 'Bring the Mac to Mac OS X 10.3 or later.',
  cite: [REQUIREMENTS],
  applies: hasFacts,
  judge: (subject, emit) => {
    const { release } = subject.facts!;
    if (!release) return NO_RELEASE;
    if (compareReleases(release.value, '10.3') < 0) emit(lineOf(subject, release), { release: release.value });
    return undefined;
  },
  message: ({ release }) => `Mac OS X ${release} is too old; Messenger for Mac 6.0 needs 10.3 or later`,
});

export const releaseTooNew = defineCheck<MacSubject, { release: string }>({
  id: 'mac/release-too-new',
  severity: 'error',
  title: 'The system no longer runs 32-bit programs',
  why: 'Messenger for Mac 6.0 is a 32-bit program, and from macOS 10.15 on none of those starts.',
  fix: 'Leave the Mac at macOS 10.14 or earlier, or take it out of the fleet.',
  cite: [
    {
      source: 'apple',
      where: 'macOS Catalina 10.15 release notes',
      says: '32-bit programs are no longer supported.',
    },
  ],
  applies: hasFacts,
  judge: (subject, emit) => {
    const { release } = subject.facts!;
    if (!release) return NO_RELEASE;
    if (compareReleases(release.value, '10.15') >= 0) emit(lineOf(subject, release), { release: release.value });
    return undefined;
  },
  message: ({ release }) => `macOS ${release} runs no 32-bit program, and Messenger for Mac 6.0 is one`,
});

/** What collect says where it cannot tell. */
const SILENT = 'the system does not say';

export const processorUnfit = defineCheck<MacSubject, { processor: string }>({
  id: 'mac/processor-unfit',
  severity: 'warning',
  title: 'The processor is none that Messenger for Mac 6.0 is made for',
  why: 'The guide asks for a G3, G4 or G5; on Intel the program runs as well. Nobody says what it does on others.',
  fix: 'Take the Mac out of the fleet, or try the program on it.',
  cite: [REQUIREMENTS],
  applies: (subject) => hasFacts(subject) && !subject.facts.volume,
  judge: (subject, emit) => {
    const { processor } = subject.facts!;
    if (!processor || processor.value === SILENT) return notSaid('the processor');
    if (!/^(?:G[345]|Intel|PowerPC .*)$/.test(processor.value)) {
      emit(lineOf(subject, processor), { processor: processor.value });
    }
    return undefined;
  },
  message: ({ processor }) => `the processor is ${JSON.stringify(processor)}, and not a G3, G4, G5 or Intel`,
});

const LEAST_MEGABYTES = 128;

export const memoryTooSmall = defineCheck<MacSubject, { megabytes: number }>({
  id: 'mac/memory-too-small',
  severity: 'warning',
  title: 'The Mac has less memory than Messenger for Mac 6.0 asks for',
  why: 'With less than 128 MB the program may start, and be too slow to use.',
  fix: 'Give the Mac more memory, or take it out of the fleet.',
  cite: [REQUIREMENTS, SCRIPTS],
  applies: (subject) => hasFacts(subject) && !subject.facts.volume,
  judge: (subject, emit) => {
    const { memory } = subject.facts!;
    const megabytes = /^([0-9]{1,9}) MB$/.exec(memory?.value ?? '')?.[1];
    if (!memory || megabytes === undefined) return notSaid('how much memory there is');
    if (Number(megabytes) < LEAST_MEGABYTES) emit(lineOf(subject, memory), { megabytes: Number(megabytes) });
    return undefined;
  },
  message: ({ megabytes }) => `it has ${megabytes} MB of memory; Messenger for Mac 6.0 needs ${LEAST_MEGABYTES} MB`,
});
