import { defineCheck } from '../define.ts';
import { GUIDE_MANUAL, GUIDE_TRANSPORT } from './sources.ts';
import { isOpen, type ServerSubject } from './subject.ts';

export const clearText = defineCheck<ServerSubject, { server: string }>({
  id: 'server/clear-text',
  severity: 'warning',
  title: 'The server is used over TCP, without encryption',
  why: 'All messages go over the network in the clear, and nothing proves that the server is the right one. Over TCP the server calls the Mac back as well, so firewalls have to let it in.',
  fix: 'Use TLS: give the server a certificate, let it listen on port 5061, and set the transport to TLS.',
  cite: [GUIDE_TRANSPORT, GUIDE_MANUAL],
  // Where clients choose by themselves, TCP is what they fall back to, and the verdict says so.
  applies: (subject) =>
    subject.server.transport === 'tcp' &&
    (subject.want.mode === 'manual' || subject.server.because === 'redirect') &&
    isOpen(subject),
  judge: ({ where, name }, emit) => emit(where, { server: name }),
  message: ({ server }) => `${server} is used over TCP, and nothing is encrypted`,
});
