import type { Facts } from './facts.ts';
import type { Section } from './sheet.ts';
import { label, LINE, say, value, type Words } from './words.ts';

const DOWNLOAD = 'http://www.microsoft.com/mac/';

/** The guide, "Installing Messenger for Mac on the client": from the installation point, or from Microsoft's site. */
export function getting(facts: Facts): Section {
  const program = label(facts.application);
  return {
    title: 'Get Messenger',
    blocks: [
      {
        kind: 'steps',
        items: [
          say`Open the ${label('Applications')} folder. Is ${program} in it? Then it is installed: go on with part 2.`,
          ...ways(facts),
        ],
      },
      { kind: 'text', words: say`It needs Mac OS X 10.3 or later and 20 MB of disk space.` },
    ],
  };
}

function ways({ source, application }: Facts): readonly Words[] {
  const program = label(application);
  const drag = say`Drag ${program} from there to your ${label('Applications')} folder, and wait until it is copied. Do not open it on the server.`;
  const download = say`download Messenger for Mac 6.0 from the download area of ${value(DOWNLOAD)}, expand the file, and drag ${program} to your ${label('Applications')} folder.`;
  if (source === undefined) {
    return [
      say`If not, copy it from this folder on our network: ${LINE}`,
      say`No folder named here? Then ${download}`,
    ];
  }
  if (source.kind === 'folder') return [say`If not, open the folder ${value(source.path)}.`, drag];
  const { address, folder } = source;
  const open = folder === undefined ? [] : say` Open the folder ${value(folder)}.`;
  return [
    say`If not, click ${label('Connect to Server')} on the ${label('Go')} menu of the Finder. Type ${value(address)} and click ${label('Connect')}.${open}`,
    drag,
  ];
}
