import { fold, type Names } from './names.ts';
import { FOLDERS } from './words.ts';

const KNOWN_ENDING = /\.(?:app|plist|keychain)$/i;

/** The name of a folder, a file or a disk; those of every Mac stay. */
export function folder(name: string, names: Names): string {
  if (/^\.*$/.test(name) || /^[A-Za-z]$/.test(name) || FOLDERS.has(fold(name))) return name;
  const [ending = ''] = KNOWN_ENDING.exec(name) ?? [];
  // A dot hides it, and a hyphen makes it look like an option: checks say so.
  const [mark = ''] = /^[.-]/.exec(name) ?? [];
  return names.replace('folder', name, (next) => `${mark}folder${next()}${ending.toLowerCase()}`);
}
