import { TlsError } from '../../wire/tls/error.ts';
import { readMessages } from '../../wire/tls/messages.ts';
import { CONTENT, readRecords } from '../../wire/tls/records.ts';

const LONGEST = 0xffff;
const HEADER = 5;

/**
 * Takes what a server sends, and gives it back with each handshake message whole in a record of its own. The library loses
 * the beginning of a message that goes over several records, as long chains do; the hash of the handshake is over messages, so
 * that records may be cut anew. From ChangeCipherSpec on all is encrypted, and left as it is. Throws TlsError.
 */
export function regroup(): (bytes: Buffer) => Buffer {
  let pending = Buffer.alloc(0);
  let handshake = Buffer.alloc(0);
  let encrypted = false;
  return (bytes) => {
    if (encrypted) return bytes;
    pending = Buffer.concat([pending, bytes]);
    const out: Buffer[] = [];
    let at = 0;
    for (const { type, body } of readRecords(pending)) {
      const end = at + HEADER + body.length;
      if (type === CONTENT.changeCipherSpec) {
        encrypted = true;
        return Buffer.concat([...out, pending.subarray(at)]);
      }
      if (type === CONTENT.handshake) {
        handshake = Buffer.concat([handshake, body]);
        const version = pending.subarray(at + 1, at + 3);
        for (const message of readMessages(handshake)) {
          const length = 4 + message.body.length;
          out.push(recordOf(version, handshake.subarray(0, length)));
          handshake = handshake.subarray(length);
        }
      } else out.push(pending.subarray(at, end));
      at = end;
    }
    pending = pending.subarray(at);
    return Buffer.concat(out);
  };
}

function recordOf(version: Buffer, message: Buffer): Buffer {
  if (message.length > LONGEST) throw new TlsError(0, `a handshake message has ${message.length} bytes`);
  const length = Buffer.from([message.length >> 8, message.length & 0xff]);
  return Buffer.concat([Buffer.of(CONTENT.handshake), version, length, message]);
}
