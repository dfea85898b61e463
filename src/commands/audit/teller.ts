import type { MacReport } from '../../core/fleet.ts';
import type { Output, Spool } from '../../core/fleet-door.ts';
import type { FleetFrame, FleetOptions, FleetRenderer } from '../../report/fleet/renderer.ts';

/** Where a report goes, piece by piece. */
export type Sink = Pick<Output, 'write' | 'publish' | 'drop' | 'replaces'>;

/** Tells a report in one format while the Macs come in. */
export interface Teller {
  readonly add: (macs: readonly MacReport[]) => Promise<void>;
  /** False if an earlier report stays, because this one is partial. */
  readonly finish: (frame: FleetFrame) => Promise<boolean>;
  /** Nothing of it stays. */
  readonly drop: () => Promise<void>;
}

/** @param newSpool for formats whose head counts the Macs: their texts wait on disk */
export function teller(renderer: FleetRenderer, options: FleetOptions, sink: Sink, newSpool: () => Spool): Teller {
  const { separator = '' } = renderer;
  let told = 0;
  let isFirst = true;
  let spool: Spool | undefined;
  return {
    add: async (macs) => {
      const texts = macs.map((mac, i) => renderer.mac(mac, told + i, options)).filter((text) => text !== '');
      told += macs.length;
      if (texts.length === 0) return;
      const text = (isFirst ? '' : separator) + texts.join(separator);
      isFirst = false;
      if (renderer.streams) await sink.write(text);
      else (spool ??= newSpool()).add(text);
    },
    finish: async (frame) => {
      // Somebody compares with the whole one tomorrow.
      if (frame.run.partial && sink.replaces) {
        spool?.drop();
        await sink.drop();
        return false;
      }
      if (!renderer.streams) await sink.write(renderer.head(frame, options));
      for (const piece of spool?.pieces() ?? []) await sink.write(piece);
      await sink.write(renderer.tail(frame, options));
      await sink.publish();
      spool?.drop();
      return true;
    },
    drop: async () => {
      spool?.drop();
      await sink.drop();
    },
  };
}
