import type { CheckInfo, Finding } from '../core/finding.ts';
import type { Location } from '../core/location.ts';
import type { Report } from '../core/report.ts';
import type { Severity } from '../core/severity.ts';
import { SOURCES } from './check.ts';
import type { Renderer } from './renderer.ts';

/** SARIF 2.1.0 (OASIS), for code scanning. */
export const sarif: Renderer = (report) => {
  const indexOf = new Map(report.checks.map(({ id }, index) => [id, index]));
  const results = report.targets.flatMap(({ findings, suppressed }) => [
    ...findings.map((finding) => result(finding, indexOf)),
    ...suppressed.map(({ finding, reason }) => ({
      ...result(finding, indexOf),
      suppressions: [{ kind: 'external', justification: reason }],
    })),
  ]);
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver: driver(report) }, columnKind: 'utf16CodeUnits', results }],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
};

const LEVELS: { readonly [severity in Severity]: string } = { error: 'error', warning: 'warning', info: 'note' };

function driver({ tool, checks }: Report): object {
  return { name: tool.name, semanticVersion: tool.version, rules: checks.map(rule) };
}

function rule({ id, severity, title, why, fix, cite }: CheckInfo): object {
  const sources = cite.map(({ source, where, says }) => `- ${SOURCES[source]}, "${where}": ${says}`).join('\n');
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: { text: `${why}\n\n${fix}`, markdown: `${why}\n\n**Fix:** ${fix}\n\n${sources}` },
    defaultConfiguration: { level: LEVELS[severity] },
  };
}

function result(
  { check, severity, message, fix, where, args }: Finding,
  indexOf: ReadonlyMap<string, number>,
): object {
  const index = indexOf.get(check);
  return {
    ruleId: check,
    ...(index === undefined ? {} : { ruleIndex: index }),
    level: LEVELS[severity],
    message: { text: `${message}. ${fix}` },
    locations: [location(where)],
    // Follows the finding when lines move.
    partialFingerprints: { 'msgrctl/v1': hash(JSON.stringify([check, where.file, where.keyPath ?? null, args])) },
  };
}

function location({ file, span, byteOffset, keyPath }: Location): object {
  const region = span
    ? {
        startLine: span.start.line,
        startColumn: span.start.column,
        endLine: span.end.line,
        endColumn: span.end.column,
      }
    : byteOffset === undefined
      ? undefined
      : { byteOffset, byteLength: 1 };
  return {
    physicalLocation: { artifactLocation: { uri: uri(file) }, ...(region ? { region } : {}) },
    ...(keyPath === undefined ? {} : { logicalLocations: [{ fullyQualifiedName: keyPath, kind: 'member' }] }),
  };
}

/** A relative reference, or a file: URI for an absolute path (RFC 3986; RFC 8089). */
export function uri(file: string): string {
  if (file === '-') return 'stdin';
  const encoded = file.toWellFormed().replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
  return encoded.startsWith('/') ? `file://${encoded}` : encoded.replace(/^\.\//, '');
}

/** FNV-1a, 32 bits twice with different seeds: short, stable, and without a library. */
function hash(text: string): string {
  const half = (seed: number): string => {
    let value = seed;
    for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
    return (value >>> 0).toString(16).padStart(8, '0');
  };
  return half(0x811c9dc5) + half(0x01000193);
}
