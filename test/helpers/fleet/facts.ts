import type { Random } from './random.ts';

/** The lines of the file `facts`, each as its parts. */
export type FactLines = string[][];

export const ROOT = { sha1: '6f1ed002ab5595859014ebf0951522d9a1b2c3d4', subject: 'O=Contoso, CN=Contoso Root CA' };
export const POLICY_SHA256 = '5a'.repeat(32);

const PROGRAM = '/Applications/Microsoft Messenger.app';
const FOLDER = 'Library/Preferences/Microsoft';
const SYSTEMS = [
  { release: '10.3.9', processor: 'G4', memory: '256 MB' },
  { release: '10.4.11', processor: 'G5', memory: '1024 MB' },
  { release: '10.4.11', processor: 'Intel', memory: '2048 MB' },
  { release: '10.5.8', processor: 'Intel', memory: '2048 MB' },
] as const;

/** The facts of a healthy Mac whose preference file is locked, as collect writes them. */
export function healthyFacts(mac: string, user: string, sha1: string, random: Random): FactLines {
  const { release, processor, memory } = SYSTEMS[random(SYSTEMS.length)]!;
  const modern = release.startsWith('10.5');
  const uid = String(501 + random(20));
  const folder = (path: string, mode: string): string[] => ['path', user, path, 'folder', uid, uid, mode, '-', '12'];
  return [
    ['msgrctl-facts', '1'],
    ['script', 'collect', '1.0.0', POLICY_SHA256],
    ['collected', `2026-11-2${random(3)}T2${random(4)}:${10 + random(50)}:00Z`],
    ['host', mac],
    ['release', release],
    ['processor', processor],
    ['memory', memory],
    ['ethernet', `00:0a:95:aa:${10 + random(90)}:${10 + random(90)}`],
    ['program', 'there', PROGRAM, '6.0.3'],
    ['path', 'program', PROGRAM, 'folder', '0', '80', 'rwxrwxr-x', '-', '3'],
    ['running', random(4) === 0 ? 'yes' : 'no'],
    ['agent', 'yes'],
    ['firewall', random(2) === 0 ? 'on' : 'off'],
    ['anchors', modern ? '/Library/Keychains/System.keychain' : '/System/Library/Keychains/X509Anchors', '2'],
    ['anchor', '00ea522c8a9c06aa3ecce0b4fa6cdc21d92e8099', '/C=US/O=Root Agency/CN=Some Root'],
    ['anchor', ROOT.sha1, '/O=Contoso/CN=Contoso Root CA'],
    ...(modern ? [['trusted', ROOT.sha1]] : []),
    ['user', user, uid, uid, `/Users/${user}`],
    folder('.', 'rwxr-xr-x'),
    folder('Library', 'rwx------'),
    folder('Library/Preferences', 'rwx------'),
    folder(FOLDER, 'rwx------'),
    ['path', user, `${FOLDER}/com.microsoft.Messenger.plist`, 'file', '0', '0', 'r--r--r--', 'uchg', '1'],
    ['preferences', user, 'whole', '', sha1],
    ['end'],
  ];
}

/** As the file has them. */
export function factsText(lines: FactLines): string {
  return lines.map((parts) => `${parts.join('\t')}\n`).join('');
}
