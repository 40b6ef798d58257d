/**
 * The page of a General app, which is the wrong kind: another address, another rail, Development and Production tabs.
 */
import { Box, Button, List, ListItemButton, ListItemText, Tab, Tabs, TextField, Typography } from '@mui/material';
import type { ZoomApp } from '../server/world.ts';
import { usePortal } from './portal.tsx';
import { TopBar } from './shell.tsx';

const rail = ['Basic Information', 'Access', 'Surface', 'Embed', 'Scopes', 'Local Test'];

export function GeneralApp({ app }: { app: ZoomApp }) {
  const { path, go } = usePortal();
  const { pathname, searchParams } = new URL(path, location.origin);
  const mode = searchParams.get('mode') ?? 'dev';
  return (
    <>
      <TopBar />
      <Box sx={{ maxWidth: 1200, mx: 'auto', px: 3, py: 3 }}>
        <Typography component="h1" variant="h5">
          {app.name}
        </Typography>
        <Tabs value={mode} onChange={(_event, next: string) => go(`${pathname}?mode=${next}`)} sx={{ mb: 3 }}>
          <Tab value="dev" label="Development" />
          <Tab value="prod" label="Production" />
        </Tabs>
        <Box sx={{ display: 'flex', gap: 4 }}>
          <List component="nav" aria-label="Build your app" sx={{ width: 220 }}>
            {rail.map((name, index) => (
              <ListItemButton key={name} selected={index === 0}>
                <ListItemText primary={name} />
              </ListItemButton>
            ))}
          </List>
          <Box component="main" sx={{ flex: 1 }}>
            <Typography component="h2" variant="h6" sx={{ mb: 2 }}>
              Basic Information
            </Typography>
            <Typography component="h3" variant="subtitle1">
              App Credentials
            </Typography>
            <TextField
              label="Client ID"
              value={app.clientId}
              fullWidth
              margin="normal"
              slotProps={{ input: { readOnly: true } }}
            />
            <Box sx={{ display: 'flex', gap: 2, alignItems: 'center' }}>
              <TextField
                label="Client Secret"
                type="password"
                value={app.clientSecret}
                fullWidth
                margin="normal"
                slotProps={{ input: { readOnly: true } }}
              />
              <Button>Show</Button>
              <Button>Regenerate</Button>
            </Box>
            <TextField label="OAuth Redirect URL" fullWidth margin="normal" />
            <Button variant="contained" sx={{ mt: 2 }}>
              Continue
            </Button>
          </Box>
        </Box>
      </Box>
    </>
  );
}
