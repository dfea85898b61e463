/** What the system's own commands do on the pretend Mac, by release. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { certificatesIn, PRETEND_ROOTS } from './keychain.ts';
import { macTest, makeMac, RELEASES, type Mac } from './mac.ts';
import { image, share } from './network.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'msgrctl-'));
  mkdirSync(join(folder, 'Software', 'Messenger'), { recursive: true });
  writeFileSync(join(folder, 'Software', 'Messenger', 'read me'), 'hello\n');
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** What a script printed, the errors with it. */
async function said(mac: Mac, script: string, as = 'root'): Promise<string> {
  return (await mac.run(`exec 2>&1\n${script}`, [], { as })).stdout;
}

describe('the system', () => {
  const known = {
    '10.3': ['10.3.9', 'Darwin 7.9.0', 'ppc'],
    '10.4': ['10.4.11', 'Darwin 8.11.0', 'ppc'],
    '10.5': ['10.5.8', 'Darwin 9.8.0', 'ppc'],
    '10.6': ['10.6.8', 'Darwin 10.8.0', 'ppc'],
  } as const;
  for (const release of RELEASES) {
    macTest(`says that it is ${release}`, async () => {
      await using mac = await makeMac({ release, memoryMb: 4096, cpu: 'ppc970' });
      const [version, kernel] = known[release];
      expect(
        await said(
          mac,
          'sw_vers -productVersion; uname -sr; uname -p; arch; machine; sysctl -n hw.memsize hw.cputype',
        ),
      ).toBe(`${version}\n${kernel}\npowerpc\nppc\nppc970\n4294967296\n18\n`);
      expect(await mac.plist('/System/Library/CoreServices/SystemVersion.plist')).toMatchObject({
        ProductVersion: version,
      });
    });
  }

  macTest('of a given version, with so much memory and disk', async () => {
    await using mac = await makeMac({
      release: '10.4',
      version: '10.4.3',
      memoryMb: 256,
      freeKb: 12_345,
      cpu: 'i386',
    });
    expect(await said(mac, "sw_vers; uname -p; df -k / | tail -1 | awk '{ print $4, $6 }'")).toBe(
      'ProductName:\tMac OS X\nProductVersion:\t10.4.3\nBuildVersion:\t8A428\ni386\n12345 /\n',
    );
  });
});

describe('people', () => {
  macTest('as dscl tells them', async () => {
    await using mac = await makeMac({
      release: '10.4',
      users: [{ name: 'alice', uid: 501, home: '/Users/home of alice', admin: true }],
    });
    expect(await said(mac, 'dscl . -list /Users; dscl . -read /Users/alice NFSHomeDirectory UniqueID Nothing')).toBe(
      'alice\ndaemon\nnobody\nroot\nwww\nNFSHomeDirectory:\n /Users/home of alice\nUniqueID: 501\nNo such key: Nothing\n',
    );
    expect(await said(mac, 'dscl . -list /Users UniqueID')).toBe(
      'alice   501\ndaemon  1\nnobody  -2\nroot    0\nwww     70\n',
    );
    expect(await said(mac, 'dscl . -read /Users/none; echo $?; id alice')).toBe(
      '<dscl_cmd> DS Error: -14136 (eDSRecordNotFound)\n56\nuid=501(alice) gid=501(alice) groups=501(alice), 80(admin)\n',
    );
  });

  macTest('as NetInfo tells them', async () => {
    await using mac = await makeMac({ release: '10.3', users: [{ name: 'a b', uid: 501, home: '/Users/a b' }] });
    expect(await said(mac, 'nireport . /users name uid home; niutil -readprop . "/users/a b" home')).toBe(
      'a b\t501\t/Users/a b\ndaemon\t1\t/var/root\nnobody\t-2\t/var/empty\nroot\t0\t/var/root\nwww\t70\t/Library/WebServer\n/Users/a b\n',
    );
  });

  macTest('own files, change who they are, and sit at the console', async () => {
    await using mac = await makeMac({
      release: '10.4',
      users: [
        { name: 'alice', uid: 501, loggedIn: true },
        { name: 'bob', uid: 502, homeOwner: 0 },
      ],
    });
    expect(
      await said(
        mac,
        `cd /tmp; : >f; chown alice:admin f; stat -f '%u %g %Su %Sg' f; chown nobody f; stat -f '%u %Su' f
        ls -ln f | awk '{ print $3 }'; chown ghost f; chown :staff f; chgrp www f; stat -f %Sg f
        sudo -u bob id -un; su alice -c 'echo $HOME; id -u'; sudo -u '#502' whoami; stat -f %Su /dev/console /Users/bob; users`,
      ),
    ).toBe(
      '501 80 alice admin\n4294967294 nobody\n-2\nchown: ghost: Invalid argument\nwww\nbob\n/Users/alice\n501\nbob\nalice\nroot\nalice\n',
    );
    expect(await said(mac, 'find /Users -user alice -type d -name alice -print')).toBe('/Users/alice\n');
  });
});

