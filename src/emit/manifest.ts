/** One file of a build. */
export interface BuiltFile {
  readonly file: string;
  readonly text: string;
  readonly executable: boolean;
}

/** What a build was made from. */
export interface Origin {
  readonly toolVersion: string;
  /** The policy, what it extends, the roster, the certificates: each with the name that the policy gives it. */
  readonly sources: readonly { readonly file: string; readonly sha256: string }[];
}

/** The list that `sha256sum -c` and `shasum -a 256 -c` take. */
export const SUMS = 'SHA256SUMS';
export const MANIFEST = 'manifest.json';

/**
 * The files of a build with the two that tell about them: the manifest for programs, which says what was made of what,
 * and the list of sums for people, which covers the manifest, too.
 */
export function withManifest(
  files: readonly BuiltFile[],
  { toolVersion, sources }: Origin,
  sha256: (bytes: Uint8Array) => string,
): readonly BuiltFile[] {
  const sum = ({ text }: BuiltFile): string => sha256(new TextEncoder().encode(text));
  const manifest = {
    manifest: 1,
    tool: { name: 'msgrctl', version: toolVersion },
    policy: sources[0],
    sources: sources.slice(1),
    files: files.map((each) => ({ file: each.file, sha256: sum(each), executable: each.executable })),
  };
  const text = `${JSON.stringify(manifest, undefined, 2)}\n`;
  const all = [...files, { file: MANIFEST, text, executable: false }];
  const sums = all.map((each) => `${sum(each)}  ${each.file}\n`).join('');
  return [...all, { file: SUMS, text: sums, executable: false }];
}
