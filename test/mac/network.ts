/** What a pretend Mac finds outside: shares by their URL, and disk images. */
import { putFile } from './files.ts';
import type { Mac } from './pretend.ts';

export interface Share {
  /** Default: true. */
  readonly readOnly?: boolean;
  /** Default: true. Else it is mounted only for a URL with a password in it: nobody is there to type one. */
  readonly guest?: boolean;
}

/** A folder of the host under an address such as afp://files.contoso.com/Software: no user, no port, blanks as they are. */
export function share(mac: Mac, url: string, folder: string, { readOnly = true, guest = true }: Share = {}): void {
  mac.share(url.replace(/^cifs:/, 'smb:').replace(/\/+$/, ''), folder, { readOnly, guest });
}

let images = 0;

/** A disk image on the Mac (or in a folder that it mounts): hdiutil attach shows the folder of the host. */
export function image(mac: Mac, path: string, volume: string, folder: string): void {
  putImage(mac, mac.path(path), volume, folder);
}

/** The same, lying in a folder of the host that will be shared. */
export function putImage(mac: Mac, hostPath: string, volume: string, folder: string): void {
  const address = `image:${++images}`;
  mac.share(address, folder, { readOnly: true, guest: true });
  putFile(hostPath, `pretend image\nvolume: ${volume}\naddress: ${address}\n`);
}