describe('programs', () => {
  const running = [
    { program: '/Applications/Microsoft Messenger.app/Contents/MacOS/Microsoft Messenger', user: 'alice' },
    { program: '/Applications/Other.app/Contents/MacOS/Other', user: 'bob', stubborn: true },
  ];
  macTest('are listed', async () => {
    await using mac = await makeMac({ release: '10.3', running });
    const list = await said(mac, 'ps -axww -o uid,command | sort; ps -axc -o ucomm= | sort; ps -ax');
    expect(list).toMatch(/^ {2}501 \/Applications\/Microsoft Messenger.app\/Contents\/MacOS\/Microsoft Messenger$/m);
    // The kernel keeps 16 characters of a name, and ps cuts its lines where it sees no terminal.
    expect(list).toMatch(/^Microsoft Messen$/m);
    const [, , cut] = list.split('COMMAND')[2]!.split('\n');
    expect(cut).toHaveLength(79);
  });

  macTest('quit when asked, by signals, or not', async () => {
    await using mac = await makeMac({ release: '10.4', running: [...running, running[0]!, running[0]!] });
    const count = `ps -axww -o command | grep -c '^/Applications/'`;
    expect(
      await said(
        mac,
        `killall Messenger; ${count}; kill $(ps -ax -o pid,command | awk '/[M]icrosoft/ { print $1; exit }'); sleep 5; ${count}`,
      ),
    ).toBe('No matching processes were found\n4\n3\n');
    expect(
      await said(
        mac,
        `osascript -e 'tell application "Microsoft Messenger" to quit'; ${count}; killall Other; ${count}`,
      ),
    ).toBe('1\n1\n');
    expect(await said(mac, 'killall Other', 'alice')).toMatch(/belonging to you/);
    expect(
      await said(
        mac,
        `osascript -e 'tell app "Other"' -e quit -e 'end tell' || echo no; killall -KILL Other; sleep 5; ${count}`,
      ),
    ).toBe('0:0: execution error: Other got an error: User canceled. (-128)\nno\n0\n');
    expect(await mac.runningPrograms()).toBe(0);
  });
});

describe('defaults', () => {
  for (const release of RELEASES) {
    macTest(`of ${release} leaves what root writes with root`, async () => {
      await using mac = await makeMac({ release });
      const domain = '/Users/alice/Library/Preferences/Microsoft/com.microsoft.Messenger';
      mac.write(`${domain}.plist`, '<plist version="1.0"><dict><key>old</key><integer>7</integer></dict></plist>', {
        uid: 501,
        gid: 501,
      });
      await mac.run(
        `defaults write ${domain} DisallowSave -bool YES; defaults write ${domain} n -int 5; defaults write ${domain} s 5`,
      );
      expect(await mac.plist(`${domain}.plist`)).toEqual({ old: 7, DisallowSave: true, n: 5, s: '5' });
      expect((await mac.tree()).get(`${domain}.plist`)).toMatchObject({ uid: 0, gid: 0, mode: 0o600 });
      expect(mac.read(`${domain}.plist`).startsWith(release === '10.3' ? '<?xml' : 'bplist00')).toBe(true);
      expect(await said(mac, `defaults read ${domain}; defaults read ${domain} none || echo none`)).toMatch(
        /^\{\n {4}DisallowSave = 1;\n {4}n = 5;\n {4}old = 7;\n {4}s = 5;\n\}\n.*does not exist\nnone\n$/s,
      );
    });
  }

  macTest('finds the home of who asks, takes the file with the last key, and cannot pass a lock', async () => {
    await using mac = await makeMac({ release: '10.4' });
    expect(await said(mac, 'defaults write Microsoft/com.microsoft.Messenger a -string "b c"', 'alice')).toBe('');
    const file = '/Users/alice/Library/Preferences/Microsoft/com.microsoft.Messenger.plist';
    expect((await mac.tree()).get(file)).toMatchObject({ uid: 501, mode: 0o600 });
    mac.lock(file);
    expect(await said(mac, 'defaults write Microsoft/com.microsoft.Messenger a x || echo no', 'alice')).toMatch(
      /no\n$/,
    );
    expect(await mac.plist(file)).toEqual({ a: 'b c' });
    await mac.run(`chflags nouchg ${file}; defaults delete ${file.replace('.plist', '')} a`);
    expect(mac.exists(file)).toBe(false);
    const refused = await mac.run(`defaults read ${file}`);
    expect(refused.refused).toHaveLength(1);
  });

  macTest('of the old text form makes strings of numbers', async () => {
    await using mac = await makeMac({ release: '10.4' });
    await mac.run(
      `defaults write com.x a -dict-add M '{ enable = 1; port = (5000, "5001-5010"); }'; defaults write com.x b -array 1 -int 2`,
    );
    expect(await mac.plist('/var/root/Library/Preferences/com.x.plist')).toEqual({
      a: { M: { enable: '1', port: ['5000', '5001-5010'] } },
      b: ['1', 2],
    });
  });
});

