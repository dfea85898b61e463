export interface Annotation {
  readonly kind: 'error' | 'warning' | 'notice';
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
  readonly col?: number;
  readonly endLine?: number;
  readonly endColumn?: number;
  readonly title?: string;
}

const PERCENT: { readonly [code: string]: string } = {
  '%0D': '\r',
  '%0A': '\n',
  '%3A': ':',
  '%2C': ',',
  '%25': '%',
};

/** The annotations in a log, read as the runner reads workflow commands; what stands between stop-commands and its token is none. */
export function annotationsIn(log: string): Annotation[] {
  const found: Annotation[] = [];
  let token: string | undefined;
  for (const line of log.split('\n').map((each) => each.trimStart())) {
    if (token !== undefined) {
      if (line === `::${token}::`) token = undefined;
      continue;
    }
    const [, command, properties = '', message = ''] = /^::([\w-]+)(?: (.*?))?::(.*)$/.exec(line) ?? [];
    if (command === 'stop-commands') token = message;
    // The runner still knows an older form, anywhere in a line that has none of the newer (Runner.Common/ActionCommand.cs).
    else if (command === undefined && line.includes('##[')) throw new Error(`a command that nobody meant: ${line}`);
    else if (command === 'error' || command === 'warning' || command === 'notice') {
      found.push({ kind: command, message: unescaped(message, /%(?:0D|0A|25)/g), ...propertiesOf(properties) });
    } else if (command !== undefined) throw new Error(`a command that nobody meant: ${line}`);
  }
  if (token !== undefined) throw new Error('commands were never allowed again');
  return found;
}

function propertiesOf(text: string): object {
  const pairs = text.split(',').filter(Boolean);
  return Object.fromEntries(
    pairs.map((pair) => {
      const [, key = '', value = ''] = /^(\w+)=(.*)$/.exec(pair) ?? [];
      const plain = unescaped(value, /%(?:0D|0A|3A|2C|25)/g);
      return [key, key === 'file' || key === 'title' ? plain : Number(plain)];
    }),
  );
}

function unescaped(text: string, codes: RegExp): string {
  return text.replaceAll(codes, (code) => PERCENT[code]!);
}
