import type { CommandMeta } from '../core/command.ts';

export const buildMeta: CommandMeta = {
  name: 'build',
  summary: 'Make everything that a rollout needs from a policy, into one folder.',
  details: [
    'What a policy has no use for is left out, and told. Same policy, same bytes: so --check lets CI hold a folder against its policy. SHA256SUMS is for `sha256sum -c` or `shasum -c`; manifest.json says what was made of which policy by which msgrctl.',
  ],
  arguments: [{ name: '[policy]', description: 'a policy file, or the name of a shipped template [messenger.yaml]' }],
  options: [
    { flags: '-o, --output <folder>', description: 'the folder to write to' },
    { flags: '-f, --force', description: 'replace files that are there' },
    { flags: '--check', description: 'write nothing; exit 1 if the folder differs from what would be written' },
  ],
  examples: [
    { run: 'msgrctl build messenger.yaml -o rollout/', does: 'scripts, texts, preference file, manifest' },
    { run: 'cd rollout && sha256sum -c SHA256SUMS', does: 'has anybody touched them?' },
    { run: 'msgrctl build --check -o rollout/', does: 'for CI: is the folder up to date?' },
  ],
};
