/** The composition root of a thread of `audit`: the real disk in, reports out. */
import { makeWork, type AuditSetup } from './commands/audit/work.ts';
import { sha1 } from './host/digest.ts';
import { readSource } from './host/fleet/read-source.ts';
import { serve } from './host/thread-serve.ts';

await serve((setup: AuditSetup) => makeWork(setup, { fleet: { read: readSource }, sha1 }));
