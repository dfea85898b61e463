import { cannot } from '../core/tool-error.ts';

const REASONS: { readonly [code: string]: string } = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a part of the path is no folder',
  EACCES: 'permission denied',
  EEXIST: 'a file of that name is in the way',
  EPERM: 'not permitted',
  EISDIR: 'it is a folder',
  ENAMETOOLONG: 'the name is too long',
  ENOSPC: 'no space left',
  EROFS: 'the volume is read-only',
  ELOOP: 'too many links',
};

/** Why something could not be done to a path, as a ToolError; one that is thrown already stays as it is. */
export function refusal(what: string, path: string, error: unknown): Error {
  if (error instanceof Error && error.name === 'ToolError') return error;
  return cannot(`could not ${what} ${path}: ${reasonOf(error)}`);
}

/** What Node's error says, in our words where there are any. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return REASONS[code ?? ''] ?? message;
}
