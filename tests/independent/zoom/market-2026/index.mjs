// Marketplace as of 2026 (era D): React and MUI, Platform Studio, granular scopes.
import { market } from '../market.mjs';

const shell = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Zoom App Marketplace</title>
<style>body{margin:0}</style></head><body><noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div><script src="/static/main.5f1c07d2.js" defer></script></body></html>`;

export const market2026 = (options = {}) =>
  market({ entry: 'market-2026/client.jsx', shell, secretInline: true, ...options });
