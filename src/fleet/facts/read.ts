import { LineIndex } from '../../core/line-index.ts';
import { emptyDraft, type Draft } from './draft.ts';
import { isSha1, partsOf } from './parts.ts';
import type { FactsProblem, FactsResult } from './types.ts';
import { WORDS } from './words.ts';

const FORMAT = 1;
/** Far beyond any Mac: 200 certificates and 20 users make less than 50 KB. */
const MOST_BYTES = 4 * 1024 * 1024;
const MOST_LINES = 100_000;
const MOST_PROBLEMS = 100;
const MOST_TOLD = 60;

const strict = new TextDecoder('utf-8', { fatal: true });
const lenient = new TextDecoder('utf-8');

/** Reads the file `facts`. Whatever the bytes are, what is wrong with them is data. */
export function readFacts(bytes: Uint8Array): FactsResult {
  const problems: FactsProblem[] = [];
  const problem = (kind: FactsProblem['kind'], start: number, end: number, says: string): void => {
    if (problems.length < MOST_PROBLEMS) problems.push({ kind, start, end, says });
  };
  const large = bytes.length > MOST_BYTES;
  const text = decoded(large ? bytes.subarray(0, MOST_BYTES) : bytes, problem);
  const lines = new LineIndex(text);
  if (large) problem('too-large', text.length, text.length, `only its first ${MOST_BYTES} bytes were read`);

  const first = /^msgrctl-facts\t([0-9]{1,9})(?=\n|$)/.exec(text);
  if (!first || Number(first[1]) < 1) {
    problem('not-facts', 0, 0, 'its first line is not that of a facts file');
    return { facts: undefined, problems, lines };
  }
  if (Number(first[1]) > FORMAT) {
    problem('newer', 0, first[0].length, `it is of format ${first[1]}; this msgrctl knows format ${FORMAT}`);
    return { facts: undefined, problems, lines };
  }
  const draft = emptyDraft(text, lines);
  const ended = readLines(text, first[0].length + 1, draft, problem);
  if (!ended && !large) problem('truncated', text.length, text.length, 'its last line, "end", is missing');
  if (ended) compareCount(draft, problem);
  return { facts: draft, problems, lines };
}

type Report = (kind: FactsProblem['kind'], start: number, end: number, says: string) => void;

function decoded(bytes: Uint8Array, problem: Report): string {
  try {
    return strict.decode(bytes);
  } catch {
    const text = lenient.decode(bytes);
    const at = Math.max(0, text.indexOf('\uFFFD'));
    problem('not-utf-8', at, at, 'it is not UTF-8');
    return text;
  }
}

/** True if the last line was reached. A line without its end was cut off, and says nothing. */
function readLines(text: string, from: number, draft: Draft, problem: Report): boolean {
  let count = 1;
  for (let start = from; start < text.length; count += 1) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    if (text.startsWith('end', start) && end === start + 3) {
      if (end + 1 < text.length) problem('damaged', end + 1, end + 1, 'something comes after the last line');
      return true;
    }
    if (newline === -1) return false;
    if (count >= MOST_LINES) {
      problem('too-large', start, start, `only its first ${MOST_LINES} lines were read`);
      return false;
    }
    if (!takeAnchor(text, start, end, draft)) {
      const line = text.slice(start, end);
      const wrong = takeLine(line, start, end, draft);
      if (wrong !== undefined) problem('damaged', start, end, `${quoted(line)}: ${wrong}`);
    }
    start = newline + 1;
  }
  return false;
}

/** A Mac with 10.4 has over a hundred of these, and their subjects are nobody's question. */
function takeAnchor(text: string, start: number, end: number, draft: Draft): boolean {
  if (!text.startsWith('anchor\t', start)) return false;
  const sha1 = text.slice(start + 7, start + 47);
  const rest = start + 47;
  if (rest > end || (rest < end && text[rest] !== '\t') || !isSha1(sha1)) return false;
  draft.anchor.sha1.push(sha1);
  return true;
}

function takeLine(line: string, start: number, end: number, draft: Draft): string | undefined {
  const parts = partsOf(line);
  if ('wrong' in parts) return parts.wrong;
  return WORDS.get(parts[0]!)?.(draft, parts, { start, end });
}

function compareCount({ anchors, anchor }: Draft, problem: Report): void {
  const found = anchor.sha1.length + anchor.unreadable;
  if (anchors?.count === undefined || anchors.count === found) return;
  problem(
    'damaged',
    anchors.start,
    anchors.end,
    `it should tell of ${anchors.count} certificates, and tells of ${found}`,
  );
}

function quoted(line: string): string {
  const shown = line.length > MOST_TOLD ? `${line.slice(0, MOST_TOLD)}…` : line;
  return JSON.stringify(shown.replaceAll('\t', ' '));
}
