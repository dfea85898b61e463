import type { Style } from '../core/host.ts';

const same = (text: string): string => text;

/** No colour at all. */
export const plainStyle: Style = { error: same, warning: same, info: same, bold: same, dim: same };
