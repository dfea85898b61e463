import * as v from 'valibot';

/**
 * The policy file, version 1. The JSON Schema for editors (schemas/policy.v1.schema.json) is generated from this, and so
 * is the did-you-mean for unknown keys. Descriptions are what an editor shows.
 */

const release = v.pipe(
  v.string('a release in quotes, such as "10.4" (without quotes YAML makes it a number)'),
  v.regex(
    /^10\.(?:[3-9]|1[0-5])(?:\.[0-9]{1,2})?$/,
    'a release of Mac OS X from "10.3" on, such as "10.4" or "10.4.11"',
  ),
  v.description('A release of Mac OS X, in quotes.'),
);

const text = v.pipe(
  v.string('a text'),
  v.regex(/^[^\0]*[^\s\0][^\0]*$/, 'a text that is not empty and has no NUL in it'),
);
const port = v.pipe(
  v.number('a port number'),
  v.integer('a whole number'),
  v.minValue(1, 'a port from 1 to 65535'),
  v.maxValue(65_535, 'a port from 1 to 65535'),
);
const count = v.pipe(
  v.number('a number'),
  v.integer('a whole number'),
  v.minValue(0, 'a number that is not negative'),
);
const flag = v.boolean('true or false');
const described = <Schema extends v.GenericSchema>(schema: Schema, description: string) =>
  v.optional(v.pipe(schema, v.description(description)) as unknown as Schema);
const oneOf = <const Options extends readonly string[]>(...options: Options) =>
  v.picklist(options, options.map((option) => `"${option}"`).join(' or '));

const fleet = v.strictObject({
  macos: described(
    v.pipe(v.array(release, 'a list of releases'), v.minLength(1, 'at least one release')),
    'The releases of Mac OS X in the fleet; they decide script dialect and crypto limits.',
  ),
});

const ports = v.strictObject({
  min: v.pipe(port, v.description('Lowest port (PortRangeMinSIPDynamicPort).')),
  max: v.pipe(port, v.description('Highest port (PortRangeMaxSIPDynamicPort).')),
});

const connection = v.strictObject({
  sipDomains: described(v.array(text, 'a list of domains'), 'The domains behind the @ of sign-in addresses.'),
  mode: described(
    oneOf('automatic', 'manual'),
    'How the server is found: by DNS SRV records, or by name (RTCConfigurationMode).',
  ),
  server: described(text, 'Manual mode only: name or IP address of the server (RTCServerAddress).'),
  transport: described(oneOf('tls', 'tcp'), 'Manual mode only: TLS or TCP (RTCTransport).'),
  strictNaming: described(
    flag,
    'Automatic mode only: the name of the detected server must start with sip (DisableStrictDNSNaming).',
  ),
  ports: described(
    ports,
    "The ports on which a Mac behind a private firewall takes the server's call-back over TCP (PortRange*).",
  ),
});

const authentication = v.strictObject({
  kerberos: described(flag, 'Users sign in with "Use my network ID and password".'),
  realm: described(text, 'The Kerberos realm: the Active Directory domain in capitals.'),
});

const archiving = v.strictObject({
  save: described(oneOf('allow', 'deny'), 'May users save conversations (DisallowSave)?'),
  lock: described(
    oneOf('none', 'file', 'enforce'),
    'How the preference file is kept as it is: not at all, locked once, or locked again at each log-in.',
  ),
});

const install = v.strictObject({
  source: described(text, 'The network installation point: an afp:, smb: or nfs: address or a folder.'),
  application: described(text, "The name of the program's bundle."),
});

const capacity = v.strictObject({
  users: described(count, 'How many users will sign in.'),
  contacts: described(count, 'How many contacts the address book holds.'),
});

const settingValue = v.union([v.boolean(), v.number(), v.string()], 'true, false, a number or a text');

const suppression = v.strictObject({
  check: v.pipe(text, v.description('The id of the check to silence, as `msgrctl explain` knows it.')),
  reason: v.pipe(text, v.description('Why its findings are accepted.')),
  until: described(
    v.pipe(
      v.string('a day such as 2027-03-31'),
      v.isoDate('a day such as 2027-03-31'),
      v.check(isDay, 'a day that exists'),
    ),
    'The last day on which it is silenced.',
  ),
});

function isDay(day: string): boolean {
  const moment = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day);
}

export const policySchema = v.strictObject({
  msgrctl: v.pipe(
    v.literal(1, '1, the version of the policy format'),
    v.description('The version of the policy format.'),
  ),
  organization: described(text, 'Who the policy is for.'),
  support: described(text, 'Whom users call when they cannot sign in, as the handout tells them.'),
  extends: described(text, 'A template that ships with msgrctl, or the relative path of another policy.'),
  fleet: described(fleet, 'The Macs.'),
  connection: described(connection, 'How Messenger reaches Live Communications Server.'),
  authentication: described(authentication, 'How users prove who they are.'),
  archiving: described(archiving, 'Whether conversations may be saved, and how that is locked.'),
  personalAccounts: described(oneOf('allow', 'block'), 'May users sign in to the personal service (Windows Live)?'),
  settings: described(
    v.record(v.string(), settingValue, 'keys of com.microsoft.Messenger.plist with their values'),
    'Any other setting of com.microsoft.Messenger.plist, by its exact key.',
  ),
  certificates: described(
    v.array(text, 'a list of files'),
    'Root certificates to install, as files beside the policy.',
  ),
  install: described(install, 'Where the program comes from.'),
  users: described(text, 'The roster: a CSV file beside the policy.'),
  capacity: described(capacity, 'Figures for planning.'),
  suppress: described(v.array(suppression, 'a list'), 'Findings that are accepted, each with a reason.'),
});

/** A policy as its file says it, validated, with everything it extends merged in. */
export type PolicyData = v.InferOutput<typeof policySchema>;
