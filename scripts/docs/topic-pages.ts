import type { Symptom } from '../../src/checks/signin/symptoms.ts';
import { SOURCES } from '../../src/report/check.ts';
import { LOOKS } from '../../src/report/symptom.ts';
import { TOPICS } from '../../src/topics/index.ts';
import type { OtherSymptom } from '../../src/topics/symptoms.ts';
import type { Part, Topic, TopicCommand } from '../../src/topics/topic.ts';

/** A topic as a page. */
export function topicPage({ title, parts, commands, sections, see }: Topic): string {
  return [
    `# ${title}\n`,
    ...parts.map((part) => `${partText(part)}\n`),
    fence(commands),
    `In the guide: ${sections.map((section) => `"${section}"`).join(', ')}.\n`,
    `See also: ${see.map(link).join(', ')}.\n`,
    '[All topics and symptoms](README.md)\n',
  ].join('\n');
}

/** All topics, and all symptoms with what they mean. */
export function topicIndexPage(
  topics: readonly Topic[],
  symptoms: readonly Symptom[],
  others: readonly OtherSymptom[],
): string {
  return [
    '# Topics and symptoms\n',
    'What `msgrctl explain` tells on a terminal; `msgrctl explain --list` names checks and settings as well.\n',
    '## Topics\n',
    topics.map(({ name, title }) => `- [${title}](${name}.md) (\`explain ${name}\`)\n`).join(''),
    '## What users see when they cannot sign in\n',
    ...symptoms.map(
      ({ name, shown, by, cause, also, rungs, cite }) =>
        `### ${sentence(shown)}\n\n\`explain ${name}\`. Shown by ${by}.\n\n- Cause: ${cause}.\n${also === undefined ? '' : `- ${also}\n`}- Look with ${[...new Set(rungs.map((rung) => `\`${LOOKS[rung]}\``))].join(', ')}.\n- ${SOURCES[cite.source]}, "${cite.where}": ${cite.says}.\n`,
    ),
    '## What else users see\n',
    ...others.map(
      ({ name, shown, causes, commands, sections, see }) =>
        `### ${sentence(shown)}\n\n\`explain ${name}\`. Likely causes, the likeliest first:\n\n${causes.map((cause, i) => `${i + 1}. ${cause}\n`).join('')}\n${fence(commands)}\nIn the guide: ${sections.map((section) => `"${section}"`).join(', ')}. See also: ${see.map(link).join(', ')}.\n`,
    ),
  ].join('\n');

  function sentence(text: string): string {
    return text.charAt(0).toUpperCase() + text.slice(1);
  }
}

function partText(part: Part): string {
  if (typeof part === 'string') return part;
  if ('list' in part) return part.list.map((item) => `- ${item}`).join('\n');
  if ('head' in part) {
    const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
    return [line(part.head), line(part.head.map(() => '---')), ...part.rows.map(line)].join('\n');
  }
  return `${part.beyond} (Not in the guide: ${part.who}.)`;
}

function fence(commands: readonly TopicCommand[]): string {
  const width = Math.max(...commands.map(({ run }) => run.length));
  return `\`\`\`sh\n${commands.map(({ run, does }) => `${run.padEnd(width)}  # ${does}\n`).join('')}\`\`\`\n`;
}

/** Checks and topics have pages of their own, settings one for all, symptoms stand in the index. */
function link(name: string): string {
  if (name.includes('/')) return `[${name}](../checks/${name}.md)`;
  if (/^[A-Z]/.test(name)) return `[${name}](../settings.md)`;
  return TOPICS.some((topic) => topic.name === name) ? `[${name}](${name}.md)` : `\`explain ${name}\``;
}
