// What injected code would try in a page of ours. Each runs in the browser and starts one thing: its code sets `ran`, or
// its request goes to the address that it is given. What stops it in our pages stands beside it.

export type Attempt = readonly [name: string, directive: string, run: (address: string) => void];

const TRUSTED_TYPES = 'require-trusted-types-for';

/** Text that becomes code; a timer first, since the DevTools' own call may do what a page may not. */
export const TEXT_TO_CODE: readonly Attempt[] = [
  [
    'eval',
    TRUSTED_TYPES,
    () => {
      // biome-ignore lint/security/noGlobalEval: it is what is tried.
      setTimeout(() => globalThis.eval('globalThis.ran = true'), 0);
    },
  ],
  [
    'new Function',
    TRUSTED_TYPES,
    () => {
      setTimeout(() => new Function('globalThis.ran = true')(), 0);
    },
  ],
  [
    'a timer with a text',
    TRUSTED_TYPES,
    () => {
      setTimeout(() => setTimeout('globalThis.ran = true' as never, 0), 0);
    },
  ],
];

/** Code that stands in the document, and markup made from text. */
export const SCRIPTS: readonly Attempt[] = [
  ...TEXT_TO_CODE,
  [
    'an inline script',
    TRUSTED_TYPES,
    () => {
      const script = document.createElement('script');
      script.append('globalThis.ran = true');
      document.head.append(script);
    },
  ],
  [
    'a script of a blob',
    TRUSTED_TYPES,
    () => {
      const script = document.createElement('script');
      script.src = URL.createObjectURL(new Blob(['globalThis.ran = true'], { type: 'text/javascript' }));
      document.head.append(script);
    },
  ],
  [
    'a script of a data address',
    TRUSTED_TYPES,
    () => {
      const script = document.createElement('script');
      script.src = 'data:text/javascript,globalThis.ran=true';
      document.head.append(script);
    },
  ],
  [
    'a handler in an attribute',
    TRUSTED_TYPES,
    () => {
      const button = document.createElement('button');
      button.setAttribute('onclick', 'globalThis.ran = true');
      document.body.append(button);
      button.click();
    },
  ],
  [
    'markup with a handler',
    TRUSTED_TYPES,
    () => {
      const part = document.createElement('div');
      part.innerHTML = '<img src="x:" onerror="globalThis.ran = true">';
      document.body.append(part);
    },
  ],
  [
    'markup beside an element',
    TRUSTED_TYPES,
    () => document.body.insertAdjacentHTML('beforeend', '<img src="x:" onerror="globalThis.ran = true">'),
  ],
  [
    'markup of a range',
    TRUSTED_TYPES,
    () => {
      const range = document.createRange();
      range.selectNode(document.body);
      document.body.append(range.createContextualFragment('<img src="x:" onerror="globalThis.ran = true">'));
    },
  ],
  [
    'a link that is code',
    'script-src-elem',
    () => {
      const link = document.createElement('a');
      link.href = 'javascript:void(globalThis.ran = true)';
      document.body.append(link);
      link.click();
    },
  ],
];

const FETCH: Attempt = [
  'fetch',
  'connect-src',
  (address) => {
    fetch(address, { mode: 'no-cors' }).catch(() => {});
  },
];

const SOCKET: Attempt = [
  'a web socket',
  'connect-src',
  (address) => {
    new WebSocket(address.replace('https:', 'wss:'));
  },
];

/** What a worker can ask with. */
export const REQUESTS_OF_WORKER: readonly Attempt[] = [FETCH, SOCKET];

/** Everything by which a document asks an address. */
export const REQUESTS: readonly Attempt[] = [
  FETCH,
  SOCKET,
  [
    'XMLHttpRequest',
    'connect-src',
    (address) => {
      const request = new XMLHttpRequest();
      request.open('GET', address);
      request.send();
    },
  ],
  [
    'a beacon',
    'connect-src',
    (address) => {
      navigator.sendBeacon(address, 'x');
    },
  ],
  [
    'an event stream',
    'connect-src',
    (address) => {
      new EventSource(address);
    },
  ],
  [
    'a script that is wanted later',
    'script-src-elem',
    (address) => {
      const link = document.createElement('link');
      link.rel = 'preload';
      link.as = 'script';
      link.href = address;
      document.head.append(link);
    },
  ],
  [
    'a script',
    TRUSTED_TYPES,
    (address) => {
      const script = document.createElement('script');
      script.src = address;
      document.head.append(script);
    },
  ],
  [
    'a picture',
    'img-src',
    (address) => {
      const picture = new Image();
      picture.src = address;
      document.body.append(picture);
    },
  ],
  [
    'a style sheet',
    'style-src-elem',
    (address) => {
      const link = document.createElement('link');
      link.rel = 'stylesheet';
      link.href = address;
      document.head.append(link);
    },
  ],
  [
    'a frame',
    'frame-src',
    (address) => {
      const frame = document.createElement('iframe');
      frame.src = address;
      document.body.append(frame);
    },
  ],
  [
    'an object',
    TRUSTED_TYPES,
    (address) => {
      const object = document.createElement('object');
      object.data = address;
      document.body.append(object);
    },
  ],
  [
    'a sound',
    'media-src',
    (address) => {
      const sound = document.createElement('audio');
      sound.src = address;
      document.body.append(sound);
    },
  ],
  [
    'a form',
    'form-action',
    (address) => {
      const form = document.createElement('form');
      form.action = address;
      form.method = 'post';
      form.target = '_blank';
      document.body.append(form);
      form.submit();
    },
  ],
];
