/** The line to engine/holder.pl, the one process that keeps a pretend Mac's namespaces alive. */
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';

const ENGINE = fileURLToPath(new URL('engine', import.meta.url));
const STAND_INS = fileURLToPath(new URL('stand-ins', import.meta.url));

/** Where the Mac's root is mounted, in the holder's mount namespace alone: on every Linux, and never in use there. */
export const ROOT = '/media';

/** With no network, no host processes and no mount that anyone else could see. */
const NAMESPACES = ['--mount', '--pid', '--net', '--ipc', '--uts', '--fork', '--kill-child'];

const PERL = '/usr/bin/perl';

interface Waiting {
  readonly resolve: (words: readonly string[]) => void;
  readonly reject: (error: Error) => void;
}

export class Holder {
  /** Its process id as the host sees it. */
  pid = 0;
  ended = false;
  readonly #child: ChildProcessByStdio<Writable, Readable, null>;
  readonly #waiting = new Map<number, Waiting>();
  readonly #ended: Promise<void>;
  #pending = '';
  #next = 1;

  private constructor(kilobytes: number, release: string) {
    this.#child = spawn(
      'unshare',
      [...NAMESPACES, '--', PERL, `${ENGINE}/holder.pl`, ROOT, `${kilobytes}`, STAND_INS, ENGINE, release],
      {
        stdio: ['pipe', 'pipe', 'inherit'],
        env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C' },
      },
    );
    this.#child.stdout.setEncoding('latin1');
    this.#child.stdout.on('data', (text: string) => {
      this.#read(text);
    });
    // A request to a Mac that is gone fails by itself, below.
    this.#child.stdin.on('error', () => {});
    this.#ended = new Promise((resolve) => {
      const end = (): void => {
        const gone = new Error('the pretend Mac has ended');
        for (const { reject } of this.#waiting.values()) reject(gone);
        this.#waiting.clear();
        this.ended = true;
        resolve();
      };
      this.#child.on('close', end);
      this.#child.on('error', end);
    });
  }

  /** Kilobytes: the size of the start-up volume, 0 for no limit. */
  static async start(kilobytes: number, release: string): Promise<Holder> {
    const holder = new Holder(kilobytes, release);
    const [, pid] = await holder.#answer(0);
    holder.pid = Number(pid);
    return holder;
  }

  get root(): string {
    return `/proc/${this.pid}/root${ROOT}`;
  }

  nextId(): number {
    return this.#next++;
  }

  ask(id: number, verb: string, ...words: readonly string[]): Promise<readonly string[]> {
    const answer = this.#answer(id);
    this.tell(id, verb, ...words);
    return answer;
  }

  tell(id: number, verb: string, ...words: readonly string[]): void {
    this.#child.stdin.write(`${[`${id}`, verb, ...words].map(encode).join('\t')}\n`);
  }

  async end(): Promise<void> {
    this.#child.stdin.end();
    const timer = setTimeout(() => {
      this.kill();
    }, 5_000);
    await this.#ended;
    clearTimeout(timer);
  }

  /** The end of the namespaces, and so of everything in them. */
  kill(): void {
    this.#child.kill('SIGKILL');
  }

  #answer(id: number): Promise<readonly string[]> {
    return new Promise((resolve, reject) => {
      if (this.#child.exitCode !== null) reject(new Error('the pretend Mac has ended'));
      this.#waiting.set(id, { resolve, reject });
    });
  }

  #read(text: string): void {
    const lines = (this.#pending + text).split('\n');
    this.#pending = lines.pop() ?? '';
    for (const line of lines) {
      const [id, ...words] = line.split('\t').map(decode);
      const waiting = this.#waiting.get(Number(id));
      this.#waiting.delete(Number(id));
      if (words[0] === 'failed') waiting?.reject(new Error(words.slice(1).join(' ').trim()));
      else waiting?.resolve(words);
    }
  }
}

function encode(word: string): string {
  return word.replaceAll(/[%\t\n]/g, (one) => `%${one.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

function decode(word: string): string {
  return word.replaceAll(/%(..)/g, (_, digits: string) => String.fromCharCode(parseInt(digits, 16)));
}
