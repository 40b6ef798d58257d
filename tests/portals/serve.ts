/**
 * Serves all stand-in sites until it is stopped: `node tests/portals/serve.ts [name=value ...]`, for example
 * `node tests/portals/serve.ts marketplace=2022 family=classic late=500`. Values are those of `world.variant`.
 */
import { startPortals } from './server/index.ts';

function parseValue(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') {
    return text === 'true';
  }
  // Eras such as 2026 are names, not numbers.
  return /^\d+$/.test(text) && !/^20\d\d$/.test(text) ? Number(text) : text;
}

const pairs = process.argv.slice(2).map((argument) => {
  const [name = '', value = 'true'] = argument.split('=');
  return [name, parseValue(value)] as const;
});
const portals = await startPortals({ variant: Object.fromEntries(pairs) });

console.log(`Stand-in sites on 127.0.0.1:${portals.port}. Start Chromium with:\n`);
console.log(portals.chromiumArgs.map((argument) => `  '${argument}'`).join(' \\\n'));
console.log(
  '\nThen open https://marketplace.zoom.us/, https://zoom.us/role, https://purview.microsoft.com/compliancemanager/overviewpage',
);
