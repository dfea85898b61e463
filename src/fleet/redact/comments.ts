import type { PlistDocument } from '../../plist/document.ts';

const SUPPRESSION = /^\s*msgrctl[- ]suppress\b(.*)$/s;
const BODY = /^\s+([a-z-]+\/[a-z0-9-]+)(?:\s+until\s+(\S+))?\s*:\s*\S/;

/**
 * Comments may say anything, so they are left out; but those that suppress a check decide what is found, so that much of
 * them stays.
 *
 * @param checks the ids of all checks: nothing else can stand in the copy for one
 */
export function keptComments({ comments }: PlistDocument, checks: ReadonlySet<string>): string {
  return comments
    .flatMap(({ text }) => {
      const found = SUPPRESSION.exec(text);
      if (!found) return [];
      const [, check, until] = BODY.exec(found[1]!) ?? [];
      if (check === undefined) return ['<!-- msgrctl-suppress (redacted) -->\n'];
      const day = until === undefined ? '' : ` until ${/^\d{4}-\d\d-\d\d$/.test(until) ? until : 'redacted'}`;
      const body = ` ${checks.has(check) ? check : 'redacted/redacted'}${day}: redacted`;
      return [`<!-- msgrctl-suppress${body} -->\n`];
    })
    .join('');
}
