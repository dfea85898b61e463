/**
 * The commands of the pretend Mac: where each lies, from which release until which it is there, and who does the work.
 *
 * "why" names what tells so: Apple's published sources for each release, by project: ADV adv_cmds, CF CoreFoundation,
 * CT security_certtool, DIST the list of projects in a release, FILECMDS file_cmds, FW FirewallTool, LAUNCHD launchd,
 * NETCMDS network_cmds, NI netinfo, OSSL OpenSSL, SHELL shell_cmds, ST SecurityTool, STARTUP Startup, TEXT text_cmds,
 * XNU the kernel; manual pages: PLB PlistBuddy(8), PLUTIL plutil(1); books and articles: ALF-HELP what socketfilterfw -h
 * printed, FLYLIB a chapter on flags at flylib.com, MACTECH-DSCL MacTech 23.11, NUT, PANTHERNUT and TIGERNUT O'Reilly's
 * Nutshell books on 10.2, 10.3 and 10.4, XLAB thexlab.com on immutable flags. The rest is memory, on the strict side: an
 * option that an old system may not have had is refused.
 */
import type { Release, Since } from './releases.ts';

export type Folder =
  | '/bin'
  | '/sbin'
  | '/usr/bin'
  | '/usr/sbin'
  | '/usr/libexec'
  | '/usr/libexec/ApplicationFirewall'
  | '/System/Library/PrivateFrameworks/NetworkConfig.framework/Resources';

export interface Command {
  readonly name: string;
  readonly folder: Folder;
  readonly from?: Release;
  readonly until?: Release;
  /** What getopt(3) of the system took: options outside it are refused. Not given: no check, or the stand-in's own. */
  readonly options?: string | Since<string>;
  /** A file in stand-ins/: .sh is put into the wrapper and may end in the host's program, .pl and .py are programs. */
  readonly standIn?: string;
  readonly why?: string;
}

type Rest = Omit<Command, 'name' | 'folder'>;

const inFolder =
  (folder: Folder) =>
  (name: string, options?: string | Since<string>, rest: Rest = {}): Command => ({
    name,
    folder,
    ...(options === undefined ? {} : { options }),
    ...rest,
  });

const bin = inFolder('/bin');
const sbin = inFolder('/sbin');
const usrBin = inFolder('/usr/bin');
const usrSbin = inFolder('/usr/sbin');
const libexec = inFolder('/usr/libexec');

