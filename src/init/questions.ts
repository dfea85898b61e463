import type { Question } from './question.ts';
import { SERVER } from './questions-server.ts';
import { START } from './questions-start.ts';
import { USERS } from './questions-users.ts';

/** Every question, in the order in which they are asked. */
export const QUESTIONS: readonly Question[] = [...START, ...SERVER, ...USERS];
