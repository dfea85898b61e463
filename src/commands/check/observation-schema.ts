import * as v from 'valibot';
import { OBSERVATION_FORMAT } from '../../core/observation.ts';

/**
 * The observation that --save writes, version 1 (schemas/observation.v1.schema.json is generated from this). Nothing of a
 * replayed file is trusted further than its shape: names, addresses and messages in it are judged like those of a server.
 */

const text = v.pipe(v.string(), v.maxLength(1_000_000));
const name = v.pipe(v.string(), v.maxLength(1024));
const base64 = v.pipe(v.string(), v.maxLength(1_000_000), v.regex(/^[A-Za-z0-9+/]*={0,2}$/));
const instant = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/), v.check(isInstant));
const port = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65_535));
const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const milliseconds = v.pipe(v.number(), v.minValue(0));
const index = whole;
const pairs = v.array(v.pipe(v.array(index), v.length(2)));
const transport = v.picklist(['tls', 'tcp']);

function isInstant(moment: string): boolean {
  return !Number.isNaN(Date.parse(moment));
}

const failure = {
  status: v.picklist(['timeout', 'refused', 'reset', 'closed', 'unreachable', 'malformed']),
  reason: text,
};

const record = v.variant('type', [
  v.strictObject({ type: v.picklist(['A', 'AAAA']), name, ttl: whole, address: name }),
  v.strictObject({ type: v.literal('CNAME'), name, ttl: whole, target: name }),
  v.strictObject({ type: v.literal('SOA'), name, ttl: whole }),
  v.strictObject({
    type: v.literal('SRV'),
    name,
    ttl: whole,
    priority: whole,
    weight: whole,
    port,
    target: name,
  }),
]);

const answer = v.strictObject({
  question: v.strictObject({ name, type: v.picklist(['A', 'AAAA', 'CNAME', 'SOA', 'SRV']) }),
  status: v.picklist([
    'answer',
    'no-data',
    'nxdomain',
    'servfail',
    'refused',
    'other-code',
    'timeout',
    'unreachable',
    'malformed',
  ]),
  reason: v.optional(text),
  records: v.array(record),
  negativeTtl: v.optional(whole),
  authoritative: v.boolean(),
  transport: v.picklist(['udp', 'tcp']),
  truncated: v.boolean(),
  milliseconds,
});

const view = v.strictObject({ resolver: name, answers: v.array(answer) });
const domain = v.strictObject({ domain: name, views: v.array(view) });

const connect = v.variant('status', [
  v.strictObject({ address: name, milliseconds, status: v.literal('open') }),
  v.strictObject({ address: name, milliseconds, ...failure }),
]);

const helloBase = {
  kind: v.picklist(['panther', 'tiger-aes', 'snow-leopard', 'today']),
  address: name,
  milliseconds,
};
const hello = v.variant('status', [
  v.strictObject({
    ...helloBase,
    status: v.literal('server-hello'),
    version: v.pipe(v.string(), v.regex(/^\d{1,3}\.\d{1,3}$/)),
    suite: whole,
    certificates: v.array(base64),
    certificatesLeftOut: v.optional(v.literal(true)),
    certificateRequest: v.boolean(),
    gmtUnixTime: whole,
  }),
  v.strictObject({ ...helloBase, status: v.literal('alert'), level: whole, description: whole }),
  v.strictObject({ ...helloBase, status: v.literal('not-tls'), starts: text }),
  v.strictObject({ ...helloBase, ...failure }),
]);

const session = v.union([
  v.strictObject({
    engine: v.picklist(['legacy', 'modern']),
    version: name,
    suite: whole,
    certificateRequest: v.boolean(),
  }),
  v.strictObject(failure),
]);

const sipBase = {
  method: v.picklist(['REGISTER', 'OPTIONS']),
  userAgent: name,
  sentAt: instant,
  milliseconds,
};
const sip = v.variant('status', [
  v.strictObject({ ...sipBase, status: v.literal('response'), text }),
  v.strictObject({ ...sipBase, ...failure }),
]);

const server = v.strictObject({
  host: name,
  port,
  transport,
  because: v.picklist(['asked', 'dns', 'redirect']),
  domain: v.optional(name),
  connects: v.array(connect),
  hellos: v.array(hello),
  session: v.optional(session),
  sip: v.array(sip),
});

const chain = v.strictObject({
  source: name,
  name: v.optional(name),
  presented: v.pipe(v.array(base64), v.minLength(1)),
  others: v.array(base64),
  anchors: v.array(v.strictObject({ from: v.picklist(['file', 'policy', 'system']), der: base64 })),
  signatures: pairs,
  failed: pairs,
});

const kdcBase = {
  host: name,
  address: name,
  port,
  transport: v.picklist(['udp', 'tcp']),
  sentAt: instant,
  milliseconds,
};
const kerberos = v.strictObject({
  realm: name,
  views: v.array(view),
  kdcs: v.array(
    v.variant('status', [
      v.strictObject({ ...kdcBase, status: v.literal('reply'), reply: base64 }),
      v.strictObject({ ...kdcBase, ...failure }),
    ]),
  ),
});

const want = v.strictObject({
  mode: v.picklist(['automatic', 'manual']),
  server: v.optional(v.strictObject({ host: name, port: v.optional(port) })),
  transport,
  strictNaming: v.boolean(),
  client: name,
  releases: v.pipe(v.array(v.pipe(v.string(), v.regex(/^\d+(?:\.\d+){1,2}$/))), v.minLength(1)),
  kerberos: v.optional(v.boolean()),
  realm: v.optional(name),
  userHas: v.optional(v.picklist(['kerberos', 'password'])),
  mtls: v.boolean(),
  trustedServers: v.optional(v.array(name)),
});

export const observationSchema = v.strictObject({
  format: v.pipe(v.literal(OBSERVATION_FORMAT), v.description('Name and version of this format.')),
  subject: v.picklist(['dns', 'cert', 'server', 'kerberos', 'signin']),
  target: text,
  at: v.pipe(instant, v.description('When looking began: ISO 8601, UTC, by the local clock.')),
  want: v.pipe(want, v.description('What a client would do and the fleet needs.')),
  domains: v.array(domain),
  servers: v.array(server),
  chains: v.array(chain),
  kerberos: v.optional(kerberos),
});
