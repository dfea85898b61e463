export type { Hash, SignatureAlgorithm } from './algorithm.ts';
export { readCertificate, type Certificate } from './certificate.ts';
export type { Defect } from './defects.ts';
export { EXTENSION, type Extension, type KeyUsage } from './extensions.ts';
export { ipText, type GeneralName } from './general-name.ts';
export { isWithin, sameName, type Name } from './names.ts';
export type { PublicKey } from './public-key.ts';
export { chainOrder } from './order.ts';
export { certificatesOfPkcs7 } from './pkcs7.ts';
