/** Which page an address leads to. */
import { Box, Typography } from '@mui/material';
import { AppPage } from './app-page.tsx';
import { CardsPage, ChooserDialog } from './chooser.tsx';
import { CreatedApps } from './created-apps.tsx';
import { GeneralApp } from './general-app.tsx';
import { Home } from './home.tsx';
import { useEra, usePortal } from './portal.tsx';
import { TopBar } from './shell.tsx';

function NotFound() {
  return (
    <>
      <TopBar />
      <Box component="main" sx={{ p: 8, textAlign: 'center' }}>
        <Typography component="h1" variant="h5">
          We couldn't find the page.
        </Typography>
      </Box>
    </>
  );
}

export function Pages() {
  const { path, world } = usePortal();
  const era = useEra();
  const { pathname } = new URL(path, location.origin);
  const [, kind, id, section] = /^\/develop\/(apps|applications)\/([\w-]+)\/([\w/-]+)$/.exec(pathname) ?? [];
  const app = world.apps.find((candidate) => candidate.id === id);

  if (pathname === '/') {
    return <Home />;
  }
  if (pathname === '/user/build' || pathname === '/develop/apps') {
    return <CreatedApps />;
  }
  if ((pathname === '/develop/create' && era === '2022') || pathname === '/develop/createLegacy') {
    return <CardsPage />;
  }
  if (pathname === '/develop/create') {
    return (
      <>
        <Home />
        <ChooserDialog />
      </>
    );
  }
  if (kind === 'apps' && app && app.type !== 'general') {
    return <AppPage app={app} section={section ?? ''} notFound={<NotFound />} />;
  }
  if (kind === 'applications' && app?.type === 'general') {
    return <GeneralApp app={app} />;
  }
  return <NotFound />;
}
