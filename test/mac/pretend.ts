/** The Mac itself; see mac.ts, which is what tests import. */
import { spawnSync } from 'node:child_process';
import { lstatSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Record as CallRecord } from './calls.ts';
import { hostPath, place, putFile, type Attributes } from './files.ts';
import { Holder, ROOT } from './holder.ts';
import { DEFAULT_USERS, groupLines, people, userLines, type MacUser, type Person } from './people.ts';
import { VERSIONS, type Release } from './releases.ts';
import { shell, type ShellName } from './shells.ts';
import { application, furnish, home } from './skeleton.ts';
import { snapshot, type Tree } from './tree.ts';

export interface RunningProgram {
  readonly program: string;
  readonly user: string;
  /** Ends for the signal KILL alone. */
  readonly stubborn?: boolean;
}

export interface MacOptions {
  readonly release: Release;
  /** Default: the last of the release, as 10.4.11. */
  readonly version?: string;
  /** Beside root, nobody, daemon and www. Default: alice (501, an admin) and bob (502). */
  readonly users?: readonly MacUser[];
  /** /Applications/Microsoft Messenger.app is there. */
  readonly application?: boolean;
  readonly running?: readonly RunningProgram[];
  /** The size of the start-up volume, for tests of a full disk. */
  readonly volumeKb?: number;
  readonly memoryMb?: number;
  /** What df says is free on the start-up volume. Default: what is. */
  readonly freeKb?: number;
  readonly cpu?: 'ppc7400' | 'ppc750' | 'ppc970' | 'i386';
}

export interface RunOptions {
  readonly shell?: ShellName;
  /** Default: root. */
  readonly as?: string;
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly folder?: string;
  /** The signal comes when the n-th command is about to run, counted from 1. */
  readonly killAt?: number;
  readonly signal?: 'KILL' | 'TERM' | 'INT' | 'HUP';
  /** If the n-th command writes data, half of it is written before the signal comes. */
  readonly half?: boolean;
  /** Where on the Mac the script lies. It is taken away afterwards unless it was there before. */
  readonly file?: string;
  readonly timeoutMs?: number;
}

export interface RunResult {
  /** Null if a signal ended the script. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  /** How many commands outside the shell were started; each is a place to interrupt. */
  readonly commands: number;
  readonly calls: readonly (readonly string[])[];
  /** Options and commands that an old Mac would not have taken. A test should find none, even if the script hid it. */
  readonly refused: readonly string[];
}

const SIGNALS: { readonly [number: number]: NodeJS.Signals } = {
  1: 'SIGHUP',
  2: 'SIGINT',
  3: 'SIGQUIT',
  6: 'SIGABRT',
  9: 'SIGKILL',
  11: 'SIGSEGV',
  13: 'SIGPIPE',
  15: 'SIGTERM',
};

const SCRIPT = '/private/tmp/script.sh';

export async function makeMac(options: MacOptions): Promise<Mac> {
  const holder = await Holder.start(options.volumeKb ?? 0, options.release);
  const mac = new Mac(holder, options);
  try {
    for (const program of options.running ?? []) await mac.start(program);
  } catch (error) {
    await mac.dispose();
    throw error;
  }
  return mac;
}

export class Mac {
  readonly root: string;
  readonly release: Release;
  readonly #holder: Holder;
  readonly #record: CallRecord;
  readonly #people: readonly Person[];
  readonly #calls: (readonly string[])[] = [];
  #running = 0;
  #networks = 0;

  constructor(holder: Holder, options: MacOptions) {
    this.#holder = holder;
    this.root = holder.root;
    this.release = options.release;
    this.#record = new CallRecord(this.root);
    const users = options.users ?? DEFAULT_USERS;
    this.#people = people(users, this.release);
    furnish(this.root, this.release, options.version ?? VERSIONS[this.release].version);
    this.#knowPeople(users);
    const internal = (name: string, text: string): void => {
      putFile(`${this.root}/.mac/${name}`, text, { mode: 0o666 });
    };
    internal('cpu', `${options.cpu ?? 'ppc7400'}\n`);
    internal('memory', `${(options.memoryMb ?? 512) * 1_048_576}\n`);
    internal('free', options.freeKb === undefined ? '' : `${options.freeKb}\n`);
    internal('run/refused', '');
    internal('network/list', '');
    internal('state/volumes', '/dev/disk0s3\t/\thfs\n');
    if (options.application === true) application(this.root);
  }

