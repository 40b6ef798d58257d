/** Entry of the stand-in for Microsoft Purview, on purview.microsoft.com and compliance.microsoft.com. */
import './fluent8/no-fonts.ts';
import { createRoot } from 'react-dom/client';
import { loadWorld } from '../page-world.ts';
import { App } from './app.tsx';
import { fluent8 } from './fluent8/skin.tsx';
import { fluent9 } from './fluent9/skin.tsx';
import { SkinProvider } from './skin.ts';
import { addStyle } from './style.ts';
import { textsOf } from './texts.ts';

async function start(): Promise<void> {
  const world = await loadWorld();
  const skin = world.variant.purview === 'v8' ? fluent8 : fluent9;
  document.title = `${textsOf(world.variant.language).manager} - Microsoft Purview`;
  addStyle();
  createRoot(document.getElementById('app') as HTMLElement).render(
    <SkinProvider value={skin}>
      <skin.Root>
        <App initial={world} />
      </skin.Root>
    </SkinProvider>,
  );
}

void start();
