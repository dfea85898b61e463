import { join } from 'node:path';
import { FAULTS } from '../../test/servers/faults/index.ts';
import { startWorld } from '../../test/servers/world.ts';

/** A world to type commands at, healthy or with one fault in it. */
export async function open(wanted: string | undefined): Promise<{ text: string; stop: () => Promise<void> }> {
  const withKamailio = wanted === '--kamailio';
  const fault = wanted === undefined ? undefined : FAULTS.find(({ name }) => name.includes(wanted));
  if (wanted !== undefined && !withKamailio && !fault) {
    throw new Error(
      `no fault is named like "${wanted}"; there are:\n${FAULTS.map(({ name }) => `  ${name}`).join('\n')}`,
    );
  }
  const { address, kdcPort, resolvers, folder, stop } = await startWorld(
    withKamailio ? { tls: 'kamailio' } : fault?.world,
  );
  const dns = resolvers.map((resolver) => `--server ${resolver}`).join(' ');
  // Kamailio takes AES alone, which Macs have from 10.4.8 on.
  const ca = `--ca ${join(folder, 'root.pem')}${withKamailio ? ' --macos 10.4.8,10.5' : ''}`;
  const text = [
    ...(fault ? [`fault: ${fault.name} (${fault.expect})`] : []),
    `DNS ${resolvers.join(', ')}; sip.contoso.com ${address}:5061; KDC ${address}:${kdcPort}; certificates ${folder}`,
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
