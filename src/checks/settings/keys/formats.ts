import type { StringFormat } from '../../../plist/settings/setting.ts';
import { hostProblem, looksLikeIpv4 } from '../connection/host-name.ts';
import { isPlainAddress } from '../connection/plain-host.ts';

/** What keeps a text from having its format. */
export interface FormatProblem {
  /** Continues a sentence whose subject is the text: `has no comma in it`. */
  readonly problem: string;
  /** The text mended, where that is plain. */
  readonly better?: string | undefined;
}

type Judge = (text: string) => FormatProblem | undefined;

/** How each format is to be written, to follow "Write". */
export const HOW: { readonly [format in StringFormat]: string } = {
  'left, top': 'two whole numbers with a comma between them, such as 120, 80',
  'width, height': 'two whole numbers above zero with a comma between them, such as 260, 540',
  host: 'a name such as proxy.contoso.com, or an IPv4 address',
  'host or host:port': 'a name such as messenger.contoso.com, alone or with :1863 behind it',
  domain: 'a domain such as contoso.com',
  address: 'an address such as anna@contoso.com',
  url: 'an address that starts with http:// or https://',
  path: 'a full path, such as /Users/Shared/Received Files',
  sound: 'the name of a sound on one line',
  country: 'two letters, such as US',
  name: 'the name on one line',
};

/** What is wrong with a text of that format, or undefined. */
export function formatProblem(format: StringFormat, text: string): FormatProblem | undefined {
  return JUDGES[format](text);
}

const JUDGES: { readonly [format in StringFormat]: Judge } = {
  'left, top': (text) => pair(text, ['left', 'top'], undefined),
  'width, height': (text) => pair(text, ['width', 'height'], 1),
  host: hostProblem,
  'host or host:port': hostAndPort,
  domain,
  address,
  url,
  path,
  sound: control,
  country,
  name: control,
};

function control(text: string): FormatProblem | undefined {
  if (!/[\x00-\x1f\x7f-\x9f\u2028\u2029]/.test(text)) return undefined;
  if (/[\r\n\u2028\u2029]/.test(text)) return { problem: 'has a line break in it' };
  const [found] = /\p{Cc}/u.exec(text) ?? [];
  if (found === undefined) return undefined;
  const code = found.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
  return { problem: `has the control character U+${code} in it` };
}

function pair(text: string, names: readonly [string, string], least: number | undefined): FormatProblem | undefined {
  const inner = /^\{([^{}]*)\}$/.exec(text.trim())?.[1];
  if (inner !== undefined) {
    return { problem: 'has braces around it', better: pair(inner, names, least) ? undefined : inner.trim() };
  }
  const parts = text.split(',').map((part) => part.trim());
  if (parts.length === 1) return { problem: 'has no comma in it' };
  if (parts.length > 2) return { problem: `has ${parts.length} parts, where ${names.join(' and ')} are two` };
  const stranger = parts.find((part) => !/^-?[0-9]+$/.test(part));
  if (stranger !== undefined) return { problem: `has ${JSON.stringify(stranger)}, where a whole number belongs` };
  const small = parts.findIndex((part) => least !== undefined && Number(part) < least);
  return small < 0 ? undefined : { problem: `has a ${names[small]} of ${parts[small]}` };
}

function hostAndPort(text: string): FormatProblem | undefined {
  const [, host, port] = /^(.+):([0-9]+)$/.exec(text) ?? [];
  const found = hostProblem(host === undefined || /[:/@]/.test(host) ? text : host);
  if (found) return found;
  const number = port === undefined ? 1 : Number(port);
  return number >= 1 && number <= 65_535
    ? undefined
    : { problem: `has the port ${port}, where ports go from 1 to 65535`, better: host };
}

function domain(text: string): FormatProblem | undefined {
  return hostProblem(text) ?? (looksLikeIpv4(text) ? { problem: 'is an IP address' } : undefined);
}

function address(text: string): FormatProblem | undefined {
  if (isPlainAddress(text)) return undefined;
  const core = text.trim().replace(/^(?:sips?|im|mailto):/i, '');
  const better = core !== text && bareAddress(core) === undefined ? core : undefined;
  if (text !== text.trim()) return { problem: 'has white space before or behind it', better };
  if (core !== text) return { problem: `has "${text.slice(0, text.length - core.length)}" in front of it`, better };
  const problem = bareAddress(text);
  return problem === undefined ? undefined : { problem };
}

function bareAddress(text: string): string | undefined {
  const parts = text.split('@');
  if (parts.length === 1) return 'has no @ in it';
  if (parts.length > 2) return 'has more than one @ in it';
  const [user = '', host = ''] = parts;
  if (user === '') return 'has nothing in front of the @';
  if (host === '') return 'has nothing behind the @';
  const stranger = /[\s"<>;:,]/u.exec(user);
  if (stranger) return `has ${JSON.stringify(stranger[0])} in front of the @`;
  const found = hostProblem(host);
  return found ? `has behind the @ what is no domain: it ${found.problem}` : undefined;
}

function url(text: string): FormatProblem | undefined {
  if (/\s/.test(text)) return { problem: 'has white space in it' };
  if (!/^https?:\/\//i.test(text)) return { problem: 'does not start with http:// or https://' };
  return URL.canParse(text) ? undefined : { problem: 'is no valid URL' };
}

/**
 * Programs of 2006 take POSIX paths or the paths with colons of the old Mac OS; the guide says no more than "full path". That
 * `~` is a home it does not say either, so nothing is said against it.
 */
function path(text: string): FormatProblem | undefined {
  const found = control(text);
  if (found) return found;
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return { problem: 'is a URL, not a path' };
  if (/^[a-z]:[\\/]/i.test(text) || text.startsWith('\\\\')) return { problem: 'is a path of Windows' };
  if (/^~?\//.test(text) || /^~[^/:]*(?:\/|$)/.test(text)) return undefined;
  return /^[^:]+:/.test(text) ? undefined : { problem: 'is not a full path: it starts at no disk' };
}

function country(text: string): FormatProblem | undefined {
  if (/^[A-Za-z]{2}$/.test(text)) return undefined;
  return { problem: /^\+?[0-9]+$/.test(text) ? 'is a number, not the code of a country' : 'is not two letters long' };
}
