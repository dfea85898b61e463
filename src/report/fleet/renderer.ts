import type { CheckInfo } from '../../core/finding.ts';
import type { FleetRun, FleetSummary, MacReport } from '../../core/fleet.ts';
import type { RenderOptions } from '../renderer.ts';

export interface FleetOptions extends RenderOptions {
  /** The page that ships with msgrctl (templates/pages/audit.html), for the format html; else empty. */
  readonly page: string;
}

/** What is told before and after the Macs. */
export interface FleetFrame {
  readonly run: FleetRun;
  readonly summary: FleetSummary;
  /** Every check that found something or could not look, sorted by id. */
  readonly checks: readonly CheckInfo[];
}

/**
 * A report on a fleet as text, in three parts, so that nobody has to hold a hundred thousand Macs: the text of each Mac
 * is made when it has been judged, and kept on disk where something that counts them comes first.
 */
export interface FleetRenderer {
  /** Macs are told at once; then there is no head. */
  readonly streams: boolean;
  /** Between the texts of two Macs that are not empty. */
  readonly separator?: string;
  readonly head: (frame: FleetFrame, options: FleetOptions) => string;
  /** @param nth counted from 0, in the order of the report */
  readonly mac: (mac: MacReport, nth: number, options: FleetOptions) => string;
  readonly tail: (frame: FleetFrame, options: FleetOptions) => string;
}
