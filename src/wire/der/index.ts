export { DerError } from './error.ts';
export { isContext, isUniversal, TAG, type DerNode, type TagClass } from './node.ts';
export { readDer } from './read.ts';
export { isText, readText } from './text.ts';
export { readTime } from './time.ts';
export { expect, hex, readBitString, readBoolean, readInteger, readOid, readSmallInteger } from './values.ts';
export { der } from './write.ts';
