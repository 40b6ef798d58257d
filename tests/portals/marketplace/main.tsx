/** Stand-in for marketplace.zoom.us: React and MUI, as the real developer pages are. */
import { CircularProgress, CssBaseline, createTheme, ThemeProvider } from '@mui/material';
import { useEffect, useMemo, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { act, loadWorld, onReplaceNodes } from '../page-world.ts';
import type { World, ZoomApp } from '../server/world.ts';
import { NameDialog } from './name-dialog.tsx';
import { Pages } from './pages.tsx';
import { type Portal, PortalContext } from './portal.tsx';

const addressOf = () => location.pathname + location.search;

function useAddress() {
  const [path, setPath] = useState(addressOf);
  useEffect(() => {
    const onMove = () => setPath(addressOf());
    addEventListener('popstate', onMove);
    return () => removeEventListener('popstate', onMove);
  }, []);
  const go = (next: string) => {
    history.pushState(null, '', next);
    setPath(next);
  };
  return { path, go };
}

/** False for `late` milliseconds after every change of the address. */
function useArrived(path: string, late: number): boolean {
  const [arrived, setArrived] = useState(late === 0 ? path : '');
  useEffect(() => {
    const timer = setTimeout(() => setArrived(path), late);
    return () => clearTimeout(timer);
  }, [path, late]);
  return late === 0 || arrived === path;
}

function Marketplace({ first }: { first: World }) {
  const [world, setWorld] = useState(first);
  const { path, go } = useAddress();
  const [naming, setNaming] = useState<ZoomApp['type']>();
  const [generation, setGeneration] = useState(0);
  const [kept, setKept] = useState<{ path: string; values: Map<string, unknown> }>({ path, values: new Map() });
  const arrived = useArrived(path, world.variant.late);
  const queue = useRef(Promise.resolve(first));

  const { replaceNodes, theme: mode } = world.variant;
  useEffect(() => onReplaceNodes(replaceNodes, () => setGeneration((count) => count + 1)), [replaceNodes]);
  const theme = useMemo(
    () =>
      createTheme({
        palette: { mode, primary: { main: mode === 'dark' ? '#4a9bff' : '#0e72ed' } },
        typography: { button: { textTransform: 'none' } },
        // Dialogs and menus that are re-created again and again must not fade in each time.
        components: replaceNodes
          ? {
              MuiDialog: { defaultProps: { transitionDuration: 0 } },
              MuiMenu: { defaultProps: { transitionDuration: 0 } },
            }
          : {},
      }),
    [mode, replaceNodes],
  );

  const values = kept.path === path ? kept.values : new Map<string, unknown>();
  const portal: Portal = {
    world,
    act(action, body = {}) {
      // One after the other: an answer that is overtaken would bring old state back.
      queue.current = queue.current.then(() => act(action, body));
      queue.current.then(setWorld);
      return queue.current;
    },
    path,
    go,
    naming,
    setNaming,
    kept: values,
    keep(name, value) {
      setKept((before) => ({ path, values: new Map(before.path === path ? before.values : []).set(name, value) }));
    },
  };

  return (
    <ThemeProvider theme={theme}>
      <CssBaseline />
      <PortalContext.Provider value={portal}>
        {arrived ? <Pages key={`pages${generation}`} /> : <CircularProgress aria-label="Loading" sx={{ m: 8 }} />}
        <NameDialog key={`naming${generation}`} />
      </PortalContext.Provider>
    </ThemeProvider>
  );
}

const container = document.getElementById('app');
if (container) {
  loadWorld().then((world) => createRoot(container).render(<Marketplace first={world} />));
}
