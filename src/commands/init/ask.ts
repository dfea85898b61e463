import { usageError } from '../../core/tool-error.ts';
import type { Answers, AnswerId, Misread, Read } from '../../init/answers.ts';
import { suggestionFor, type Context, type Question } from '../../init/question.ts';
import { QUESTIONS } from '../../init/questions.ts';
import type { Seen } from '../../init/seen.ts';
import { visible } from '../../report/escape.ts';
import { edgeProblem } from './edge.ts';
import { BEFORE } from './look.ts';
import type { Wizard } from './wizard.ts';

/** All answers: of flags, of somebody at the terminal, or as they are suggested. */
export async function answersOf(start: Seen, wizard: Wizard): Promise<{ answers: Answers; seen: Seen }> {
  let seen = start;
  const answers: Partial<Record<AnswerId, unknown>> = {};
  const missing: string[] = [];
  for (const asked of QUESTIONS) {
    const found = missing.length === 0 ? await BEFORE[asked.id]?.({ answers, seen } as Context, wizard) : undefined;
    if (found) {
      seen = { ...seen, ...found.seen };
      tell(found.told, wizard);
    }
    const context = { answers, seen } as Context;
    const given = wizard.given[asked.id];
    if (!asked.when(context)) {
      if (given !== undefined && !isNo(given)) throw usageError(`${asked.flag} goes with ${asked.goesWith}`);
      continue;
    }
    const texts = given ?? (await textFor(asked, context, wizard));
    if (texts === undefined) missing.push(asked.flag);
    else answers[asked.id] = await answerOf(asked, texts, context, wizard);
  }
  if (missing.length > 0) throw missingAnswers(missing);
  return { answers: answers as unknown as Answers, seen };
}

const isNo = (texts: readonly string[]): boolean => texts.at(-1) === 'no';

/** What the user types, or what is suggested where nobody is asked. */
async function textFor(asked: Question, context: Context, wizard: Wizard): Promise<readonly string[] | undefined> {
  const suggestion = suggestionFor(asked, context);
  if (!wizard.asking) return suggestion === undefined ? undefined : [suggestion];
  const common = {
    message: visible(asked.text(context)),
    explanation: visible(asked.explanation(context)),
    suggestion: suggestion === undefined ? undefined : visible(suggestion),
  };
  const { kind, choices = [] } = asked;
  if (kind === 'yes-no') return [await wizard.host.prompt.ask({ kind, ...common }, wizard.signal)];
  if (kind === 'choice') return [await wizard.host.prompt.ask({ kind, choices, ...common }, wizard.signal)];
  const problem = async (typed: string): Promise<string | undefined> => {
    const read = await tried(asked, [typed], context, wizard);
    return 'problem' in read ? visible(`${sentence(read.problem)} ${read.fix}`) : undefined;
  };
  return [await wizard.host.prompt.ask({ kind, problem, ...common }, wizard.signal)];
}

async function answerOf(
  asked: Question,
  texts: readonly string[],
  context: Context,
  wizard: Wizard,
): Promise<Answers[AnswerId]> {
  const read = await tried(asked, texts, context, wizard);
  if ('problem' in read) throw usageError(`${asked.flag}: ${read.problem}`, read.fix);
  return read.value;
}

/** Read, and compared with what is there. */
async function tried(
  asked: Question,
  texts: readonly string[],
  context: Context,
  wizard: Wizard,
): Promise<Read<Answers[AnswerId]>> {
  const read = asked.read(texts, context);
  if ('problem' in read) return read;
  const problem: Misread | undefined = await edgeProblem(asked.id, read.value, context, wizard);
  return problem ?? read;
}

/** Names of files keep their letters. */
function sentence(clause: string): string {
  return `${clause.replace(/^[a-z]+ /, (word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)}.`;
}

function tell(lines: readonly string[], { host, asking }: Wizard): void {
  if (host.quiet) return;
  const text = lines.map((line) => (asking ? `  ${visible(line)}\n` : `msgrctl: ${visible(line)}\n`)).join('');
  host.stderr.write(asking ? `\n${text}` : text);
}

function missingAnswers(flags: readonly string[]): Error {
  const said = flags.includes('--server')
    ? flags.map((flag) => (flag === '--server' ? '--server (or --mode automatic)' : flag))
    : flags;
  return usageError(
    `nobody is asked here, and only you can know: ${said.join(', ')}`,
    'Such as: msgrctl init --yes --domain contoso.com --server sip.contoso.com',
  );
}
