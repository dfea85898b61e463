import type { CommandMeta } from '../core/command.ts';

export const initMeta: CommandMeta = {
  name: 'init',
  summary: 'Write a first policy: a few questions, each with its reason, or flags that answer them.',
  details: [
    'Asks on a terminal for what no flag answers, shows the policy, judges it as `msgrctl lint` does, and writes it if you agree. Ctrl-C or Esc at any question leaves nothing behind (exit 130).',
    'Without a terminal, and with --yes, nothing is asked: what no flag answers is as it would be suggested, and what only you can know has to be said (exit 2). Then the network is looked at with --look-up alone.',
    'A file that is there is asked about, or replaced with --force. See docs/init.md.',
  ],
  arguments: [{ name: '[file]', description: 'the policy to write [messenger.yaml]; - for standard output' }],
  options: [
    { flags: '-y, --yes', description: 'ask nothing: take what is suggested' },
    { flags: '--organization <name>', description: 'whose Macs they are' },
    { flags: '--from <plist>', description: 'start from the com.microsoft.Messenger.plist of a Mac that works' },
    {
      flags: '--domain <domain>',
      description: 'what stands behind the @ of sign-in addresses; may be given several times',
      repeatable: true,
    },
    { flags: '--look-up', description: 'ask the DNS for the server, and the server for its certificate' },
    { flags: '--no-look-up', description: 'do not look on the network' },
    { flags: '--dns-server <address>', description: "ask this DNS server instead of this computer's" },
    { flags: '--mode <mode>', description: 'how Macs find the server', choices: ['automatic', 'manual'] },
    { flags: '--server <host>', description: 'manual mode: its name or IP address' },
    { flags: '--transport <transport>', description: 'manual mode: how Macs talk to it', choices: ['tls', 'tcp'] },
    { flags: '--ports <range>', description: 'TCP: where the server calls Macs back, such as 5100-5119' },
    { flags: '--macos <releases>', description: 'releases in the fleet, such as 10.3,10.4.11' },
    {
      flags: '--certificate <file>',
      description: 'a root certificate that the Macs need; may be given several times',
      repeatable: true,
    },
    { flags: '--save-root', description: 'keep the root that the server sends as a file beside the policy' },
    { flags: '--no-save-root', description: 'do not keep it' },
    { flags: '--kerberos', description: 'users sign in with their network ID' },
    { flags: '--no-kerberos', description: 'users sign in with a password' },
    { flags: '--realm <realm>', description: 'Kerberos: the Active Directory domain in capitals' },
    { flags: '--save <answer>', description: 'may users save conversations?', choices: ['allow', 'deny'] },
    {
      flags: '--lock <how>',
      description: 'saving denied: how the preference file is locked',
      choices: ['enforce', 'file', 'none'],
    },
    {
      flags: '--personal-accounts <answer>',
      description: 'may users sign in to Windows Live?',
      choices: ['allow', 'block'],
    },
    { flags: '-f, --force', description: 'replace a file that is there' },
  ],
  examples: [
    { run: 'msgrctl init', does: 'be asked' },
    { run: 'msgrctl init --from com.microsoft.Messenger.plist', does: 'start from a Mac that works' },
    { run: 'msgrctl init --yes --domain contoso.com --mode automatic', does: 'ask nothing' },
    { run: 'msgrctl init --yes --domain contoso.com --look-up', does: 'let the DNS name the server' },
    { run: 'msgrctl init --yes --domain contoso.com --server sip.contoso.com -', does: 'to standard output' },
  ],
};
