/** A folder of Macs that harms whoever reads it without care, and what has to be told of each. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  mkdirSync,
  openSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
  type PathLike,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

export interface HostileMac {
  /** As reports name it. */
  readonly mac: string;
  /** What is said about what could not be read; undefined if all of it could. */
  readonly unread?: RegExp;
  /** Depends on chance: this is said, or nothing. */
  readonly mayBeUnread?: RegExp;
  /** What is wrong with a file that could be read. */
  readonly unreadable?: RegExp;
}

export interface HostileFleet {
  readonly macs: readonly HostileMac[];
  /** Ends what makes files grow, and removes the folder. */
  readonly remove: () => void;
}

const PREFERENCES = 'com.microsoft.Messenger.plist';
export const GOOD =
  '<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0"><dict><key>FileTransferEnabled</key><true/></dict></plist>\n';

/** @param folder an empty one */
export function makeHostileFleet(folder: string): HostileFleet {
  const macs: HostileMac[] = [];
  const add = (mac: string, expected: Omit<HostileMac, 'mac'> = {}): void => void macs.push({ mac, ...expected });
  const put = (path: string, text: string | Uint8Array = GOOD): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const run = (command: string, ...args: string[]): boolean =>
    spawnSync(command, args, { cwd: folder, stdio: 'ignore' }).status === 0;

  put('fine.plist');
  add('fine');
  put(`collected/users/anna/${PREFERENCES}`);
  add('collected');

  for (const link of ['loop/self', 'loop/a/up', 'loop/a/b/top']) {
    mkdirSync(dirname(join(folder, link)), { recursive: true });
    symlinkSync(link.endsWith('self') ? '.' : '../..', join(folder, link));
  }
  symlinkSync('fine.plist', join(folder, 'link.plist'));
  add('link', { unread: /link.plist: it is a link, and none is followed$/ });
  put(`linked-user/users/anna/${PREFERENCES}`);
  symlinkSync('../../collected/users/anna', join(folder, 'linked-user/users/other'));
  add('linked-user', { unread: /users\/other: it is a link, and none is followed$/ });

  mkdirSync(join(folder, 'fifo-facts'));
  if (run('mkfifo', 'fifo.plist', 'fifo-facts/facts')) {
    add('fifo', { unread: /fifo.plist: it is a FIFO, not a regular file$/ });
    add('fifo-facts', { unread: /it is a FIFO, not a regular file$/ });
  }
  const socket = `require('net').createServer().listen('socket.plist', () => process.kill(process.pid, 'SIGKILL'))`;
  run(process.execPath, '-e', socket);
  add('socket', { unread: /socket.plist: it is a socket, not a regular file$/ });
  // What never ends, and what never answers.
  if (run('mknod', 'device.plist', 'c', '1', '5')) {
    add('device', { unread: /device.plist: it is a device, not a regular file$/ });
  }

  for (const path of ['sparse.plist', 'sparse-facts/facts']) {
    put(path, '');
    truncateSync(join(folder, path), 2 ** 31);
  }
  add('sparse', { unread: /it has 2147483648 bytes; at most 8388608 are read$/ });
  add('sparse-facts', { unread: /it has 2147483648 bytes; at most 4194304 are read$/ });

  put('million.plist', `{${Array.from({ length: 1_000_000 }, (_, i) => `${i.toString(36)}=1;`).join('')}}`);
  add('million', { unreadable: /more than 200000 values/ });
  put('million-binary.plist', manyReferences(1_000_000));
  add('million-binary', { unreadable: /more than 200000 values/ });
  put('deep-values.plist', `${'('.repeat(100_000)}${')'.repeat(100_000)}`);
  add('deep-values', { unreadable: /nested more than \d+ levels deep/ });
  put('comments.plist', `<?xml version="1.0"?>${'<!---->'.repeat(1_000_000)}<plist version="1.0"><dict/></plist>`);
  add('comments');

  for (const name of [
    'line\nfeed',
    'escape\u001b[31m',
    'bell\u0007',
    'rtl\u202etsilp',
    '"><script>',
    'n'.repeat(249),
  ]) {
    put(`${name}.plist`);
    add(name);
  }
  mkdirSync(join(folder, 'of\nlines/users/an\tna'), { recursive: true });
  put(`of\nlines/users/an\tna/${PREFERENCES}`);
  add('of\nlines');
  if (
    canBeBytes(
      Buffer.concat([Buffer.from(join(folder, 'm\u00fcller-')), Buffer.from([0xfc, 0xff]), Buffer.from('.plist')]),
    )
  ) {
    add('m\u00fcller-\\xFC\\xFF');
  }

  const deep = `for (let i = 0; i < 5000; i += 1) { require('fs').mkdirSync('d'); process.chdir('d'); }`;
  mkdirSync(join(folder, 'deep'));
  spawnSync(process.execPath, ['-e', deep], { cwd: join(folder, 'deep') });
  add('d', { unread: /the name is too long$/ }); // Named as the last folder that a path reaches.

  mkdirSync(join(folder, 'closed'));
  put(`closed-users/users/anna/${PREFERENCES}`);
  chmodSync(join(folder, 'closed'), 0);
  chmodSync(join(folder, 'closed-users/users'), 0);
  put('closed-file.plist');
  chmodSync(join(folder, 'closed-file.plist'), 0);
  // Root may look everywhere.
  const denied = process.getuid?.() === 0 ? {} : { unread: /permission denied$/ };
  add('closed', process.getuid?.() === 0 ? { unread: /is empty$/ } : denied);
  add('closed-users', denied);
  add('closed-file', denied);

  put('empty.tar', '');
  add('empty', { unread: /empty.tar is damaged: it ends without the mark of its end/ });
  put('noise.tgz', gzipSync(Buffer.alloc(10_000, 0x5a)).subarray(0, 40));
  add('noise', { unread: /noise.tgz is damaged/ });
  put('bomb.tar.gz', gzipSync(Buffer.alloc(16 * 1024 * 1024)));
  add('bomb', { unread: /there is no Mac in the archive/ });

  const growing = grow(join(folder, 'growing.plist'));
  add('growing', { mayBeUnread: /^it changed while it was read$|at most 8388608 are read$/ });
  return {
    macs,
    remove: () => {
      growing.kill('SIGKILL');
      for (const path of ['closed', 'closed-users/users']) chmodSync(join(folder, path), 0o755);
      // Node's own cannot remove what no path reaches.
      spawnSync('rm', ['-rf', folder]);
    },
  };
}

