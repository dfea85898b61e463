import { join } from 'node:path';
import type { Host } from '../core/host.ts';
import { cannot } from '../core/tool-error.ts';
import { writeBinary } from '../plist/binary/writer.ts';
import { edit } from '../plist/edit.ts';
import { PlistError } from '../plist/error.ts';
import { readPlist } from '../plist/format.ts';
import { dict, type PlistDict, type PlistValue } from '../plist/value.ts';
import { writeXml } from '../plist/xml/writer.ts';
import { userSettings, type User } from '../policy/roster.ts';
import { refuseManaged } from './taken.ts';

/** One preference file to make: where to, and what it holds. */
export interface Product {
  /** Undefined for standard output. */
  readonly path: string | undefined;
  readonly bytes: Uint8Array;
  /** What the change is measured from: the file to merge into, or the one that is there. */
  readonly before: PlistValue;
  readonly isThere: boolean;
  /** Why the file that is there cannot be read as every reader reads it. */
  readonly damage?: string | undefined;
}

/** What the user asked for about files. */
export interface ProductOptions {
  readonly output?: string;
  readonly format?: 'xml' | 'binary';
  readonly merge?: string;
  readonly check?: true;
}

/** A file for each user of a roster: the settings of the policy, and the user's own. */
export async function productsForUsers(
  options: ProductOptions,
  settings: PlistDict,
  users: readonly User[],
  host: Host,
): Promise<Product[]> {
  const products: Product[] = [];
  for (const user of users) {
    const own = new Map([...pairs(settings), ...userSettings(user)]);
    const sorted = [...own].toSorted(([a], [b]) => (a < b ? -1 : 1));
    products.push(await product(join(options.output!, `${user.account}.plist`), dict(sorted), options, host));
  }
  return products;
}

function pairs(settings: PlistDict): [string, PlistValue][] {
  return settings.value.map(({ key, value }) => [key, value]);
}

const NOTHING: PlistDict = dict([]);

/** A file that is made already. */
export async function readyProduct(path: string | undefined, bytes: Uint8Array, host: Host): Promise<Product> {
  const isThere = path !== undefined && (await host.files.kind(path)) !== 'missing';
  return { path, bytes, isThere, ...(isThere ? await readBefore(path, host) : { before: NOTHING }) };
}

/** The file that some settings make, on its own or merged into another. */
export async function product(
  path: string | undefined,
  settings: PlistDict,
  options: ProductOptions,
  host: Host,
): Promise<Product> {
  if (options.merge !== undefined) return merged(path, settings, options, host);
  return readyProduct(path, encode(settings, options.format ?? 'xml'), host);
}

async function merged(
  path: string | undefined,
  settings: PlistDict,
  options: ProductOptions,
  host: Host,
): Promise<Product> {
  const merge = options.merge!;
  const original = await host.files.read(merge);
  try {
    const document = readPlist(original);
    refuseManaged(merge, document.root);
    let bytes = edit(document, original, new Map(pairs(settings)));
    if (options.format !== undefined && options.format !== document.format) {
      bytes = encode(readPlist(bytes).root, options.format);
    }
    const target = path ?? (options.check ? merge : undefined);
    const isThere = target !== undefined && (await host.files.kind(target)) !== 'missing';
    const comparing = options.check && target !== undefined && isThere;
    return {
      path: target,
      bytes,
      isThere,
      ...(comparing ? await readBefore(target, host) : { before: document.root }),
    };
  } catch (error) {
    if (error instanceof PlistError) throw cannot(`could not merge into ${merge}: ${error.message}`);
    throw error;
  }
}

/** What is there now. A damaged file counts as nothing: whatever replaces it is a change. */
async function readBefore(path: string, host: Host): Promise<Pick<Product, 'before' | 'damage'>> {
  try {
    return { before: readPlist(await host.files.read(path)).root };
  } catch (error) {
    if (error instanceof PlistError) return { before: NOTHING, damage: error.message };
    throw error;
  }
}

function encode(value: PlistValue, format: 'xml' | 'binary'): Uint8Array {
  return format === 'binary' ? writeBinary(value) : new TextEncoder().encode(writeXml(value));
}
