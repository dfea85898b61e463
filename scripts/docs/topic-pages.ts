import type { Symptom } from '../../src/topics/symptom.ts';
import { SYMPTOMS } from '../../src/topics/symptoms/index.ts';
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
export function topicIndexPage(topics: readonly Topic[], symptoms: readonly Symptom[]): string {
  return [
    '# Topics and symptoms\n',
    'What `msgrctl explain` tells on a terminal; `msgrctl explain --list` names checks and settings as well.\n',
    '## Topics\n',
    topics.map(({ name, title }) => `- [${title}](${name}.md) (\`explain ${name}\`)\n`).join(''),
    '## Symptoms\n',
    'Likely causes, the likeliest first, each with the command that decides. Words in capitals are to be filled in.\n',
    symptoms.map((symptom) => `- [${capital(symptom.shown)}](#${anchor(symptom)})\n`).join(''),
    ...symptoms.map(symptomSection),
  ].join('\n');
}

function symptomSection(symptom: Symptom): string {
  const { name, by, causes, also, rungs, sections, see } = symptom;
  const where =
    sections.length > 0
      ? `In the guide: ${sections.map((each) => `"${each}"`).join(', ')}.`
      : 'The guide does not know it.';
  return [
    `### ${capital(symptom.shown)}\n`,
    `\`explain ${name}\`.${by === undefined ? '' : ` Shown by ${by}.`}\n`,
    causes
      .map(({ cause, run, who }, i) =>
        [
          `${i + 1}. ${capital(cause)}.`,
          run === undefined ? '' : ` \`${run}\``,
          who === undefined ? '' : ` (Not in the guide: ${who}.)`,
          '\n',
        ].join(''),
      )
      .join(''),
    ...(also === undefined ? [] : [`${also}\n`]),
    [
      ...(rungs.length > 0 ? [`Steps of \`check signin\`: ${rungs.join(', ')}.`] : []),
      where,
      `See also: ${see.map(link).join(', ')}.`,
    ].join(' '),
    '',
  ].join('\n');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** As GitHub makes anchors of headings. */
function anchor({ shown }: Symptom): string {
  return shown
    .toLowerCase()
    .replaceAll(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-');
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
  const symptom = SYMPTOMS.find((each) => each.name === name);
  return symptom ? `[${name}](README.md#${anchor(symptom)})` : `[${name}](${name}.md)`;
}
