import type { ServerObservation } from '../../core/server.ts';

/** True if a Mac of some release gets through TCP and, where asked for, TLS. What comes then is another matter. */
export function isReachable({ connects, transport, hellos }: ServerObservation): boolean {
  const open = connects.some(({ status }) => status === 'open');
  return (
    open && (transport === 'tcp' || hellos.some(({ status, kind }) => status === 'server-hello' && kind !== 'today'))
  );
}
