/** The shells that a script must run in alike: the Mac's own is bash; the others stand for "POSIX and no more". */
export type ShellName = 'dash' | 'posh' | 'mksh' | 'busybox' | 'bash-posix' | 'bash';

interface Shell {
  /** The host's program; it runs under the name sh. */
  readonly program: string;
  readonly options: readonly string[];
}

const KNOWN: { readonly [name in ShellName]: Shell } = {
  dash: { program: 'dash', options: [] },
  posh: { program: 'posh', options: [] },
  mksh: { program: 'mksh', options: [] },
  busybox: { program: 'busybox', options: [] },
  'bash-posix': { program: 'bash', options: ['--posix'] },
  bash: { program: 'bash', options: [] },
};

export const SHELLS = Object.keys(KNOWN) as readonly ShellName[];

export function shell(name: ShellName): Shell {
  return KNOWN[name];
}
