import { ARTIFACTS } from '../../src/emit/artifacts/index.ts';
import { loadPolicy } from '../../src/policy/load.ts';
import { readRoster } from '../../src/policy/roster.ts';

/** A policy with something to say on everything: the fullest sheet. */
export const FULL = `msgrctl: 1
organization: Northwind Traders
support: Service Desk, extension 4711
connection: { mode: manual, server: sip.northwind.test, transport: tls, sipDomains: [northwind.test] }
authentication: { kerberos: true, realm: AD.NORTHWIND.TEST }
archiving: { save: deny, lock: enforce }
personalAccounts: block
settings: { SaveSIPPassword: false }
install: { source: "afp://files.northwind.test/Software/Messenger" }
`;

const LONG = 'karl-theodor-maria-nikolaus-johann-jacob-philipp-franz-joseph-sylvester-von-und-zu-musterhausen';

/** Users as they come, and as they are meant to hurt. */
export const ROSTER = `account,sip address,domain,user id
alice,alice@northwind.test,NORTHWIND,asmith
tanaka,田中太郎@northwind.test,NORTHWIND,田中太郎
layla,ليلى.حداد@northwind.test,NORTHWIND,ليلى حداد
jgroesser,jürgen.größer@northwind.test,NORTHWIND,Jürgen Größer
long,${LONG}@northwind.test,NORTHWIND-EUROPE-MIDDLE-EAST-AND-AFRICA,${LONG}
markup,"o'brien&sons@northwind.test","<b>""N""</b>&amp;",<script>alert(1)</script>
`;

/** What Windows and the mail allow at most, and more; for a sheet that must still be one. */
export const EXTREME = `account,sip address,domain,user id
${'a'.repeat(200)},${'w'.repeat(186)}@${'north'.repeat(10)}.northwind.test,${'DOMAIN-'.repeat(100)},${'田'.repeat(104)}
`;

interface Asked {
  readonly policy?: string;
  readonly roster?: string;
  readonly format?: 'html' | 'markdown' | 'text';
}

/** The handout as `msgrctl emit` makes it: a sheet for each user if there is a roster, else one for all. */
export async function handout({ policy: text = FULL, roster, format = 'html' }: Asked = {}): Promise<string> {
  const { policy, problems } = await loadPolicy({ file: 'messenger.yaml', text }, async () => ({ missing: 'none' }));
  if (!policy) throw new Error(problems.map(({ message }) => message).join('; '));
  const read = roster === undefined ? undefined : readRoster('users.csv', roster);
  if (read && read.problems.length > 0) throw new Error(read.problems.map(({ message }) => message).join('; '));
  const artifact = ARTIFACTS.find(({ name }) => name === (roster === undefined ? 'handout' : 'handout-users'))!;
  return artifact
    .forms!.find((form) => form.format === format)!
    .make({
      policy,
      users: read?.users ?? [],
      certificates: [],
      policySha256: '0'.repeat(64),
      toolVersion: '0.0.0',
      templates: {},
    });
}
