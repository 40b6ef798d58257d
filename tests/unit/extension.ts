// webextension-polyfill refuses to be loaded outside of an extension. Tests that need more of the browser's API give it.
Object.assign(globalThis, { chrome: { runtime: { id: 'connector-guide' } } });