describe('plutil and PlistBuddy', () => {
  macTest('plutil writes what Apple writes', async () => {
    await using mac = await makeMac({ release: '10.5' });
    mac.write('/tmp/a.plist', '{ b = ("x & y", <00ff>); a = { }; }');
    expect(
      await said(mac, 'cd /tmp; plutil -lint a.plist && plutil -convert xml1 -o b.plist a.plist && cat b.plist'),
    ).toBe(
      `a.plist: OK
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
	<key>a</key>
	<dict/>
	<key>b</key>
	<array>
		<string>x &amp; y</string>
		<data>
		AP8=
		</data>
	</array>
</dict>
</plist>
`,
    );
    mac.write('/tmp/bad.plist', '<?xml version="1.0"?><plist version="1.0"><dict><key>a</key>');
    expect(
      await said(
        mac,
        'cd /tmp; plutil -convert binary1 b.plist; head -c 8 b.plist; plutil -lint bad.plist none; echo $?',
      ),
    ).toMatch(/^bplist00bad.plist: XML parser error.*\nnone: file does not exist.*\n1\n$/);
  });

  macTest('PlistBuddy prints, sets, adds and deletes', async () => {
    await using mac = await makeMac({ release: '10.5' });
    mac.write('/tmp/a.plist', '{ a = ( 1, 2 ); b = { c = x; }; }');
    expect(
      await said(
        mac,
        `PATH=$PATH:/usr/libexec; cd /tmp; PlistBuddy -c 'Print :b:c' -c 'Set :b:c y z' -c 'Add :n integer 5' -c 'Delete :a:0' a.plist; PlistBuddy -c Print a.plist; PlistBuddy -c 'Print :none' a.plist || echo none`,
      ),
    ).toBe(
      'x\nDict {\n    a = Array {\n        2\n    }\n    b = Dict {\n        c = y z\n    }\n    n = 5\n}\nPrint: Entry, ":none", Does Not Exist\nnone\n',
    );
  });
});

