import type { Style } from '../core/host.ts';
import type { RungName } from '../core/report.ts';
import type { TopicCommand } from '../topics/topic.ts';
import { fold } from '../core/fold.ts';

const INDENT = '       ';

interface Tail {
  readonly commands?: readonly TopicCommand[];
  /** Steps of a sign-in. */
  readonly rungs?: readonly RungName[];
  readonly sections: readonly string[];
  readonly see: readonly string[];
}

/** What stands below a topic or a symptom: what to do next, who says so, what to read. */
export function tailText({ commands = [], rungs = [], sections, see }: Tail, { dim }: Style, width: number): string {
  const line = (head: string, text: string): string =>
    text === '' ? '' : `${dim(`${head.padEnd(INDENT.length)}${fold(text, width - INDENT.length, INDENT)}`)}\n`;
  return [
    ...commands.map(({ run, does }, i) =>
      [
        `${(i === 0 ? 'then:' : '').padEnd(INDENT.length)}${run}\n`,
        `${INDENT}  ${fold(does, width - INDENT.length - 2, `${INDENT}  `)}\n`,
      ].join(''),
    ),
    commands.length > 0 ? '\n' : '',
    line('steps:', rungs.join(', ')),
    line('guide:', sections.length > 0 ? sections.map((section) => `"${section}"`).join(', ') : 'nothing'),
    line('see:', see.join(', ')),
  ].join('');
}
