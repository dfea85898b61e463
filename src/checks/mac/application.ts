import { defineCheck } from '../define.ts';
import { REQUIREMENTS, SCRIPTS } from './sources.ts';
import { hasFacts, lineOf, notSaid, type MacSubject } from './subject.ts';

const NOT_SAID = notSaid('whether the program is there');

export const programMissing = defineCheck<MacSubject, { path: string }>({
  id: 'mac/program-missing',
  severity: 'error',
  title: 'Messenger is not on the Mac',
  why: 'Without the program nobody can sign in, however right the settings are.',
  fix: 'Run install on the Mac.',
  cite: [SCRIPTS],
  applies: hasFacts,
  judge: (subject, emit) => {
    const { program } = subject.facts!;
    if (!program) return NOT_SAID;
    if (program.is === 'absent') emit(lineOf(subject, program), { path: program.path });
    return undefined;
  },
  message: ({ path }) => `${JSON.stringify(path)} is not there`,
});

export const programNotAProgram = defineCheck<MacSubject, { path: string; is: 'link' | 'other' }>({
  id: 'mac/program-not-a-program',
  severity: 'error',
  title: "Something else stands in Messenger's place",
  why: 'A link may lead anywhere, and what is no program does not start. Neither is replaced by install.',
  fix: 'See on the Mac what it is, take it away, and run install.',
  cite: [SCRIPTS],
  applies: hasFacts,
  judge: (subject, emit) => {
    const { program } = subject.facts!;
    if (!program) return NOT_SAID;
    const { is, path } = program;
    if (is === 'link' || is === 'other') emit(lineOf(subject, program), { path, is });
    return undefined;
  },
  message: ({ path, is }) => `${JSON.stringify(path)} is ${is === 'link' ? 'a link' : 'no program'}`,
});

export const programVersion = defineCheck<MacSubject, { version: string }>({
  id: 'mac/program-version',
  severity: 'warning',
  title: 'The program is of another version than the one that the guide describes',
  why: 'Settings, ports and ways to sign in are those of version 6.0; others have other settings, and the checks may be wrong about them.',
  fix: 'Run install on the Mac, with Messenger for Mac 6.0 at the installation point.',
  cite: [{ ...REQUIREMENTS, where: 'Deployment Guide, title', says: 'The guide is about Messenger for Mac 6.0.' }],
  applies: (subject) => subject.facts?.program?.is === 'there',
  judge: (subject, emit) => {
    const program = subject.facts!.program!;
    if (program.version === '') return notSaid('the version of the program, for it does not say');
    if (!/^6\.0(?:\.|$)/.test(program.version)) emit(lineOf(subject, program), { version: program.version });
    return undefined;
  },
  message: ({ version }) => `the program is version ${JSON.stringify(version)}, not 6.0`,
});
