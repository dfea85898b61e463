import { isImmutable } from '../../core/lock.ts';
import { fileFacts, seenFlags } from '../../fleet/lock-seen.ts';
import { defineCheck } from '../define.ts';
import { isCalledBack } from './connection.ts';
import { CALL_BACK, GUIDE_SAVE, LOCKING, SCRIPTS } from './sources.ts';
import { hasFacts, lineOf, notSaid, type MacSubject } from './subject.ts';

const NO_AGENT = notSaid('whether the agent is there');

export const agentMissing = defineCheck<MacSubject, Record<string, never>>({
  id: 'mac/agent-missing',
  severity: 'error',
  title: 'What should keep preference files locked is not on the Mac',
  why: 'The policy says "lock: enforce". Without the agent a user who renames a folder above the locked file gets a new one, and nothing locks that.',
  fix: 'Run lock or install on the Mac.',
  cite: [LOCKING, GUIDE_SAVE],
  applies: (subject) => hasFacts(subject) && subject.context.lock === 'enforce',
  judge: (subject, emit) => {
    const { agent } = subject.facts!;
    if (!agent) return NO_AGENT;
    if (agent.value === 'no') emit(lineOf(subject, agent), {});
    return undefined;
  },
  message: () => 'the agent that locks preference files again is not there',
});

export const agentLeftOver = defineCheck<MacSubject, { lock: 'none' | 'file' }>({
  id: 'mac/agent-left-over',
  severity: 'warning',
  title: 'The agent is on the Mac, though the policy does not want it',
  why: 'It goes on to write and lock preference files as the policy said of which it was made.',
  fix: 'Run unlock on the Mac, or configure of the policy as it is now: both take the agent away.',
  cite: [LOCKING, SCRIPTS],
  applies: (subject) => hasFacts(subject) && subject.context.lock !== undefined && subject.context.lock !== 'enforce',
  judge: (subject, emit) => {
    const { agent } = subject.facts!;
    const { lock } = subject.context;
    if (!agent) return NO_AGENT;
    if (agent.value === 'yes' && lock !== undefined && lock !== 'enforce') emit(lineOf(subject, agent), { lock });
    return undefined;
  },
  message: ({ lock }) => `the agent that locks preference files is there, and the policy says "lock: ${lock}"`,
});

export const lockNotWanted = defineCheck<MacSubject, { user: string; owner: number; flags: readonly string[] }>({
  id: 'mac/lock-not-wanted',
  severity: 'warning',
  title: 'The preference file is locked, though the policy wants no lock',
  why: 'Messenger can save no setting in a locked file: window places, recent addresses and status are forgotten at each quit.',
  fix: 'Run unlock on the Mac, or say in the policy that files are to be locked.',
  cite: [LOCKING],
  applies: (subject) => hasFacts(subject) && subject.context.lock === 'none',
  judge: (subject, emit) => {
    for (const { facts } of subject.users) {
      const file = facts && fileFacts(facts);
      if (!facts || file?.kind !== 'file') continue;
      const { owner, flags } = file;
      if (owner === 0 || isImmutable(seenFlags(flags)) === true) {
        emit(lineOf(subject, file, facts.name), { user: facts.name, owner, flags });
      }
    }
  },
  message: ({ user, owner, flags }) =>
    `the preference file of ${JSON.stringify(user)} ${owner === 0 ? 'belongs to root' : `belongs to user ${owner}`}${flags.length === 0 ? '' : ` and has the flags ${JSON.stringify(flags.join(','))}`}`,
});

export const firewallMayBlockCallBack = defineCheck<MacSubject, { users: readonly string[] }>({
  id: 'mac/firewall-may-block-call-back',
  severity: 'info',
  title: "The Mac's own firewall is on, and the server calls back over TCP",
  why: 'Unless the firewall lets the call-back through, sign-in fails as "temporarily unavailable". Whether it does is not among the facts.',
  fix: 'Run firewall on the Mac, which lets the call-back through.',
  cite: [
    CALL_BACK,
    {
      source: 'guide',
      where: 'Connecting to Live Communications Server through a firewall',
      says: 'The range of ports is to be opened in the firewall of the Mac as well.',
    },
  ],
  applies: (subject) => hasFacts(subject) && subject.users.some(isCalled),
  judge: (subject, emit) => {
    const { firewall } = subject.facts!;
    if (firewall?.value !== 'on') return;
    const users = subject.users.filter(isCalled).flatMap(({ name }) => name ?? []);
    emit(lineOf(subject, firewall), { users });
  },
  message: ({ users }) =>
    `the firewall is on, and the server calls ${users.map((user) => JSON.stringify(user)).join(', ')} back over TCP`,
});

function isCalled({ connection }: MacSubject['users'][number]): boolean {
  return connection !== undefined && isCalledBack(connection);
}
