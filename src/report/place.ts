import type { Location } from '../core/location.ts';
import { visible } from './escape.ts';

/** `messenger.yaml:14:10`, `alice.plist (byte 123, key PortRangeEnabled)`,
 * `alice@contoso.com (sip.contoso.com:5061)`, or the file alone. One line. */
export function place({ file, span, byteOffset, keyPath, entity }: Location): string {
  const name = visible(file);
  if (span) return `${name}:${span.start.line}:${span.start.column}`;
  const details = [
    ...(byteOffset === undefined ? [] : [`byte ${byteOffset}`]),
    ...(keyPath === undefined ? [] : [`key ${visible(keyPath)}`]),
    ...(entity === undefined || entity === file ? [] : [visible(entity)]),
  ];
  return details.length > 0 ? `${name} (${details.join(', ')})` : name;
}
