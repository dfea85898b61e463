import type { PlistDict } from '../../plist/value.ts';
import { writeXml } from '../../plist/xml/writer.ts';
import { UNPROVEN } from '../../plist/managed/words.ts';

/** XML with what must be known of it in a comment, for formats that have no field for a description. */
export function commented(root: PlistDict, headline: string): string {
  return writeXml(root).replace(/^<plist /m, () => `<!-- ${headline} ${UNPROVEN} -->\n<plist `);
}
