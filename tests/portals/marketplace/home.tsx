/** The Marketplace's home: top navigation until 2025, a left one in 2026. */
import {
  Box,
  Card,
  CardContent,
  FormControlLabel,
  List,
  ListItemButton,
  OutlinedInput,
  Switch,
  Typography,
} from '@mui/material';
import { truth } from '../truth.ts';
import { useEra, usePortal } from './portal.tsx';
import { TopBar } from './shell.tsx';

const published = ['Miro', 'Asana', 'Trello', 'Kahoot!', 'Otter.ai', 'Salesforce', 'Slack', 'Google Drive'];

function Discover() {
  return (
    <Box sx={{ p: 4, flex: 1 }}>
      <Typography component="h1" variant="h4" sx={{ mb: 3 }}>
        Discover
      </Typography>
      <Typography component="h2" variant="h6" sx={{ mb: 2 }}>
        Featured apps
      </Typography>
      <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(4, 1fr)', gap: 2 }}>
        {published.map((name) => (
          <Card key={name} variant="outlined">
            <CardContent>
              <Typography component="h3" variant="subtitle1">
                {name}
              </Typography>
              <Typography variant="body2">Works with Zoom meetings and chat.</Typography>
            </CardContent>
          </Card>
        ))}
      </Box>
    </Box>
  );
}

function LeftNavigation() {
  const { go, world } = usePortal();
  return (
    <Box
      component="nav"
      aria-label="Marketplace"
      sx={{
        width: 220,
        height: '100vh',
        position: 'sticky',
        top: 0,
        display: 'flex',
        flexDirection: 'column',
        borderRight: 1,
        borderColor: 'divider',
      }}
    >
      <Typography sx={{ p: 2, fontWeight: 700 }}>App Marketplace</Typography>
      <List>
        {['Discover', 'Featured', 'Categories', 'My library', 'Admin portal'].map((name) => (
          <ListItemButton key={name} selected={name === 'Discover'} onClick={() => go('/')}>
            {name}
          </ListItemButton>
        ))}
      </List>
      <Box sx={{ flex: 1 }} />
      <FormControlLabel sx={{ px: 2 }} control={<Switch defaultChecked size="small" />} label="Try new experience" />
      {world.variant.developerLink && (
        <ListItemButton
          component="a"
          href="/user/build"
          ref={truth('nav.develop')}
          sx={{ flexGrow: 0, mb: 2 }}
          onClick={(event: { preventDefault(): void }) => {
            event.preventDefault();
            go('/user/build');
          }}
        >
          Developer
        </ListItemButton>
      )}
    </Box>
  );
}

export function Home() {
  const era = useEra();
  if (era !== '2026') {
    return (
      <>
        <TopBar />
        <main>
          <Discover />
        </main>
      </>
    );
  }
  return (
    <Box sx={{ display: 'flex' }}>
      <LeftNavigation />
      <Box component="main" sx={{ flex: 1 }}>
        <Box sx={{ p: 2, display: 'flex', justifyContent: 'center' }}>
          <OutlinedInput size="small" placeholder="Search a published app" sx={{ width: 420 }} />
        </Box>
        <Discover />
      </Box>
    </Box>
  );
}
