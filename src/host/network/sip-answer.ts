import type { Failure } from '../../core/failure.ts';
import { SipError, SipReader, statusOf } from '../../wire/sip/index.ts';
import type { Session } from './session.ts';

type Answer = { readonly status: 'response'; readonly text: string } | Failure;

/**
 * Reads until a final response (200 and above) or until the time is over. Provisional ones (RFC 3261, section 21.1) and
 * requests of the server are passed over.
 */
export async function finalAnswer(from: Pick<Session, 'read' | 'broken'>, milliseconds: number): Promise<Answer> {
  const reader = new SipReader();
  let provisional: number | undefined;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Answer>((resolve) => {
    timer = setTimeout(() => resolve({ status: 'timeout', reason: lateReason() }), milliseconds);
  });
  try {
    return await Promise.race([reading(), late]);
  } finally {
    clearTimeout(timer);
  }

  async function reading(): Promise<Answer> {
    try {
      for await (const bytes of from.read) {
        for (const text of reader.push(bytes)) {
          if (!/^SIP\//i.test(text)) continue;
          const status = statusOf(text);
          if (status === undefined || status >= 200) return { status: 'response', text };
          provisional = status;
        }
      }
    } catch (error) {
      if (error instanceof SipError) return { status: 'malformed', reason: `what came is no SIP: ${error.message}` };
      throw error;
    }
    if (reader.isInside) return { status: 'closed', reason: 'the connection ended in the middle of the answer' };
    return from.broken() ?? { status: 'closed', reason: 'the server closed the connection without an answer' };
  }

  function lateReason(): string {
    if (reader.isInside) return 'the answer did not end in time';
    return provisional === undefined ? 'no answer came in time' : `nothing but ${provisional} came in time`;
  }
}