describe('certificates', () => {
  const anchors = '/System/Library/Keychains/X509Anchors';
  const system = '/Library/Keychains/System.keychain';
  const pem = `-----BEGIN CERTIFICATE-----\n${PRETEND_ROOTS[0]!.toString('base64')}\n-----END CERTIFICATE-----\n`;
  /** A third certificate, made by the Mac's own openssl. */
  const make = async (mac: Mac, kind = 'rsa:1024'): Promise<void> => {
    const key = kind === 'ec' ? '-newkey ec -pkeyopt ec_paramgen_curve:prime256v1' : `-newkey ${kind}`;
    const { code, stderr } = await mac.run(
      `cd /tmp; /.mac/host/bin/openssl req -config /dev/null -x509 ${key} -nodes -keyout key -subj /CN=New -out ca.pem -days 9 &&
       openssl x509 -in ca.pem -outform DER -out ca.der`,
    );
    expect([code, stderr.replaceAll(/^[.+*-].*\n/gm, '')]).toEqual([0, '']);
  };

  for (const release of ['10.3', '10.4'] as const) {
    macTest(`${release}: being in X509Anchors is all`, async () => {
      await using mac = await makeMac({ release });
      await make(mac);
      expect(await said(mac, `cd /tmp; security add-certificates -k ${anchors} ca.der; echo $?`)).toBe('0\n');
      expect(certificatesIn(Buffer.from(mac.read(anchors), 'utf8')).length).toBeGreaterThan(0);
      const twice = await said(
        mac,
        `cd /tmp; security add-certificates -k ${anchors} ca.der; echo $?; certtool i ca.pem k=${anchors}; echo $?`,
      );
      expect(twice).toMatch(
        release === '10.3' ? /^SecCertificateAddToKeychain returned -25299.*\n1\n/ : /already in .*\n1\n/,
      );
      expect(twice).toMatch(/\n45\n$/);
      expect(await said(mac, `security find-certificate -a -p ${anchors} | grep -c BEGIN`)).toBe('3\n');
      expect(await said(mac, `cd /tmp; security add-cert -k ${anchors} ca.pem; echo $?`)).toMatch(
        /CL_UNKNOWN_FORMAT\n1\n$/,
      );
      expect(
        await said(mac, `certtool i /tmp/ca.der k=${anchors}; echo $?; certtool i /none k=${anchors}; echo $?`),
      ).toMatch(/\n1\n.*\n220\n$/s);
      for (const absent of [
        'add-trusted-cert',
        'remove-trusted-cert',
        'verify-cert',
        'dump-trust-settings',
        'delete-certificate',
      ]) {
        expect((await mac.run(`security ${absent}`)).refused, absent).toHaveLength(1);
      }
      expect((await mac.run(`security find-certificate -a -Z ${anchors}`)).refused).toHaveLength(1);
    });
  }

  macTest('10.4 takes no elliptic curves', async () => {
    await using mac = await makeMac({ release: '10.4' });
    await make(mac, 'ec');
    expect(await said(mac, `security add-certificates -k ${anchors} /tmp/ca.der; echo $?`)).toMatch(/\n1\n$/);
  });

  for (const [version, late] of [
    ['10.5.2', false],
    ['10.5.8', true],
    ['10.6.8', true],
  ] as const) {
    macTest(`${version}: trust is a setting`, async () => {
      await using mac = await makeMac({ release: version.startsWith('10.5') ? '10.5' : '10.6', version });
      await make(mac);
      const verify = 'security verify-cert -c /tmp/ca.der';
      expect(
        await said(
          mac,
          `${verify}; echo $?; security add-certificates -k ${anchors} /tmp/ca.der; security dump-trust-settings -d; echo $?`,
        ),
      ).toMatch(/NOT_TRUSTED\n1\n\*+\n.*obsolete.*No Trust Settings were found.\n1\n$/s);
      const add = `security add-trusted-cert -d -r trustRoot -k ${system} /tmp/ca.der; echo $?`;
      expect(await said(mac, `${add}; ${add}; ${verify}; security dump-trust-settings -d`)).toBe(
        '0\n0\n...certificate verification successful.\nNumber of trusted certs = 1\nCert 0: New\n   Number of trust settings : 0\n',
      );
      expect(await said(mac, add, 'alice')).toMatch(/\n1\n$/);
      const remove = 'security remove-trusted-cert -d /tmp/ca.der; echo $?';
      expect(await said(mac, `${remove}; ${remove}`)).toMatch(/^0\n.*could not be found.*\n1\n$/);
      const sha1 = `$(openssl x509 -inform DER -in /tmp/ca.der -noout -fingerprint -sha1 | sed 's/.*=//; s/://g')`;
      const removed = await mac.run(
        `security delete-certificate -Z ${sha1} -t ${system}; security find-certificate -a -p ${system}`,
      );
      if (late) expect([removed.stdout, removed.stderr, removed.refused]).toEqual(['', '', []]);
      else expect([removed.stdout.includes('BEGIN'), removed.refused.length]).toEqual([true, 1]);
    });
  }

  macTest('what is in a pretend keychain can be read by a test', async () => {
    await using mac = await makeMac({ release: '10.3' });
    mac.write('/tmp/one.pem', pem);
    expect(await said(mac, 'openssl x509 -in /tmp/one.pem -noout -subject -issuer; openssl version')).toBe(
      'subject= /C=US/O=Pretend/CN=Pretend Root One\nissuer= /C=US/O=Pretend/CN=Pretend Root One\nOpenSSL 0.9.7b 10 Apr 2003\n',
    );
    for (const line of [
      'openssl dgst -sha256 /etc/hosts',
      'openssl x509 -in /tmp/one.pem -noout -fingerprint',
      'openssl pkey',
    ]) {
      expect((await mac.run(line)).refused, line).toHaveLength(1);
    }
  });
});