/** A binary property list of one dictionary, whose million keys and values are all the same two objects. */
function manyReferences(count: number): Uint8Array {
  const head = Buffer.from('bplist00');
  const dict = Buffer.alloc(6 + count * 2);
  dict[0] = 0xdf;
  dict[1] = 0x12;
  dict.writeUInt32BE(count, 2);
  dict.fill(1, 6, 6 + count);
  dict.fill(2, 6 + count);
  const key = Buffer.from([0x51, 0x6b]);
  const value = Buffer.from([0x09]);
  const offsets = [8, 8 + dict.length, 8 + dict.length + key.length];
  const table = Buffer.alloc(12);
  for (const [i, offset] of offsets.entries()) table.writeUInt32BE(offset, i * 4);
  const trailer = Buffer.alloc(32);
  trailer[6] = 4;
  trailer[7] = 1;
  trailer.writeBigUInt64BE(3n, 8);
  trailer.writeBigUInt64BE(BigInt(8 + dict.length + 3), 24);
  return Buffer.concat([head, dict, key, value, table, trailer]);
}

/** File systems of macOS refuse names that are no UTF-8. */
function canBeBytes(path: PathLike): boolean {
  try {
    closeSync(openSync(path, 'w'));
    writeFileSync(path, GOOD);
    return true;
  } catch {
    return false;
  }
}

/** Another process that makes a file longer without a pause, for an hour at most. */
function grow(path: string): ChildProcess {
  writeFileSync(path, GOOD);
  const code = `
    const { openSync, writeSync, ftruncateSync } = require('fs');
    const file = openSync(process.argv[1], 'a');
    const piece = Buffer.alloc(64, 32);
    for (let i = 0, end = Date.now() + 3600000; Date.now() < end; i += 1) {
      if (i % 100000 === 0) ftruncateSync(file, ${GOOD.length});
      writeSync(file, piece);
    }`;
  return spawn(process.execPath, ['-e', code, path], { stdio: 'ignore' });
}