/** Text and files: the host's programs, held to the options of the day. */
const TOOLS: readonly Command[] = [
  bin('[', undefined),
  bin('test', undefined),
  bin('cat', 'benstuv'),
  bin('chmod', { '10.3': 'RXfgorstuwx', '10.4': 'RXfgorstuvwx', '10.5': 'NRXfgorstuvwx' }, { standIn: 'chmod.sh' }),
  bin('cp', { '10.3': 'HLPRfipr', '10.4': 'HLPRfinprv' }, { standIn: 'cp.sh', why: 'no -a: that is GNU' }),
  bin('date', undefined, { standIn: 'date.sh', why: 'BSD date: -r seconds, no -d' }),
  bin('dd', undefined),
  bin('df', undefined, { standIn: 'df.pl' }),
  bin('echo', undefined, { standIn: 'echo.sh', why: 'knows -n alone' }),
  bin('ed', 's'),
  bin('expr', undefined),
  bin('kill', undefined, { standIn: 'kill.sh' }),
  bin('ln', 'Ffhinsv', { standIn: 'ln.sh' }),
  bin('ls', undefined, { standIn: 'ls.sh', why: 'flags: -lo on 10.3 and 10.4, -lO later [FILECMDS], [XLAB]' }),
  bin('mkdir', { '10.3': 'm:p', '10.4': 'm:pv' }),
  bin('mv', { '10.3': 'fi', '10.4': 'finv' }, { standIn: 'mv.sh' }),
  bin('pwd', 'LP'),
  bin('rm', 'PRdfirvW', { standIn: 'rm.sh', why: "root's rm clears uchg itself [FLYLIB]" }),
  bin('rmdir', 'p'),
  bin('sleep', undefined, { standIn: 'sleep.sh', why: 'time passes fifty times as fast' }),
  bin('sync', '', { standIn: 'record.sh', why: "the host's would flush the real disks" }),
  usrBin('awk', 'F:f:v:', { standIn: 'awk.sh', why: "Kernighan's awk, as on Macs" }),
  usrBin('basename', ''),
  usrBin('bzip2', '123456789cdfkqstvz'),
  usrBin('cksum', ''),
  usrBin('cmp', 'ls'),
  usrBin('comm', '123'),
  usrBin('cut', 'b:c:d:f:ns'),
  usrBin('diff', '0123456789BC:D:F:HI:L:NPS:TU:W:X:abcdefhilnpqrstuvwx:y'),
  usrBin('dirname', ''),
  usrBin('du', 'HLPackhsx'),
  usrBin(
    'egrep',
    { '10.3': 'A:B:C:HLVabce:f:hilnqrsvwxy0123456789', '10.4': 'A:B:C:HLVabce:f:hilm:noqrsvwxy0123456789' },
    {
      standIn: 'egrep.sh',
    },
  ),
  usrBin('env', 'i', { standIn: 'env.sh' }),
  usrBin('expand', 't:'),
  usrBin('false', undefined),
  usrBin(
    'fgrep',
    { '10.3': 'A:B:C:HLVabce:f:hilnqrsvwxy0123456789', '10.4': 'A:B:C:HLVabce:f:hilm:noqrsvwxy0123456789' },
    {
      standIn: 'fgrep.sh',
    },
  ),
  usrBin('find', undefined, { standIn: 'find.sh', why: 'a path is needed; primaries of the day alone' }),
  usrBin('fold', 'bsw:'),
  usrBin(
    'grep',
    { '10.3': 'A:B:C:EFGHLVabce:f:hilnqrsvwxy0123456789', '10.4': 'A:B:C:EFGHLVabce:f:hilm:noqrsvwxy0123456789' },
    {
      standIn: 'grep.sh',
      why: 'GNU grep 2.4 on 10.3, 2.5 later (memory): no -o on 10.3, no -P, no long options',
    },
  ),
  usrBin('gunzip', 'cdflqtv', { standIn: 'gunzip.sh' }),
  usrBin('gzip', '123456789cdflnNqtv'),
  usrBin('head', '0123456789c:n:', { standIn: 'head.sh' }),
  usrBin('install', 'Ccdg:m:o:psSv', { standIn: 'install.sh' }),
  usrBin('jot', '', { standIn: 'jot.sh', why: 'seq came with 10.11 [SHELL]' }),
  usrBin('join', '1:2:a:e:j:o:t:v:'),
  usrBin('logger', 'f:ip:st:', { standIn: 'logger.sh' }),
  usrBin('mkfifo', 'm:'),
  usrBin('mktemp', 'dqt:u', { standIn: 'mktemp.sh', why: 'a template or -t is needed' }),
  usrBin('nice', '0123456789n:', { standIn: 'nice.sh' }),
  usrBin('nl', 'b:d:f:h:i:l:n:ps:v:w:'),
  usrBin('nohup', '', { standIn: 'nohup.sh' }),
  usrBin('od', 'A:BDFHILOXN:abcdefhij:losvxt:'),
  usrBin('openssl', undefined, {
    standIn: 'openssl.pl',
    why: '0.9.7 to 0.9.8; no SHA-256 on 10.3 and before 10.4.9 [OSSL]',
  }),
  usrBin('paste', 'd:s'),
  usrBin('perl', undefined, { standIn: 'perl.sh', why: "5.8 and 5.10: the host's is younger" }),
  usrBin('printf', undefined, { standIn: 'printf.sh' }),
  usrBin(
    'sed',
    { '10.3': 'e:f:n', '10.4': 'Ee:f:n' },
    { standIn: 'sed.sh', why: 'BSD sed: no -i here, no -r, no \\+ or \\t' },
  ),
  usrBin('sort', 'bcdfik:mMno:rst:uz', { standIn: 'sort.sh' }),
  usrBin('split', 'a:b:l:'),
  usrBin('stat', undefined, { from: '10.4', standIn: 'stat.pl', why: 'not on 10.3 [FILECMDS]' }),
  usrBin('strings', 'an:o'),
  usrBin('tail', '0123456789Fb:c:fn:r', { standIn: 'tail.sh' }),
  usrBin('tar', undefined, { standIn: 'tar.sh' }),
  usrBin('tee', 'ai'),
  usrBin('touch', 'acfmr:t:'),
  usrBin('tr', 'Ccdsu', { standIn: 'tr.sh' }),
  usrBin('true', undefined),
  usrBin('tty', 's'),
  usrBin('uniq', 'cdf:s:u'),
  usrBin('wc', 'clmw', { standIn: 'wc.sh', why: 'right-aligned columns even for one number' }),
  usrBin('which', '', { standIn: 'which.sh', why: 'a csh script up to 10.4 (memory)' }),
  usrBin(
    'xargs',
    { '10.3': '0I:n:ps:tx', '10.4': '0E:I:L:n:ps:tx' },
    { standIn: 'xargs.sh', why: 'runs nothing for no input' },
  ),
  usrBin('yes', ''),
  usrBin('zcat', '', { standIn: 'zcat.sh' }),
  usrBin('shasum', 'a:bcs', { from: '10.6', standIn: 'shasum.sh', why: 'memory: not before 10.6' }),
  sbin('md5', 'pqrs:tx', { standIn: 'md5.sh', why: '[TEXT]' }),
];

