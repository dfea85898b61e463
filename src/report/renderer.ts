import type { Style } from '../core/host.ts';
import type { Report } from '../core/report.ts';
import type { Severity } from '../core/severity.ts';

export interface RenderOptions {
  readonly style: Style;
  /** Columns to fill. */
  readonly width: number;
  /** From which severity on a finding fails the run. */
  readonly failOn: Severity | 'never';
}

/** A report as text. What is not empty ends with one newline. */
export type Renderer = (report: Report, options: RenderOptions) => string;
