import { join } from 'node:path';
import type { Host } from '../../core/host.ts';
import { FLEET_RENDERERS, type FleetFormatName } from '../../report/fleet/index.ts';
import { plainStyle } from '../../report/style.ts';
import type { AuditOptions } from './options.ts';
import { teller, type Sink, type Teller } from './teller.ts';

/** One for standard output, and one for each file. Files that may not be replaced are told before anything is read. */
export async function tellersOf(options: AuditOptions, host: Host): Promise<Teller[]> {
  const { format, outputs, failOn, force } = options;
  const formats = [format, ...outputs.map((output) => output.format)];
  const page = formats.includes('html') ? await pageOf(host) : '';
  const tellers: Teller[] = [];
  const add = (
    name: FleetFormatName,
    sink: Sink,
    { style, width }: Pick<Host['stdout'], 'style' | 'width'>,
  ): void => {
    tellers.push(teller(FLEET_RENDERERS[name], { style, width, failOn, page }, sink, host.files.spool));
  };
  add(format, standardOutput(host), host.stdout);
  try {
    for (const output of outputs) {
      add(output.format, await host.files.open(output.file, { force }), { style: plainStyle, width: 100 });
    }
  } catch (error) {
    for (const each of tellers) await each.drop();
    throw error;
  }
  return tellers;
}

async function pageOf(host: Host): Promise<string> {
  return new TextDecoder().decode(await host.files.read(join(host.templates, 'pages', 'audit.html')));
}

function standardOutput(host: Host): Sink {
  return {
    replaces: false,
    write: (piece) => host.stdout.write(piece),
    publish: async () => {},
    drop: async () => {},
  };
}
