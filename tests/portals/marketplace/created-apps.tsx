/** Created apps, and the terms that a first-time developer is asked to agree to. */
import {
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  List,
  ListItemButton,
  OutlinedInput,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material';
import { useId } from 'react';
import type { ZoomApp } from '../server/world.ts';
import { useEra, useKept, usePortal } from './portal.tsx';
import { AppLink, TopBar } from './shell.tsx';

const leftNavigation = {
  '2026': ['Created apps', 'API call logs', 'Monetization'],
  older: [
    'Created Apps',
    'Added Apps',
    'Call Logs',
    'Apps on Account',
    'App Requests',
    'Permissions',
    'Notifications',
    'Manage Connectors',
  ],
};

const types = { s2s: 'Server-to-Server OAuth', general: 'General App', webhook: 'Webhook Only' };

/** A Server-to-Server app that never was active reads `Deactivated`, other kinds `Draft` (screenshot of July 2026). */
function statusOf(app: ZoomApp): string {
  if (app.activation === 'activated') {
    return 'Activated';
  }
  return app.type === 's2s' || app.activation === 'deactivated' ? 'Deactivated' : 'Draft';
}

function addressOf(app: ZoomApp): string {
  return app.type === 'general'
    ? `/develop/applications/${app.id}/information?mode=dev`
    : `/develop/apps/${app.id}/credentials`;
}

function AppRow({ app, state }: { app: ZoomApp; state: boolean }) {
  const status = statusOf(app);
  return (
    <TableRow hover>
      <TableCell>
        <AppLink to={addressOf(app)}>{app.name}</AppLink>
      </TableCell>
      <TableCell>
        {status}
        <Typography variant="caption" sx={{ display: 'block' }}>
          Updated {new Date(app.updated).toLocaleDateString('en-US')}
        </Typography>
      </TableCell>
      <TableCell>
        {types[app.type]}
        <Typography variant="caption" sx={{ display: 'block' }}>
          Intend to publish: No
        </Typography>
        <Typography variant="caption" sx={{ display: 'block' }}>
          Account Level
        </Typography>
      </TableCell>
      <TableCell>–</TableCell>
      {state && <TableCell>{app.activation === 'activated' ? 'Active' : 'Inactive'}</TableCell>}
    </TableRow>
  );
}

const terms = ['Marketplace Terms of Use', 'API License and Terms of Use'];

function TermsDialog() {
  const { world, act, go } = usePortal();
  const title = useId();
  const asked = terms[world.termsAgreed];
  return (
    <Dialog open={world.variant.terms && asked !== undefined} aria-labelledby={title}>
      <DialogTitle id={title}>{asked}</DialogTitle>
      <DialogContent>Before you build apps, please read and agree to the terms.</DialogContent>
      <DialogActions>
        <Button onClick={() => go('/')}>Cancel</Button>
        <Button variant="contained" onClick={() => act('agree-terms')}>
          Agree
        </Button>
      </DialogActions>
    </Dialog>
  );
}

export function CreatedApps() {
  const { world } = usePortal();
  const era = useEra();
  const newest = era === '2026';
  const [search, setSearch] = useKept('created-apps.search', '');
  const columns = ['Name', 'Status', 'Type', 'Zoom products', ...(newest ? ['Activation state'] : [])];
  const found = world.apps.filter(({ name }) => name.toLowerCase().includes(search.toLowerCase()));
  return (
    <>
      <TopBar brand={newest ? 'studio' : 'market'} />
      <Box sx={{ display: 'flex' }}>
        <Box component="nav" aria-label="Manage" sx={{ width: 220, p: 1 }}>
          <List>
            {leftNavigation[newest ? '2026' : 'older'].map((name, index) => (
              <ListItemButton key={name} selected={index === 0}>
                {name}
              </ListItemButton>
            ))}
          </List>
        </Box>
        <Box component="main" sx={{ flex: 1, p: 4 }}>
          <Typography component="h1" variant="h4" sx={{ mb: 2 }}>
            {newest ? 'Created apps' : 'Created Apps'}
          </Typography>
          <OutlinedInput
            size="small"
            placeholder={era === '2022' ? 'Search' : 'Search by app name'}
            value={search}
            onChange={(event) => setSearch(event.target.value)}
            sx={{ mb: 2, width: 320 }}
          />
          <Table size="small">
            <TableHead>
              <TableRow>
                {columns.map((name) => (
                  <TableCell key={name}>{name}</TableCell>
                ))}
              </TableRow>
            </TableHead>
            <TableBody>
              {found.map((app) => (
                <AppRow key={app.id} app={app} state={newest} />
              ))}
            </TableBody>
          </Table>
          {found.length === 0 && <Typography sx={{ p: 4, textAlign: 'center' }}>No apps found</Typography>}
        </Box>
      </Box>
      <TermsDialog />
    </>
  );
}
