/** What the bench needs of the project, bundled when it runs. */
export { readPlist } from '../src/plist/format.ts';
export { SETTINGS } from '../src/plist/settings/index.ts';
export { writeXml } from '../src/plist/xml/writer.ts';
export { writeBinary } from '../src/plist/binary/writer.ts';
export * as plist from '../src/plist/value.ts';