/** Owners, users and processes. */
const PEOPLE: readonly Command[] = [
  usrSbin('chown', 'HLPRfhv', { standIn: 'chown.sh' }),
  usrBin('chgrp', 'HLPRfhv', { standIn: 'chown.sh' }),
  usrBin('chflags', undefined, { standIn: 'chflags.pl', why: 'uchg schg uappnd sappnd and no... [FILECMDS]' }),
  usrBin('id', 'GPnrgup', { standIn: 'id.sh' }),
  usrBin('groups', '', { standIn: 'id.sh' }),
  usrBin('whoami', '', { standIn: 'id.sh' }),
  usrBin('logname', '', { standIn: 'id.sh' }),
  usrBin('su', undefined, { standIn: 'su.sh' }),
  usrBin('sudo', undefined, { standIn: 'su.sh' }),
  usrBin('who', undefined, { standIn: 'who.sh' }),
  usrBin('users', '', { standIn: 'who.sh' }),
  usrBin('last', undefined, { standIn: 'who.sh' }),
  usrBin('nireport', undefined, {
    until: '10.4',
    standIn: 'nireport.sh',
    why: 'NetInfo went with 10.5 [MACTECH-DSCL], [NI]',
  }),
  usrBin('niutil', undefined, { until: '10.4', standIn: 'netinfo.pl' }),
  usrBin('nidump', undefined, { until: '10.4', standIn: 'netinfo.pl' }),
  usrBin('nicl', undefined, { until: '10.4', standIn: 'netinfo.pl' }),
  usrBin('dscl', undefined, { from: '10.4', standIn: 'dscl.sh', why: 'came with Tiger [MACTECH-DSCL], [DIST]' }),
  bin('ps', undefined, { standIn: 'ps.pl' }),
  usrBin('killall', undefined, { standIn: 'killall.pl', why: 'no pgrep and pkill before 10.8 [ADV]' }),
  usrBin('osascript', undefined, { standIn: 'osascript.pl' }),
  usrBin('open', undefined, { standIn: 'record.sh' }),
];

