import { defineCheck } from '../define.ts';
import { EXPERIENCE, rfc5280 } from './sources.ts';
import { called, isRead, type ChainSubject } from './subject.ts';

export const keyWeak = defineCheck<ChainSubject, { name: string; key: string }>({
  id: 'certificate/key-weak',
  severity: 'warning',
  title: 'A key is too short to protect anything',
  why: 'Keys below 1024 bits can be broken with small means, and whoever breaks this one can pose as the server. Keys of 1024 bits are normal for servers of this time and are not reported.',
  fix: 'Issue the certificate again with a key of 2048 bits, which every release of Mac OS X takes.',
  cite: [EXPERIENCE],
  applies: isRead,
  judge: ({ path, where }, emit) => {
    for (const { certificate } of path) {
      const { kind, bits, text } = certificate.key;
      const least = kind === 'ec' ? 160 : 1024;
      if (bits !== undefined && bits < least) emit(where, { name: called(certificate), key: text });
    }
  },
  message: ({ name, key }) => `the key of ${name} is weak: ${key}`,
});

export const hashWeak = defineCheck<ChainSubject, { name: string; signature: string }>({
  id: 'certificate/hash-weak',
  severity: 'info',
  title: 'A certificate is signed with a hash that can be forged',
  why: 'For MD5 another certificate with the same signature was made in 2008. Macs of this time take it; a root is not meant, as nobody needs its signature.',
  fix: 'Have the CA sign with SHA-1, or with SHA-256 where no Mac has 10.3.',
  cite: [rfc5280('4.1.1.2', 'Names the algorithm with which the CA signed.'), EXPERIENCE],
  applies: isRead,
  judge: ({ path, where }, emit) => {
    for (const { certificate, anchor } of path) {
      const { hash, text } = certificate.signatureAlgorithm;
      if (!anchor && (hash === 'md2' || hash === 'md4' || hash === 'md5')) {
        emit(where, { name: called(certificate), signature: text });
      }
    }
  },
  message: ({ name, signature }) => `${name} is signed with ${signature}`,
});
