/** The harness itself: what a test may trust it for. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect } from 'vitest';
import { changes, macTest, makeMac, RELEASES, SHELLS } from './mac.ts';

describe('commands of each release', () => {
  const present = {
    stat: ['10.4', '10.5', '10.6'],
    dscl: ['10.4', '10.5', '10.6'],
    launchctl: ['10.4', '10.5', '10.6'],
    nireport: ['10.3', '10.4'],
    nicl: ['10.3', '10.4'],
    niutil: ['10.3', '10.4'],
    shasum: ['10.6'],
    plutil: RELEASES,
    security: RELEASES,
    certtool: RELEASES,
    jot: RELEASES,
    md5: RELEASES,
    '/usr/libexec/PlistBuddy': ['10.5', '10.6'],
    '/usr/libexec/FirewallTool': ['10.4'],
    '/System/Library/PrivateFrameworks/NetworkConfig.framework/Resources/firewalltool': ['10.3'],
    '/usr/libexec/ApplicationFirewall/socketfilterfw': ['10.5', '10.6'],
    pgrep: [],
    pkill: [],
    seq: [],
    base64: [],
    readlink: [],
    realpath: [],
    python3: [],
    gawk: [],
    apt: [],
  };
  for (const release of RELEASES) {
    macTest(release, async () => {
      await using mac = await makeMac({ release });
      const names = Object.keys(present);
      const script = names.map((name) => `command -v ${name} >/dev/null && echo ${name}`).join('\n');
      const { stdout } = await mac.run(script);
      const wanted = Object.entries(present).filter(([, releases]) =>
        (releases as readonly string[]).includes(release),
      );
      expect(stdout.trimEnd().split('\n').toSorted()).toEqual(wanted.map(([name]) => name).toSorted());
    });
  }
});

describe('what old systems did not take is refused, and on record', () => {
  const everywhere = [
    'cp -a /etc /tmp/copy',
    'cp --archive /etc /tmp/copy',
    'sed -i s/a/b/ /etc/hosts',
    'sed -r s/a/b/ /etc/hosts',
    "sed 's/a\\+/b/' /etc/hosts",
    "sed 's/\\t/ /' /etc/hosts",
    "sed -n '/a/{s/b/c/;p}' /etc/hosts",
    "awk '/a{2}/' /etc/hosts",
    'ls --color /',
    'date -d yesterday',
    'date +%N',
    'mktemp',
    'touch -d yesterday /tmp/x',
    'chown --reference=/etc /tmp',
    'grep -P x /etc/hosts',
    'grep --color x /etc/hosts',
    'find /tmp -printf %p',
    'find /tmp -maxdepth 1',
    'find /tmp -delete',
    'find -name x',
    'sort -V /etc/hosts',
    'head -n -1 /etc/hosts',
    'mkdir --parents /tmp/a/b',
    'tar --version',
    'sleep 1m',
    'xargs -d x',
  ];
  const on = { '10.3': ['sed -E s/a/b/ /etc/hosts', 'grep -o x /etc/hosts'], '10.6': [] } as const;
  for (const release of ['10.3', '10.6'] as const) {
    macTest(release, async () => {
      await using mac = await makeMac({ release });
      for (const command of [...everywhere, ...on[release]]) {
        const { code, refused } = await mac.run(`${command} >/dev/null 2>&1`);
        expect([command, code !== 0, refused.length], command).toEqual([command, true, 1]);
      }
      const fine = await mac.run(
        'cp -pR /etc /tmp/copy; sed -n 1p /etc/hosts; ls -ldn /; date -u; mktemp /tmp/x.XXXXXX; find /tmp -name x -print; ' +
          'tail -1 /etc/hosts; head -2 /etc/hosts; ps -axww; sort -u /etc/hosts; tr a-z A-Z </etc/hosts; awk 1 /etc/hosts',
      );
      expect(fine).toMatchObject({ code: 0, refused: [], stderr: '' });
    });
  }
});

describe('ways of BSD', () => {
  macTest('cp -R of a folder with a slash copies what is in it', async () => {
    await using mac = await makeMac({ release: '10.3' });
    await mac.run('mkdir /tmp/a /tmp/b; : >/tmp/a/file; cp -R /tmp/a/ /tmp/b; cp -R /tmp/a /tmp/b');
    expect(mac.exists('/tmp/b/file')).toBe(true);
    expect(mac.exists('/tmp/b/a/file')).toBe(true);
  });

  macTest('awk is not gawk, wc sets columns, xargs runs nothing for nothing, root lists dot files', async () => {
    await using mac = await makeMac({ release: '10.4' });
    const { stdout } = await mac.run(
      'cd /tmp; : >.dot; awk "BEGIN { print length(PROCINFO) }"; wc -l </etc/hosts; xargs echo none </dev/null; ls /tmp',
    );
    expect(stdout).toBe('0\n       2\n.dot\nscript.sh\n');
  });

  macTest('a copy by cp -p of a locked file is locked', async () => {
    await using mac = await makeMac({ release: '10.4' });
    const { stdout } = await mac.run('cd /tmp; : >a; chflags uchg a; cp -p a b; cp a c; stat -f %Sf a b c');
    expect(stdout).toBe('uchg\nuchg\n-\n');
  });
});

describe('flags', () => {
  for (const release of RELEASES) {
    macTest(`are shown by the ls of ${release}`, async () => {
      await using mac = await makeMac({ release });
      const { stdout } = await mac.run(
        `cd /tmp; echo x >a; echo x >b; chflags uchg a; for o in -lo -lO; do ls $o a b 2>/dev/null | awk '{ print $5 }'; done`,
      );
      // -lO is not known up to 10.4; later -lo leaves out the group, and the fifth column is the month.
      const month = /^[A-Z][a-z]{2}$/;
      const words = stdout.trimEnd().split('\n');
      if (release < '10.5') expect(words).toEqual(['uchg', '-']);
      else
        expect([month.test(words[0]!), month.test(words[1]!), ...words.slice(2)]).toEqual([true, true, 'uchg', '-']);
    });
  }

  macTest('stop root from writing, renaming and removing, but rm takes uchg off', async () => {
    await using mac = await makeMac({ release: '10.5' });
    const { stdout } = await mac.run(`cd /tmp; exec 2>/dev/null
      for flag in uchg schg; do
        echo x >f; chflags $flag f; ls -lO f | awk '{ print $5 }'
        echo y >f && echo written
        mv f g && echo moved
        : >h; mv -f h f && echo replaced
        perl -e 'unlink "f" and print "unlinked\n"'
        rm -f f && echo removed
        chflags no$flag f; rm -f f h
      done`);
    expect(stdout).toBe('uchg\nremoved\nschg\n');
  });

  macTest('of a user: set and cleared by its owner; schg on 10.4 for good', async () => {
    await using mac = await makeMac({ release: '10.4' });
    const home = '/Users/alice';
    mac.write(`${home}/own`, 'x', { uid: 501, gid: 501 });
    mac.write(`${home}/roots`, 'x', { uid: 0, gid: 0 });
    mac.lock(`${home}/roots`);
    const alice = await mac.run(
      `cd ${home}; chflags uchg own && chflags nouchg own && echo own; chflags nouchg roots || echo no`,
      [],
      {
        as: 'alice',
      },
    );
    expect(alice.stdout).toBe('own\nno\n');
    const root = await mac.run(
      `cd ${home}; chflags schg own; chflags noschg own || echo stays; chflags nouchg roots && echo off`,
    );
    expect(root.stdout).toBe('stays\noff\n');
  });
});

describe('runs', () => {
  for (const shell of SHELLS) {
    macTest(`${shell} is the Mac's /bin/sh, for what the script starts, too`, async () => {
      await using mac = await makeMac({ release: '10.3' });
      const script =
        '#!/bin/sh\n[ "$1" = again ] && echo "again $#" && exit 7\necho "$1"; /bin/sh "$0" again; "$0" again';
      const { code, stdout } = await mac.run(script, ["a'b c"], { shell });
      expect([code, stdout]).toEqual([7, "a'b c\nagain 1\nagain 1\n"]);
    });
  }

  macTest('as a user, with input, environment and folder', async () => {
    await using mac = await makeMac({ release: '10.4', users: [{ name: 'eve b', uid: 777, gid: 20 }] });
    const { stdout, stderr, code } = await mac.run(
      'cat; echo "$X:$HOME:$PATH"; pwd; id; touch /etc/no || exit 9',
      [],
      {
        as: 'eve b',
        stdin: 'in\n',
        env: { X: 'a\tb\nc' },
        folder: '/Users',
      },
    );
    expect(stdout).toBe(
      'in\na\tb\nc:/Users/eve b:/bin:/sbin:/usr/bin:/usr/sbin\n/Users\nuid=777(eve b) gid=20(staff) groups=20(staff)\n',
    );
    expect(stderr).toMatch(/Permission denied/);
    expect(code).toBe(9);
  });

  macTest('are cut off from the machine', async () => {
    await using mac = await makeMac({ release: '10.3' });
    const { stdout } = await mac.run(
      `ls -a /; cat /proc/1/cmdline '${process.cwd()}/package.json'; ps -ax; echo x >/usr/lib/x`,
      [],
      {},
    );
    expect(stdout).not.toMatch(/vitest|msgrctl|proc|home/);
    expect(existsSync('/usr/lib/x')).toBe(false);
  });

  macTest('leave nothing running', async () => {
    await using mac = await makeMac({ release: '10.3' });
    await mac.run('(sleep 9999; : >/tmp/late) & (trap "" TERM; while :; do :; done) & exit 0');
    const { stdout } = await mac.run('ps -ax -o command');
    expect(stdout.trimEnd().split('\n').slice(1)).toEqual([
      '/sbin/init',
      '/bin/sh /private/tmp/script.sh',
      'ps -ax -o command',
    ]);
  });

  macTest('that do not end are ended', async () => {
    await using mac = await makeMac({ release: '10.3' });
    await expect(mac.run('echo said; while :; do :; done', [], { timeoutMs: 200 })).rejects.toThrow(/200 ms:\nsaid/);
    expect((await mac.run('echo alive')).stdout).toBe('alive\n');
  });

  macTest('record what commands were asked', async () => {
    await using mac = await makeMac({ release: '10.4' });
    const result = await mac.run(`logger -t x 'a
b' ''; ls "$(printf 'a%5000s' '')" 2>/dev/null; true`);
    expect(result.calls.map(([name, ...words]) => [name, words.map((word) => word.length)])).toEqual([
      ['logger', [2, 1, 3, 0]],
      ['ls', [5001]],
    ]);
    expect(mac.calls()).toEqual(result.calls);
    mac.clearCalls();
    expect(mac.calls()).toEqual([]);
  });
});

describe('interruption', () => {
  const script = `trap 'echo trapped; rm -f /tmp/lock; exit 3' TERM INT HUP
    : >/tmp/lock
    mkdir /tmp/folder
    cp /etc/hosts /tmp/copy
    rm -f /tmp/lock`;

  macTest('before each command, by each signal', async () => {
    await using mac = await makeMac({ release: '10.4' });
    const { commands } = await mac.run(script);
    expect(commands).toBe(3);
    for (const signal of ['KILL', 'TERM', 'INT', 'HUP'] as const) {
      for (let n = 1; n <= commands; n++) {
        await mac.run('rm -rf /tmp/folder /tmp/copy /tmp/lock');
        const result = await mac.run(script, [], { killAt: n, signal });
        const left = ['folder', 'copy', 'lock'].filter((name) => mac.exists(`/tmp/${name}`));
        const made = ['folder', 'copy'].slice(0, n - 1);
        if (signal === 'KILL') {
          expect(result).toMatchObject({ code: null, signal: 'SIGKILL', stdout: '' });
          expect(left).toEqual([...made, 'lock']);
        } else {
          expect(result).toMatchObject({ code: 3, stdout: 'trapped\n' });
          expect(left).toEqual(made);
        }
      }
    }
    expect(await mac.run(script, [], { killAt: 99 })).toMatchObject({ code: 0, commands: 3 });
  });

  macTest('also in what the script starts, and for a user', async () => {
    await using mac = await makeMac({ release: '10.4' });
    const nested =
      'find /private/etc -name "host*" -exec /bin/sh -c "cat \\"\\$1\\" >/dev/null; echo ran" sh {} \\; ; echo end';
    const { commands, stdout } = await mac.run(nested, [], { as: 'alice' });
    expect([commands, stdout]).toEqual([2, 'ran\nend\n']);
    const killed = await mac.run(nested, [], { as: 'alice', killAt: 2 });
    expect(killed).toMatchObject({ signal: 'SIGKILL', stdout: '' });
  });

  macTest('in the middle of a command leaves half of its work', async () => {
    await using mac = await makeMac({ release: '10.4', application: true });
    mac.write('/private/tmp/from', '0123456789');
    mac.write('/private/tmp/list', '<plist version="1.0"><dict><key>a</key><string>b</string></dict></plist>');
    mac.mount('/Volumes/Other');
    const half = async (line: string): Promise<void> => {
      const result = await mac.run(line, [], { killAt: 1, half: true });
      expect(result).toMatchObject({ signal: 'SIGKILL' });
    };
    await half('cp /tmp/from /tmp/to');
    expect(mac.read('/tmp/to')).toBe('01234');
    await half('cat /tmp/from >/tmp/cat');
    expect(mac.read('/tmp/cat')).toBe('01234');
    await half(`perl -e 'rename "/tmp/from", "/tmp/renamed"'`);
    expect(mac.exists('/tmp/renamed')).toBe(false);
    await half('mv /tmp/from /tmp/moved');
    expect(mac.exists('/tmp/moved')).toBe(false);
    await half('mv /tmp/from /Volumes/Other');
    expect([mac.read('/Volumes/Other/from'), mac.read('/tmp/from')]).toEqual(['01234', '0123456789']);
    await half('plutil -convert xml1 /tmp/list');
    expect(mac.read('/tmp/list')).toMatch(/^<\?xml (?!.*<\/plist>)/s);
    await half('defaults write /Library/Preferences/x a b');
    expect(mac.exists('/Library/Preferences/x.plist')).toBe(false);
    expect(readdirSync(mac.path('/Library/Preferences'))).toHaveLength(1);
    await half('ditto -rsrc "/Applications/Microsoft Messenger.app" /tmp/New.app');
    const tree = await mac.tree();
    const count = (folder: string): number => [...tree.keys()].filter((path) => path.startsWith(`${folder}/`)).length;
    expect(count('/private/tmp/New.app')).toBeGreaterThan(3);
    expect(count('/private/tmp/New.app')).toBeLessThan(count('/Applications/Microsoft Messenger.app'));
  });
});

describe('trees', () => {
  macTest('tell what changed, whatever the names', async () => {
    await using mac = await makeMac({ release: '10.4' });
    for (const name of ['bytes', 'owner', 'mode', 'flags', 'type', 'removed', 'same'])
      mac.write(`/private/tmp/t/${name}`, 'x');
    mac.symlink('a', '/private/tmp/t/target');
    const before = await mac.tree();
    expect(changes(before, await mac.tree())).toEqual([]);
    await mac.run(`cd /tmp/t; echo y >bytes; chown 501 owner; chmod 600 mode; chflags uchg flags; rm type removed
      mkdir type; ln -fs b target; : >"$(printf 'new\\n\\377')"; touch -t 200001010000 same`);
    const found = changes(before, await mac.tree()).map(
      ({ path, what }) => `${what} ${path.slice('/private/tmp/t/'.length)}`,
    );
    expect(found).toEqual([
      'bytes bytes',
      'flags flags',
      'mode mode',
      'added new\n\\xff',
      'owner owner',
      'removed removed',
      'target target',
      'type type',
      'mode type',
    ]);
    expect([...before.keys()].filter((path) => /^\/(?:\.mac|dev|lib|usr\/lib\/|usr\/share)/.test(path))).toEqual([]);
    expect((await mac.tree(['/private/tmp'])).has('/private/tmp/t')).toBe(false);
  });

  macTest('hold the system and the homes of a fresh Mac', async () => {
    await using mac = await makeMac({ release: '10.5', application: true });
    const tree = await mac.tree();
    expect(tree.get('/Users/alice/Library/Preferences/Microsoft')).toMatchObject({
      type: 'folder',
      mode: 0o700,
      uid: 501,
      gid: 20,
    });
    expect(tree.get('/tmp')).toMatchObject({ type: 'link', target: 'private/tmp' });
    expect(tree.get('/Applications/Microsoft Messenger.app/Contents/MacOS/Microsoft Messenger')).toMatchObject({
      mode: 0o775,
      gid: 80,
    });
    expect(await mac.plist('/Applications/Microsoft Messenger.app/Contents/Info.plist')).toMatchObject({
      CFBundleIdentifier: 'com.microsoft.Messenger',
    });
  });
});

describe('volumes', () => {
  macTest('may be full, or not to be written to', async () => {
    await using mac = await makeMac({ release: '10.4', volumeKb: 2000 });
    mac.mount('/Volumes/Small', { sizeKb: 64 });
    mac.mount('/Volumes/Fixed', { readOnly: true });
    const { stdout, stderr } = await mac.run(`dd if=/dev/zero of=/tmp/big bs=1024 count=4000 2>/dev/null || echo full
      rm /tmp/big; dd if=/dev/zero of=/Volumes/Small/big bs=1024 count=100 2>/dev/null || echo full
      true >/Volumes/Fixed/x || echo fixed; df -k /Volumes/Small | awk 'NR == 2 { print $2, $4 }'; mount`);
    expect(stderr).toMatch(/Fixed/);
    expect(stdout).toBe(`full
full
fixed
64 0
/dev/disk0s3 on / (local, journaled)
/dev/disk2s3 on /Volumes/Small (local)
/dev/disk3s3 on /Volumes/Fixed (local, read-only)
`);
    expect(mac.exists('/Volumes/Small/big')).toBe(true);
  });
});

describe('afterwards', () => {
  macTest('nothing is left: no process, no mount, no folder', async () => {
    const mounts = readFileSync('/proc/self/mounts', 'utf8');
    const folders = readdirSync(tmpdir());
    const mac = await makeMac({
      release: '10.4',
      volumeKb: 4000,
      running: [{ program: '/Applications/x.app/Contents/MacOS/x', user: 'alice', stubborn: true }],
    });
    mac.mount('/Volumes/Other');
    await mac.run('touch /tmp/a /Volumes/Other/a; chflags schg /tmp/a /Volumes/Other/a; sleep 999 & exit 0');
    const pid = Number(/\/proc\/(\d+)\//.exec(mac.root)![1]);
    expect(existsSync(`/proc/${pid}`)).toBe(true);
    await mac.dispose();
    expect(existsSync(`/proc/${pid}`)).toBe(false);
    expect(readFileSync('/proc/self/mounts', 'utf8')).toBe(mounts);
    expect(readdirSync(tmpdir()).filter((name) => !folders.includes(name) && /mac/i.test(name))).toEqual([]);
    const processes = execFileSync('ps', ['-eo', 'ppid,args'], { encoding: 'utf8' }).split('\n');
    expect(processes.filter((line) => line.trim().startsWith(`${pid} `))).toEqual([]);
    await expect(mac.run(':')).rejects.toThrow(/has ended/);
  });
});
