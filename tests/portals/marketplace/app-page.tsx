/**
 * The page of a Server-to-Server app: rail of five, chips, the section, and a foot with Back and Continue. The same
 * from 2023 to 2026.
 */
import { Box, Button, Chip, Link, List, ListItemButton, ListItemIcon, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import type { ZoomApp } from '../server/world.ts';
import { truth } from '../truth.ts';
import { Activation } from './activation.tsx';
import { Credentials } from './credentials.tsx';
import { Feature } from './feature.tsx';
import { CheckIcon } from './icons.tsx';
import { Information } from './information.tsx';
import { usePortal } from './portal.tsx';
import { Scopes } from './scopes.tsx';
import { TopBar } from './shell.tsx';

const sections = [
  { path: 'credentials', label: 'App Credentials', target: 'rail.credentials', Section: Credentials },
  { path: 'information', label: 'Information', target: 'rail.information', Section: Information },
  { path: 'feature', label: 'Feature', target: 'rail.feature', Section: Feature },
  { path: 'scope', label: 'Scopes', target: 'rail.scopes', Section: Scopes },
  { path: 'activation', label: 'Activation', target: 'rail.activation', Section: Activation },
];

/** Only these two were ever seen ticked; Information stays a plain dot even when it is filled. */
function isTicked(app: ZoomApp, path: string): boolean {
  return path === 'credentials' || (path === 'scope' && app.scopes.length > 0);
}

function Rail({ app, current }: { app: ZoomApp; current: string }) {
  const { go } = usePortal();
  return (
    <List component="nav" aria-label={app.name} sx={{ width: 240, flexShrink: 0 }}>
      {sections.map(({ path, label, target }) => {
        const address = `/develop/apps/${app.id}/${path}`;
        return (
          <ListItemButton
            key={path}
            component="a"
            href={address}
            ref={truth(target)}
            selected={path === current}
            sx={{
              borderRadius: 5,
              '&.Mui-selected, &.Mui-selected:hover': { bgcolor: 'primary.main', color: 'primary.contrastText' },
            }}
            onClick={(event: { preventDefault(): void }) => {
              event.preventDefault();
              go(address);
            }}
          >
            <ListItemIcon sx={{ minWidth: 32, color: 'inherit' }}>
              {isTicked(app, path) ? (
                <CheckIcon fontSize="small" />
              ) : (
                <Box sx={{ width: 8, height: 8, m: 0.75, borderRadius: '50%', bgcolor: 'text.disabled' }} />
              )}
            </ListItemIcon>
            {label}
          </ListItemButton>
        );
      })}
    </List>
  );
}

function Foot({ app, index }: { app: ZoomApp; index: number }) {
  const { go } = usePortal();
  const previous = index > 0 ? sections[index - 1] : undefined;
  const next = sections[index + 1];
  return (
    <Box
      component="footer"
      sx={{
        position: 'sticky',
        bottom: 0,
        display: 'flex',
        alignItems: 'center',
        gap: 2,
        py: 2,
        bgcolor: 'background.paper',
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
      <Link
        component="button"
        onClick={() => go(previous ? `/develop/apps/${app.id}/${previous.path}` : '/user/build')}
      >
        Back
      </Link>
      {next && (
        <Button variant="contained" onClick={() => go(`/develop/apps/${app.id}/${next.path}`)}>
          Continue
        </Button>
      )}
    </Box>
  );
}

export function AppPage({ app, section, notFound }: { app: ZoomApp; section: string; notFound: ReactNode }) {
  const index = sections.findIndex(({ path }) => path === section);
  const Section = sections[index]?.Section;
  if (!Section) {
    return notFound;
  }
  return (
    <>
      <TopBar />
      <Box sx={{ maxWidth: 1200, mx: 'auto', px: 3 }}>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, py: 3 }}>
          <Button variant="outlined" sx={{ width: 64, height: 64, fontSize: 11 }}>
            UPLOAD
          </Button>
          <div>
            <Typography component="h1" variant="h5">
              {app.name}
            </Typography>
            <Box sx={{ display: 'flex', gap: 1, mt: 0.5 }}>
              <Chip size="small" label="Intend to publish: No" />
              <Chip size="small" label="Account-level app" />
              <Chip size="small" label={app.type === 's2s' ? 'Server-To-Server OAuth' : 'Webhook Only'} />
            </Box>
          </div>
        </Box>
        <Box sx={{ display: 'flex', gap: 4 }}>
          <Rail app={app} current={section} />
          <Box component="main" sx={{ flex: 1, minWidth: 0 }}>
            <Section app={app} />
            <Foot app={app} index={index} />
          </Box>
        </Box>
      </Box>
    </>
  );
}
