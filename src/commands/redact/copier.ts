import { PROFILES } from '../../checks/dns/profiles.ts';
import { ALL_CHECKS } from '../../checks/registry.ts';
import type { Host } from '../../core/host.ts';
import { ToolError } from '../../core/tool-error.ts';
import { redactFacts, type Sums } from '../../fleet/redact/facts.ts';
import type { Names } from '../../fleet/redact/names.ts';
import { holdsCertificates, redactObservation } from '../../fleet/redact/observation.ts';
import { redactPlist } from '../../fleet/redact/plist.ts';
import { redactPolicy } from '../../fleet/redact/policy.ts';
import type { Redacted, Vocabulary } from '../../fleet/redact/redacted.ts';
import { observationOf } from '../check/saved.ts';
import { judgePolicyFile } from '../policy-file.ts';
import { formOf } from './form.ts';
import { remadeReply } from './kdc-reply.ts';

const ARCHIVE = /\.(?:tar|tgz|gz|zip|bz2)$/i;

/** The copy of a file, told by its name and how it begins. */
export type Copier = (file: string, bytes: Uint8Array, sums: Sums) => Promise<Redacted>;

export function makeCopier(names: Names, host: Host): Copier {
  const vocabulary: Vocabulary = {
    checks: new Set(ALL_CHECKS.map(({ id }) => id)),
    clients: new Set(PROFILES.map(({ id }) => id)),
  };
  return async (file, bytes, sums) => {
    switch (formOf(file, bytes)) {
      case 'facts':
        return redactFacts(bytes, names, sums);
      case 'plist':
        return redactPlist(bytes, names, vocabulary);
      case 'observation':
        return copyObservation(file, bytes, names, vocabulary);
      case 'policy':
        return copyPolicy(file, bytes, names, vocabulary, host);
      case 'other':
        return {
          refused: ARCHIVE.test(file) ? 'it is an archive: unpack it first' : 'it is nothing that msgrctl can redact',
        };
    }
  };
}

function copyObservation(file: string, bytes: Uint8Array, names: Names, vocabulary: Vocabulary): Redacted {
  try {
    const seen = observationOf(file, bytes);
    const copy = redactObservation(seen, names, vocabulary, remadeReply);
    const notices = holdsCertificates(seen)
      ? ['certificates were left out: they are signed, and cannot be rewritten']
      : [];
    return { bytes: new TextEncoder().encode(`${JSON.stringify(copy, null, 2)}\n`), notices };
  } catch (error) {
    if (error instanceof ToolError) return { refused: error.message };
    throw error;
  }
}

async function copyPolicy(
  file: string,
  bytes: Uint8Array,
  names: Names,
  vocabulary: Vocabulary,
  host: Host,
): Promise<Redacted> {
  const { result } = await judgePolicyFile(file, bytes, host);
  if (result.policy) return redactPolicy(result.policy, names, vocabulary);
  return { refused: result.problems[0]?.message ?? 'it is no policy' };
}
