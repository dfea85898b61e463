import { domainContents, importContents } from '../../plist/managed/contents.ts';
import { dict, type PlistDict } from '../../plist/value.ts';
import type { ManagedOptions } from './profile.ts';

/** What `dscl . -mcximport RECORD FILE` takes (Mac OS X 10.5 and later); its own -mcxexport writes the same. */
export function mcxImport({ settings, domain }: ManagedOptions): PlistDict {
  return dict([[domain, importContents(settings)]]);
}

/** One value of the attribute MCXSettings (mcx_settings, apple-mcxsettings) of a user, group or computer in a directory. */
export function mcxSettings({ settings, domain, onceDate }: ManagedOptions): PlistDict {
  return dict([['mcx_application_data', dict([[domain, domainContents(settings, onceDate)]])]]);
}
