import { folder } from './folder.ts';
import { dnsName, user } from './label.ts';
import type { Names } from './names.ts';
import { netText } from './net.ts';
import { betweenControls } from './text.ts';

/** A path of POSIX, of the old Mac OS or of Windows, or a URL. */
export function path(text: string, names: Names): string {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return netText(text, names);
  let above = '';
  return text
    .split(/([/:\\])/)
    .map((segment, i) => {
      if (i % 2 === 1) return segment;
      const replaced = betweenControls(segment, (piece) => part(piece, above, i === 0, names));
      above = segment.toLowerCase();
      return replaced;
    })
    .join('');
}

function part(segment: string, above: string, isFirst: boolean, names: Names): string {
  if (isFirst && segment.startsWith('~')) return `~${user(segment.slice(1), names)}`;
  if (above === 'users' || above === 'home' || above === 'homes') return user(segment, names);
  if (above === 'servers') return dnsName(segment, names);
  return folder(segment, names);
}