describe('firewalls', () => {
  const file = '/Library/Preferences/com.apple.sharing.firewall.plist';
  const plist = (service: string, state = '<true/>'): string =>
    `<plist version="1.0"><dict><key>state</key>${state}<key>allports</key><array/><key>firewall</key><dict><key>Messenger</key><dict>${service}</dict></dict></dict></plist>`;
  const good = '<key>enable</key><integer>1</integer><key>port</key><array><string>5000-5010</string></array>';
  for (const [release, tool] of [
    ['10.3', '/System/Library/PrivateFrameworks/NetworkConfig.framework/Resources/firewalltool'],
    ['10.4', '/usr/libexec/FirewallTool'],
  ] as const) {
    macTest(`one wrong type, and ${release} has no rules at all`, async () => {
      await using mac = await makeMac({ release });
      mac.write(file, plist(good));
      expect(await said(mac, `${tool}; echo $?; ipfw list | grep 5000; ${tool} -a; echo $?`)).toBe(
        '0\n02070 allow tcp from any to any 5000-5010 in\n0\n',
      );
      const wrong = [
        plist(good.replaceAll('integer>', 'string>')),
        plist(good.replace('<integer>1</integer>', '<true/>')),
        plist(good.replaceAll('string>', 'integer>').replace('-5010', '')),
        plist(good.replace('5010', '95010')),
        plist(good, '<integer>1</integer>'),
        plist(good).replace('<key>allports</key><array/>', ''),
      ];
      for (const one of wrong) {
        mac.write(file, plist(good));
        await mac.run(tool);
        mac.write(file, one);
        expect(await said(mac, `${tool}; echo $?; ipfw list`), one).toMatch(
          /^FirewallTool: .*\n1\n65535 allow ip from any to any\n$/,
        );
      }
    });
  }

  macTest('ipfw and socketfilterfw keep what they are told', async () => {
    await using mac = await makeMac({ release: '10.5', application: true });
    const program = '/Applications/Microsoft Messenger.app/Contents/MacOS/Microsoft Messenger';
    expect(
      await said(
        mac,
        `cd /usr/libexec/ApplicationFirewall; ./socketfilterfw -t '${program}'; cat /.mac/state/application-firewall
        ipfw add 2065 allow tcp from any to any 5000-5010 in; ipfw delete 2065; ipfw list`,
      ),
    ).toBe(`${program}\n02065 allow tcp from any to any 5000-5010 in\n65535 allow ip from any to any\n`);
  });
});

