import type { CertificateFile } from '../core/host.ts';
import type { Policy } from '../policy/load.ts';
import type { User } from '../policy/roster.ts';

/** All that artifacts are made from. Same material, same bytes. */
export interface Material {
  readonly policy: Policy;
  readonly users: readonly User[];
  readonly certificates: readonly CertificateFile[];
  /** Of the policy's file. */
  readonly policySha256: string;
  readonly toolVersion: string;
  /** The shell templates by their paths below templates/scripts. */
  readonly templates: { readonly [path: string]: string };
}
