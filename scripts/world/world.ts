import { join } from 'node:path';
import { FAULTS } from '../../test/servers/faults/index.ts';
import { startWorld } from '../../test/servers/world.ts';

/** A world to type commands at, healthy or with one fault in it. */
export async function open(wanted: string | undefined): Promise<{ text: string; stop: () => Promise<void> }> {
  const fault = wanted === undefined ? undefined : FAULTS.find(({ name }) => name.includes(wanted));
  if (wanted !== undefined && !fault) {
    throw new Error(
      `no fault is named like "${wanted}"; there are:\n${FAULTS.map(({ name }) => `  ${name}`).join('\n')}`,
    );
  }
  const { resolvers, folder, stop } = await startWorld(fault?.world);
  const dns = resolvers.map((resolver) => `--server ${resolver}`).join(' ');
  const ca = `--ca ${join(folder, 'root.pem')}`;
  const text = [
    ...(fault ? [`fault: ${fault.name} (${fault.expect})`] : []),
    `msgrctl check signin alice@contoso.com ${dns} ${ca}`,
    `msgrctl check signin alice@contoso.com --user-has kerberos ${dns} ${ca}`,
    `msgrctl check dns contoso.com ${dns}`,
    `msgrctl check server sip.contoso.com ${dns} ${ca}`,
    `msgrctl check cert sip.contoso.com ${dns} ${ca}`,
    `msgrctl check kerberos CONTOSO.COM ${dns}`,
    'Ctrl-C ends it.',
  ].join('\n');
  return { text, stop };
}
