import { allFindings } from '../core/report.ts';
import { visible } from './escape.ts';
import { place } from './place.ts';
import type { Renderer } from './renderer.ts';

/** For scripts: `place: severity check message`, one finding a line, and nothing else. */
export const plain: Renderer = (report) =>
  allFindings(report)
    .map(({ where, severity, check, message }) => `${place(where)}: ${severity} ${visible(`${check} ${message}`)}\n`)
    .join('');
