import tls, { type CipherSuite, type ConnectionMode } from 'node-forge/lib/tls.js';
import { suiteName } from '../../wire/tls/suites.ts';
import { cbc, latin1, type Protection, seal, type Transform, unseal } from './legacy-protection.ts';
import { rc4 } from './legacy-rc4.ts';

interface Cipher {
  readonly keyLength: number;
  /** 0 for stream ciphers. */
  readonly ivLength: number;
  readonly make: (key: Buffer, iv: Buffer, direction: 'encrypt' | 'decrypt') => Transform;
}

const RC4: Cipher = { keyLength: 16, ivLength: 0, make: rc4 };
const TRIPLE_DES = inCbc('des-ede3-cbc', 24, 8);
const AES_128 = inCbc('aes-128-cbc', 16, 16);
const AES_256 = inCbc('aes-256-cbc', 32, 16);

const MAC_LENGTH = { md5: 16, sha1: 20 };

/** The suites of our own TLS 1.0, in the order in which we offer them. The library brings the handshake and no cipher. */
export const LEGACY_SUITES: readonly CipherSuite[] = [
  add(0x0004, RC4, 'md5'),
  add(0x0005, RC4, 'sha1'),
  add(0x000a, TRIPLE_DES, 'sha1'),
  add(0x002f, AES_128, 'sha1'),
  add(0x0035, AES_256, 'sha1'),
];

function inCbc(name: string, keyLength: number, ivLength: number): Cipher {
  return { keyLength, ivLength, make: (key, iv, direction) => cbc(name, key, iv, direction) };
}

/** Makes a suite, and enters it into the table of the library, which looks there for what the server chose. */
function add(id: number, { keyLength, ivLength, make }: Cipher, hash: Protection['hash']): CipherSuite {
  const protection: Protection = { hash, blockLength: ivLength === 0 ? 1 : ivLength };
  const macLength = MAC_LENGTH[hash];
  const suite: CipherSuite = {
    id: [id >> 8, id & 0xff],
    name: suiteName(id),
    initSecurityParameters: (parameters) => {
      Object.assign(parameters, {
        cipher_type: ivLength === 0 ? tls.CipherType.stream : tls.CipherType.block,
        enc_key_length: keyLength,
        block_length: ivLength,
        fixed_iv_length: ivLength,
        record_iv_length: ivLength,
        mac_length: macLength,
        mac_key_length: macLength,
      });
    },
    initConnectionState: ({ read, write }, _connection, { keys }) => {
      const encrypt = make(latin1(keys.client_write_key), latin1(keys.client_write_IV), 'encrypt');
      const decrypt = make(latin1(keys.server_write_key), latin1(keys.server_write_IV), 'decrypt');
      Object.assign(
        write,
        mode(macLength, (record, self) => seal(record, self, protection, encrypt)),
      );
      Object.assign(
        read,
        mode(macLength, (record, self) => unseal(record, self, protection, decrypt)),
      );
    },
  };
  tls.CipherSuites[suite.name] = suite;
  return suite;
}

function mode(macLength: number, cipherFunction: ConnectionMode['cipherFunction']): Partial<ConnectionMode> {
  return { macLength, cipherFunction };
}
