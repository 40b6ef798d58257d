import { type Planted, unit } from './types.ts';

/** Who is heard, and what is asked of Zoom. */
export const MESSAGES: readonly Planted[] = [
  {
    name: 'redirects are followed',
    file: 'utils/zoom/request.ts',
    find: "redirect: 'error'",
    replace: "redirect: 'follow'",
    caughtBy: unit('zoom/token'),
  },
  {
    name: 'cookies are sent',
    file: 'utils/zoom/request.ts',
    find: "credentials: 'omit'",
    replace: "credentials: 'include'",
    caughtBy: unit('zoom/token'),
  },
  {
    name: 'an answer is read without end',
    file: 'utils/zoom/request.ts',
    find: 'if (size > limit) {',
    replace: 'if (size > limit * 1e9) {',
    caughtBy: unit('zoom/request'),
  },
  {
    name: 'panel messages are taken from pages',
    file: 'utils/messages/receive.ts',
    find: "const allowed = type && (MESSAGES[type].from === who || (MESSAGES[type].from === 'page' && who !== 'panel'));",
    replace: 'const allowed = type !== null;',
    caughtBy: unit('messages'),
  },
  {
    name: 'frames may send',
    file: 'utils/messages/sender.ts',
    find: ' || sender.frameId !== 0) return null;',
    replace: ') return null;',
    caughtBy: unit('messages'),
  },
  {
    name: 'the sender is judged by its address, not its origin',
    file: 'utils/messages/sender.ts',
    find: 'return sender.origin ?? (sender.url === undefined ? null : originOfUrl(sender.url));',
    replace: 'return sender.url === undefined ? (sender.origin ?? null) : originOfUrl(sender.url);',
    caughtBy: unit('messages'),
  },
  {
    name: 'a host is judged by its beginning',
    file: 'utils/hosts.ts',
    find: 'if (origin === MARKETPLACE_ORIGIN)',
    replace: 'if (origin.startsWith(MARKETPLACE_ORIGIN))',
    caughtBy: unit('messages'),
  },
];
