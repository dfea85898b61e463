import type { CommandBody } from '../core/command.ts';
import { ExitCode } from '../core/exit-code.ts';
import type { TextOutput } from '../core/host.ts';
import { cannot, usageError } from '../core/tool-error.ts';
import { checkText } from '../report/check.ts';
import { jsonDocument } from '../report/escape.ts';
import { settingText } from '../report/setting.ts';
import { subjectList } from '../report/subjects.ts';
import { symptomText } from '../report/symptom.ts';
import { topicText } from '../report/topic.ts';
import { meant } from './explain/meant.ts';
import { hintFor } from './explain/miss.ts';
import { listed } from './explain/search.ts';
import { SUBJECTS, type Known } from './explain/subjects.ts';

export const run: CommandBody = async ({ args, options }, host) => {
  const words = (args['subject'] ?? []) as readonly string[];
  const said = words.join(' ');
  const isJson = options['format'] === 'json';
  const isList = options['list'] === true || words.length === 0;
  const found = isList ? toList(words, options['list'] === true) : meant(said);
  if (found.length === 0) {
    throw isList
      ? cannot(`nothing that can be explained has "${said}"`, 'All of it: msgrctl explain --list')
      : usageError(`nothing here is called "${said}"`, hintFor(said));
  }
  const tell = isList ? listText : textOf;
  await host.stdout.write(isJson ? json(found, isList) : tell(found, host.stdout));
  return ExitCode.ok;
};

/** Without a word, and without --list: what one would browse. */
function toList(words: readonly string[], isAll: boolean): readonly Known[] {
  return isAll ? listed(words) : SUBJECTS.filter(({ kind }) => kind === 'topic' || kind === 'symptom');
}

function listText(found: readonly Known[], { isTerminal, width, style }: TextOutput): string {
  const list = subjectList(found, style, isTerminal ? width : Infinity);
  return isTerminal ? `${list}\nmsgrctl explain NAME tells more; --list has checks and settings, too.\n` : list;
}

function textOf(found: readonly Known[], output: TextOutput): string {
  return found.map((each) => told(each, output)).join('\n');
}

function json(found: readonly Known[], isList: boolean): string {
  return jsonDocument(found.map(({ data, ...subject }) => (isList ? subject : { ...subject, explained: data })));
}

function told({ kind, data }: Known, { style, width }: TextOutput): string {
  switch (kind) {
    case 'topic':
      return topicText(data, style, width);
    case 'symptom':
      return symptomText(data, style, width);
    case 'check':
      return checkText(data, style, width);
    case 'setting':
      return settingText(data, width);
  }
}