  /** The host's path of a file of this Mac. */
  path(path: string): string {
    if (this.#holder.ended) throw new Error('the pretend Mac has ended');
    return hostPath(this.root, path);
  }

  exists(path: string): boolean {
    return lstatSync(this.path(path), { throwIfNoEntry: false }) !== undefined;
  }

  read(path: string): string {
    return readFileSync(this.path(path), 'utf8');
  }

  /** Makes the folders above, too. Default: root, wheel and 644. */
  write(path: string, content: string | Uint8Array, attributes: Attributes = {}): void {
    this.mkdir(dirname(path));
    putFile(this.path(path), content, attributes);
  }

  /** With those above; the attributes are for the last. */
  mkdir(path: string, attributes?: Attributes): void {
    const target = this.path(path);
    mkdirSync(target, { recursive: true });
    if (attributes !== undefined) place(target, attributes);
  }

  symlink(target: string, path: string): void {
    symlinkSync(target, this.path(path));
  }

  /** As chflags does it. */
  lock(path: string, flags: 'uchg' | 'schg' | 'uappnd' | 'sappnd' = 'uchg'): void {
    const file = this.path(path);
    const { dev, ino } = lstatSync(file, { bigint: true });
    must(spawnSync('chattr', [flags.endsWith('chg') ? '+i' : '+a', file]));
    const register = `${this.root}/.mac/state/flags`;
    mkdirSync(register, { recursive: true });
    writeFileSync(`${register}/${dev}-${ino}`, `${flags}\n`);
  }

  /** Whatever its format. */
  plist(path: string): Promise<unknown> {
    const python = 'import sys, json, plistlib, datetime, base64\n' + CONVERT;
    const result = spawnSync('/usr/bin/python3', ['-I', '-S', '-c', python], {
      input: readFileSync(this.path(path)),
    });
    if (result.status !== 0) return Promise.reject(new Error(`${path}: ${result.stderr.toString()}`));
    return Promise.resolve(JSON.parse(result.stdout.toString()) as unknown);
  }

  /** Every path below the root but the harness's own, and those left out with all below them. */
  tree(leaveOut: readonly string[] = []): Promise<Tree> {
    return Promise.resolve(snapshot(this.root, leaveOut));
  }

  /** A volume of its own; the folder is made. It is gone with the Mac. */
  mount(path: string, { sizeKb, readOnly = false }: { sizeKb?: number; readOnly?: boolean } = {}): void {
    this.mkdir(path);
    const target = ROOT + this.path(path).slice(this.root.length);
    const options = `mode=755${sizeKb === undefined ? '' : `,size=${sizeKb}k`}`;
    this.#inside('mount', '-t', 'tmpfs', '-o', options, 'mac', target);
    if (readOnly) this.#inside('mount', '-o', 'remount,ro', target);
    const known = this.read('/.mac/state/volumes').split('\n').length;
    writeFileSync(`${this.root}/.mac/state/volumes`, `/dev/disk${known}s3\t${target.slice(ROOT.length)}\thfs\n`, {
      flag: 'a',
    });
  }

  /** From here on nothing on this volume can be written. */
  remountReadOnly(path: string): void {
    this.#inside('mount', '-o', 'remount,ro', ROOT + this.path(path).slice(this.root.length));
  }

  /** A folder of the host that the Mac will find in its network or in an image; see network.ts. */
  share(address: string, folder: string, { readOnly, guest }: { readOnly: boolean; guest: boolean }): void {
    const number = this.#networks++;
    const target = `${ROOT}/.mac/network/${number}`;
    mkdirSync(`${this.root}/.mac/network/${number}`);
    this.#inside('mount', '--bind', folder, target);
    if (readOnly) this.#inside('mount', '-o', 'remount,bind,ro', target);
    writeFileSync(`${this.root}/.mac/network/list`, `${number}\t${guest ? 'guest' : 'password'}\t${address}\n`, {
      flag: 'a',
    });
  }

  /** Starts a pretend application: a process of that name. */
  async start({ program, user, stubborn = false }: RunningProgram): Promise<number> {
    const { uid, gid } = this.#person(user);
    const id = this.#holder.nextId();
    const [pid] = await this.#holder.ask(id, 'program', `${uid}`, `${gid}`, stubborn ? '1' : '', program);
    return Number(pid);
  }

  /** How many of the pretend applications still run. */
  async runningPrograms(): Promise<number> {
    const pids = await this.#holder.ask(this.#holder.nextId(), 'programs');
    return pids.length;
  }

  /** What all commands were asked so far. */
  calls(): readonly (readonly string[])[] {
    return this.#calls;
  }

  clearCalls(): void {
    this.#calls.length = 0;
  }

  /** Two runs at a time are possible, but then each may get calls of the other, and killAt is for one run alone. */
  async run(script: string, args: readonly string[] = [], options: RunOptions = {}): Promise<RunResult> {
    const { root } = this;
    const file = options.file ?? SCRIPT;
    const before = this.exists(file);
    this.write(file, script, { mode: 0o755 });
    const { program, options: flags } = shell(options.shell ?? 'dash');
    const id = this.#holder.nextId();
    const here = `${root}/.mac/run/${id}`;
    if (options.stdin !== undefined) putFile(`${here}.in`, options.stdin);
    this.#arm(options);
    this.#useShell(program);
    const person = this.#person(options.as ?? 'root');
    const environment = { ...surroundings(person), ...options.env };
    const words = [
      `${person.uid}`,
      `${person.gid}`,
      this.#groupsOf(person),
      options.folder ?? '/',
      `${Object.keys(environment).length}`,
      ...Object.entries(environment).map(([name, value]) => `${name}=${value}`),
      '/bin/sh',
      ...flags,
      file,
      ...args,
    ];
    const { timeoutMs = 30_000 } = options;
    this.#running++;
    let late = false;
    let last: NodeJS.Timeout | undefined;
    const timer = setTimeout(() => {
      late = true;
      this.#holder.tell(id, 'stop');
      // If not even that helps, the Mac is lost.
      last = setTimeout(() => {
        this.#holder.kill();
      }, 5_000);
    }, timeoutMs);
    try {
      const [code, signal] = await this.#holder.ask(id, 'run', ...words);
      const calls = this.#record.take();
      this.#calls.push(...calls);
      const result: RunResult = {
        code: signal === '0' ? Number(code) : null,
        signal: SIGNALS[Number(signal)] ?? null,
        stdout: readFileSync(`${here}.out`, 'utf8'),
        stderr: readFileSync(`${here}.err`, 'utf8'),
        commands: calls.length,
        calls,
        refused: this.#record.takeRefused(),
      };
      if (late) throw new Error(`the script did not end in ${timeoutMs} ms:\n${result.stdout}${result.stderr}`);
      return result;
    } finally {
      clearTimeout(timer);
      clearTimeout(last);
      this.#running--;
      for (const ending of ['in', 'out', 'err']) rmSync(`${here}.${ending}`, { force: true });
      if (options.killAt !== undefined) rmSync(`${root}/.mac/run/interrupt`, { force: true });
      if (!before) rmSync(this.path(file), { force: true });
    }
  }

  /** Ends all that runs on the Mac; its files and volumes vanish with it. */
  async dispose(): Promise<void> {
    await this.#holder.end();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.dispose();
  }

  #knowPeople(users: readonly MacUser[]): void {
    putFile(`${this.root}/.mac/users`, userLines(this.#people));
    putFile(`${this.root}/.mac/groups`, groupLines(users, this.#people));
    const loggedIn = users.filter((user) => user.loggedIn === true);
    putFile(`${this.root}/.mac/state/logged-in`, loggedIn.map(({ name }) => `${name}\n`).join(''));
    // The console belongs to whoever sits at it.
    putFile(`${this.root}/dev/console`, '', { uid: loggedIn[0]?.uid ?? 0, mode: 0o600 });
    for (const user of users) {
      const person = this.#person(user.name);
      if (user.makeHome === false) continue;
      this.mkdir(dirname(person.home));
      home(this.path(person.home), user, person);
    }
  }

  #person(name: string): Person {
    const person = this.#people.find((one) => one.name === name);
    if (person === undefined) throw new Error(`no user ${name} on this Mac`);
    return person;
  }

  #groupsOf({ name, gid }: Person): string {
    const groups = this.read('/.mac/groups').trimEnd().split('\n');
    const numbers = groups
      .map((line) => line.split('\t'))
      .filter(([, , members = '']) => members.split(',').includes(name))
      .map(([, number = '']) => number);
    return [`${gid}`, ...numbers].join(' ');
  }

  #arm({ killAt, signal = 'KILL', half = false }: RunOptions): void {
    if (killAt === undefined) return;
    const run = `${this.root}/.mac/run`;
    // The places that an earlier interrupted run has counted.
    rmSync(`${run}/counted`, { recursive: true, force: true });
    mkdirSync(`${run}/counted`);
    place(`${run}/counted`, { mode: 0o777 });
    putFile(`${run}/count`, '1\n', { mode: 0o666 });
    putFile(`${run}/interrupt`, `${killAt} ${signal} ${half ? 'half' : 'whole'}\n`);
  }

  #useShell(program: string): void {
    if (this.#running > 0) return;
    rmSync(`${this.root}/.mac/shell/sh`, { force: true });
    symlinkSync(`/.mac/host/bin/${program}`, `${this.root}/.mac/shell/sh`);
  }

  /** A program of the host, in the Mac's mount namespace. */
  #inside(...command: readonly string[]): void {
    must(spawnSync('nsenter', ['-t', `${this.#holder.pid}`, '-m', ...command]));
  }
}

function surroundings({ name, home: folder, shell: login }: Person): Record<string, string> {
  return { PATH: '/bin:/sbin:/usr/bin:/usr/sbin', HOME: folder, USER: name, LOGNAME: name, SHELL: login };
}

function must({ status, stderr, error }: ReturnType<typeof spawnSync>): void {
  if (status !== 0) throw new Error(error?.message ?? stderr.toString());
}

/** Data become {data: base64}, dates {date: ISO}; integers beyond a double stay exact as {integer: "..."}. */
const CONVERT = `
def plain(value):
    if isinstance(value, dict): return {k: plain(v) for k, v in value.items()}
    if isinstance(value, list): return [plain(v) for v in value]
    if isinstance(value, bytes): return {'data': base64.b64encode(value).decode()}
    if isinstance(value, datetime.datetime): return {'date': value.isoformat() + 'Z'}
    if isinstance(value, plistlib.UID): return {'uid': value.data}
    return value
json.dump(plain(plistlib.loads(sys.stdin.buffer.read())), sys.stdout)
`;