describe('volumes', () => {
  macTest('from the network', async () => {
    await using mac = await makeMac({ release: '10.4' });
    share(mac, 'afp://files.contoso.com/Software', join(folder, 'Software'));
    share(mac, 'smb://files/Soft ware', join(folder, 'Software'), { readOnly: false, guest: false });
    share(mac, 'nfs://files/exports/Software', join(folder, 'Software'));
    expect(
      await said(
        mac,
        `cd /tmp; mkdir a s n
        mount_afp -o rdonly,nosuid 'afp://;AUTH=No%20User%20Authent@files.contoso.com:548/Software' a && cat a/Messenger/* && true >a/x
        mount_afp afp://other.contoso.com/Software a || echo $?
        mount_smbfs -N //guest@files/Soft%20ware s || echo $?
        mount_smbfs //me:secret@files/Soft%20ware s && true >s/new && rm s/new
        mount_nfs files:/exports/Software n
        mount | sed -n 's/^afp_[A-Za-z0-9]*/afp_/; 2,9p'; umount a; umount n; umount /private/tmp/s; umount /tmp/s; mount | wc -l`,
      ),
    ).toMatch(
      new RegExp(
        `^hello
.*a/x: Read-only file system
mount_afp: .*-5019
255
mount_smbfs: .*Authentication error
77
afp_ on /private/tmp/a \\(nodev, nosuid, read-only\\)
//files/Soft ware on /private/tmp/s \\(nodev, nosuid\\)
.* on /private/tmp/n \\(.*\\)
umount: /tmp/s: not currently mounted
 +1
$`.replaceAll('\n', '\\n'),
      ),
    );
    expect(mac.calls().find(([name]) => name === 'mount_nfs')).toEqual(['mount_nfs', 'files:/exports/Software', 'n']);
  });

  macTest('from disk images', async () => {
    await using mac = await makeMac({ release: '10.5' });
    image(mac, '/private/tmp/m.dmg', 'Messenger 6', join(folder, 'Software'));
    expect(
      await said(
        mac,
        `cd /tmp; hdiutil attach -nobrowse -readonly m.dmg | tail -1 | cut -f 3; cat "/Volumes/Messenger 6/Messenger/read me"
        hdiutil detach "/Volumes/Messenger 6" -quiet; ls /Volumes; echo no >n.dmg; hdiutil attach n.dmg; echo $?
        mkdir mp; hdiutil attach m.dmg -mountpoint mp -quiet; ls mp; (cd mp; hdiutil detach /tmp/mp; echo $?); hdiutil detach mp; ls -d mp`,
      ),
    ).toBe(
      '/Volumes/Messenger 6\nhello\nhdiutil: attach failed - image not recognized\n1\nMessenger\n' +
        `hdiutil: couldn't unmount "/dev/disk2s2" - Resource busy\n16\n"/dev/disk2s2" unmounted.\nmp\n`,
    );
  });
});

describe('launchd', () => {
  const job = (label: string, more = ''): string =>
    `<?xml version="1.0"?><plist version="1.0"><dict><key>Label</key><string>${label}</string><key>ProgramArguments</key><array><string>/x</string></array>${more}</dict></plist>`;
  macTest('keeps what is loaded, and skips files that others could write', async () => {
    await using mac = await makeMac({ release: '10.4' });
    const path = '/Library/LaunchDaemons';
    mac.write(`${path}/good.plist`, job('com.good'));
    mac.write(`${path}/off.plist`, job('com.off', '<key>Disabled</key><true/>'));
    mac.write(`${path}/open.plist`, job('com.open'), { mode: 0o664 });
    mac.write(`${path}/hers.plist`, job('com.hers'), { uid: 501 });
    mac.write(`${path}/bad.plist`, '<plist>');
    const load = ['good', 'good', 'off', 'open', 'hers', 'bad', 'none'].map(
      (name) => `launchctl load ${path}/${name}.plist`,
    );
    expect(
      await said(
        mac,
        `${load.join('; echo $?\n')}; echo $?; launchctl list; launchctl load -w ${path}/off.plist; launchctl list`,
      ),
    ).toBe(
      `0
com.good: Already loaded
1
nothing found to load
0
launchctl: Dubious ownership on file (skipping): ${path}/open.plist
1
launchctl: Dubious ownership on file (skipping): ${path}/hers.plist
1
launchctl: no plist was returned for: ${path}/bad.plist
1
launchctl: Couldn't stat("${path}/none.plist"): No such file or directory
1
com.good
com.good
com.off
`,
    );
    expect(
      await said(mac, `launchctl unload ${path}/good.plist; launchctl unload ${path}/good.plist; launchctl list`),
    ).toBe('launchctl: Error unloading: com.good\ncom.off\n');
  });
});

describe('copies', () => {
  macTest('by ditto keep owners, modes and links, and merge', async () => {
    await using mac = await makeMac({ release: '10.3', application: true });
    mac.write('/Applications/New.app/Contents/own', 'x');
    const before = await mac.tree();
    expect(
      await said(mac, "ditto -rsrc '/Applications/Microsoft Messenger.app' /Applications/New.app; echo $?"),
    ).toBe('0\n');
    const after = await mac.tree();
    for (const [path, entry] of before) {
      if (!path.startsWith('/Applications/Microsoft Messenger.app/')) continue;
      expect(after.get(path.replace('Microsoft Messenger', 'New')), path).toEqual(entry);
    }
    expect(after.has('/Applications/New.app/Contents/own')).toBe(true);
  });
});
