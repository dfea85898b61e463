import { dirname, isAbsolute, join } from 'node:path';
import type { PolicyCertificateFile } from '../checks/policy/certificates.ts';
import { ExitCode } from '../core/exit-code.ts';
import type { CertificateFile, Host } from '../core/host.ts';
import { ToolError } from '../core/tool-error.ts';
import { placeOf, type Policy } from '../policy/load.ts';

/** The certificates that a policy names, file by file; what is wrong with one is a ToolError with its place in the policy. */
export async function policyCertificates(
  policy: Policy,
  host: Host,
): Promise<{ path: string; certificates: readonly CertificateFile[] }[]> {
  const found = [];
  for (const [i, path] of paths(policy).entries()) {
    found.push({ path, certificates: await certificatesAt(policy, i, path, host) });
  }
  return found;
}

/** The same for judging: what is wrong is a reason. */
export async function certificateFiles(policy: Policy, host: Host): Promise<PolicyCertificateFile[]> {
  return Promise.all(
    paths(policy).map(async (path, i): Promise<PolicyCertificateFile> => {
      const name = policy.data.certificates![i]!;
      try {
        return { name, ders: (await host.readCertificates(path)).map(({ pem }) => derOf(pem)) };
      } catch (error) {
        if (!(error instanceof ToolError)) throw error;
        return { name, unreadable: error.message };
      }
    }),
  );
}

/** The base64 of a PEM block. */
export function derOf(pem: string): string {
  return pem.replace(/-----[A-Z ]+-----|\s/g, '');
}

/** A certificate lies beside the policy that names it; that may be one that is extended. */
function paths(policy: Policy): string[] {
  return (policy.data.certificates ?? []).map((name, i) =>
    isAbsolute(name) ? name : join(dirname(placeOf(policy, 'certificates', i).file), name),
  );
}

async function certificatesAt(
  policy: Policy,
  i: number,
  path: string,
  host: Host,
): Promise<readonly CertificateFile[]> {
  try {
    return await host.readCertificates(path);
  } catch (error) {
    if (!(error instanceof ToolError)) throw error;
    const { file, span } = placeOf(policy, 'certificates', i);
    const place = span ? `${file}:${span.start.line}:${span.start.column}` : file;
    throw new ToolError(ExitCode.usage, `${place}: ${error.message}`, error.hint);
  }
}
