import { visible } from '../escape.ts';
import { place } from '../place.ts';
import type { FleetRenderer } from './renderer.ts';

/** For scripts: `mac: place: severity check message`, one finding a line, and what could not be looked at; nothing else. */
export const plain: FleetRenderer = {
  streams: true,
  head: () => '',
  mac: ({ mac, source, findings, unknown }) =>
    [
      ...findings.map(
        ({ where, severity, check, message }) =>
          `${visible(mac)}: ${place(where)}: ${severity} ${visible(`${check} ${message}`)}\n`,
      ),
      ...unknown.map(
        ({ check, reason }) => `${visible(mac)}: ${visible(source)}: unknown ${visible(`${check} ${reason}`)}\n`,
      ),
    ].join(''),
  tail: () => '',
};
