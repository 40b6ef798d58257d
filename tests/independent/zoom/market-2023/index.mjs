// Marketplace as of 2023 (eras A and B): Vue 3 with hand-written CSS, full-page chooser, classic scopes.
import { market } from '../market.mjs';

const shell = `<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>App Marketplace</title><meta name="viewport" content="width=device-width, initial-scale=1"></head><body><div id="app"></div><script src="/assets/index-a81b2c.js"></script></body></html>`;

export const market2023 = (options = {}) =>
  market({
    entry: 'market-2023/client.js',
    shell,
    secretInline: false,
    bundleOptions: { alias: { vue: 'vue/dist/vue.esm-bundler.js' } },
    ...options,
  });