/** What the system is and how it is set up. */
const SYSTEM: readonly Command[] = [
  usrBin('sw_vers', undefined, { standIn: 'sw_vers.sh', why: '[TIGERNUT], [PANTHERNUT]' }),
  usrBin('uname', 'amnprsv', { standIn: 'machine.sh' }),
  usrBin('machine', '', { standIn: 'machine.sh' }),
  usrBin('arch', undefined, { standIn: 'machine.sh' }),
  bin('hostname', 's', { standIn: 'machine.sh' }),
  usrSbin('sysctl', undefined, { standIn: 'sysctl.sh', why: 'hw.memsize is 64-bit on all [XNU]' }),
  usrSbin('scutil', undefined, { standIn: 'scutil.sh' }),
  usrBin('defaults', undefined, {
    standIn: 'defaults.py',
    why: 'root leaves root and 0600; XML on 10.3, binary later [CF]',
  }),
  usrBin('plutil', undefined, { standIn: 'plutil.py', why: 'since 10.2 [PLUTIL]' }),
  libexec('PlistBuddy', undefined, {
    from: '10.5',
    standIn: 'PlistBuddy.py',
    why: 'man page of February 2007 [PLB]',
  }),
  usrBin('security', undefined, { standIn: 'security.pl', why: 'commands by release [ST]' }),
  usrBin('certtool', undefined, { standIn: 'certtool.pl', why: 'PEM unless the letter d [CT]' }),
  bin('launchctl', undefined, { from: '10.4', standIn: 'launchctl.pl', why: 'launchd came with 10.4 [DIST]' }),
  usrBin('ditto', undefined, { standIn: 'ditto.pl', why: '-rsrc for resource forks before 10.4 [NUT]' }),
  usrSbin('ipconfig', undefined, { standIn: 'missing.sh' }),
  usrSbin('installer', undefined, { standIn: 'record.sh' }),
  usrSbin('system_profiler', undefined, { standIn: 'missing.sh' }),
  usrSbin('softwareupdate', undefined, { standIn: 'missing.sh' }),
  usrSbin('pkgutil', undefined, { from: '10.5', standIn: 'missing.sh' }),
  usrSbin('lsof', undefined, { standIn: 'missing.sh' }),
  usrBin('curl', undefined, { standIn: 'missing.sh' }),
  usrBin('rsync', undefined, { standIn: 'missing.sh' }),
  usrBin('ssh', undefined, { standIn: 'missing.sh' }),
  usrBin('crontab', undefined, { standIn: 'missing.sh' }),
  sbin('ping', undefined, { standIn: 'missing.sh' }),
  sbin('reboot', undefined, { standIn: 'record.sh' }),
  sbin('shutdown', undefined, { standIn: 'record.sh' }),
];

/** Volumes and firewalls. */
const OUTSIDE: readonly Command[] = [
  sbin('mount', undefined, { standIn: 'mount.pl' }),
  sbin('umount', undefined, { standIn: 'umount.pl' }),
  sbin('mount_afp', undefined, { standIn: 'mount.pl', why: '[TIGERNUT]' }),
  sbin('mount_smbfs', undefined, { standIn: 'mount.pl' }),
  sbin('mount_nfs', undefined, { standIn: 'mount.pl' }),
  usrBin('hdiutil', undefined, { standIn: 'hdiutil.pl' }),
  usrSbin('diskutil', undefined, { standIn: 'diskutil.pl' }),
  sbin('ipfw', undefined, { standIn: 'ipfw.sh', why: 'ipfw1 on 10.3, ipfw2 on 10.4 [NETCMDS]' }),
  libexec('FirewallTool', undefined, {
    from: '10.4',
    until: '10.4',
    standIn: 'FirewallTool.py',
    why: '[FW], [LAUNCHD]',
  }),
  {
    name: 'firewalltool',
    folder: '/System/Library/PrivateFrameworks/NetworkConfig.framework/Resources',
    until: '10.3',
    standIn: 'FirewallTool.py',
    why: '[STARTUP]; the same keys are assumed (memory)',
  },
  {
    name: 'socketfilterfw',
    folder: '/usr/libexec/ApplicationFirewall',
    from: '10.5',
    standIn: 'socketfilterfw.sh',
    why: '[ALF-HELP]; long options only later',
  },
];

export const COMMANDS: readonly Command[] = [...TOOLS, ...PEOPLE, ...SYSTEM, ...OUTSIDE];
