/** Choosing the app's type: a dialog with radio cards since 2024, a page of cards before. */
import {
  Box,
  Button,
  Card,
  CardActions,
  CardContent,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  FormControlLabel,
  Link,
  Paper,
  Radio,
  RadioGroup,
  Typography,
} from '@mui/material';
import { useId } from 'react';
import type { ZoomApp } from '../server/world.ts';
import { truth } from '../truth.ts';
import { useEra, useKept, usePortal } from './portal.tsx';
import { TopBar } from './shell.tsx';

type AppType = ZoomApp['type'];

function useCreate() {
  const { act, go, setNaming } = usePortal();
  return async (type: AppType) => {
    if (type !== 'general') {
      setNaming(type);
      return;
    }
    const world = await act('create-app', { name: 'General App 412', type });
    go(`/develop/applications/${world.apps.at(-1)?.id}/information?mode=dev`);
  };
}

const radios: { type: AppType; label: string; text: string }[] = [
  {
    type: 'general',
    label: 'General App',
    text: 'Works with Zoom clients, APIs and events, for your account or for everyone.',
  },
  {
    type: 's2s',
    label: 'Server to Server OAuth App',
    text: 'Calls Zoom APIs from your own server, without a person signing in.',
  },
  { type: 'webhook', label: 'Webhook Only App', text: 'Receives event notifications only.' },
];

function RadioCard({ type, label, text }: (typeof radios)[number]) {
  const { s2sCard } = usePortal().world.variant;
  const target = () => (type === 's2s' ? truth('chooser.s2s') : undefined);
  const circle = target();
  return (
    <Paper variant="outlined" ref={target()} sx={{ mb: 1.5 }}>
      <FormControlLabel
        ref={target()}
        value={type}
        disabled={type === 's2s' && s2sCard === 'disabled'}
        control={<Radio ref={(root) => circle?.(root?.querySelector('input + span'))} />}
        sx={{ m: 0, p: 1, width: '100%', alignItems: 'flex-start' }}
        label={
          <>
            <Typography sx={{ fontWeight: 600, mt: 1 }}>{label}</Typography>
            <Typography variant="body2" color="text.secondary">
              {text}
            </Typography>
          </>
        }
      />
    </Paper>
  );
}

export function ChooserDialog() {
  const { go, world, naming } = usePortal();
  const era = useEra();
  const create = useCreate();
  const title = useId();
  const [type, setType] = useKept<AppType>('chooser.type', 'general');
  const offered = radios.filter(
    (radio) =>
      (radio.type !== 's2s' || world.variant.s2sCard !== 'absent') && (radio.type !== 'webhook' || era !== '2024'),
  );
  return (
    <Dialog open={naming === undefined} onClose={() => go('/')} fullWidth maxWidth="sm" aria-labelledby={title}>
      <DialogTitle id={title}>What kind of app are you creating</DialogTitle>
      <DialogContent>
        <RadioGroup value={type} onChange={(_event, value) => setType(value as AppType)} aria-labelledby={title}>
          {offered.map((radio) => (
            <RadioCard key={radio.type} {...radio} />
          ))}
        </RadioGroup>
      </DialogContent>
      <DialogActions>
        <Button onClick={() => go('/')}>Cancel</Button>
        <Button ref={truth('chooser.create')} variant="contained" onClick={() => create(type)}>
          Create
        </Button>
      </DialogActions>
    </Dialog>
  );
}

const cards: { title: string; text: string; type: AppType }[] = [
  { title: 'Meeting SDK', text: 'Embed Zoom meetings in your own app.', type: 'general' },
  { title: 'Team Chat Apps', text: 'Apps that talk in Zoom Team Chat.', type: 'general' },
  { title: 'OAuth', text: 'Apps that act for each user who allows it.', type: 'general' },
  { title: 'Zoom Apps', text: 'Apps that run inside the Zoom client.', type: 'general' },
  {
    title: 'Server-to-Server OAuth',
    text: 'Calls Zoom APIs for your own account, without a person signing in.',
    type: 's2s',
  },
  { title: 'Webhook Only', text: 'Receives event notifications only.', type: 'webhook' },
  { title: 'Video SDK', text: 'Build your own video experience.', type: 'general' },
];

export function CardsPage() {
  const { world } = usePortal();
  const create = useCreate();
  const { s2sCard } = world.variant;
  const offered = cards.filter(({ type }) => type !== 's2s' || s2sCard !== 'absent');
  return (
    <>
      <TopBar />
      <Box component="main" sx={{ p: 4 }}>
        <Typography component="h1" variant="h4" sx={{ mb: 3 }}>
          Choose your app type
        </Typography>
        <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(3, 1fr)', gap: 3 }}>
          {offered.map(({ title, text, type }) => (
            <Card key={title} variant="outlined">
              <CardContent>
                <Typography component="h2" variant="h6">
                  {title}
                </Typography>
                <Typography variant="body2">{text}</Typography>
              </CardContent>
              <CardActions>
                <Link href="#" onClick={(event) => event.preventDefault()} sx={{ mr: 2 }}>
                  Learn More
                </Link>
                <Button
                  ref={type === 's2s' ? truth('chooser.s2s', 'chooser.create') : undefined}
                  variant="contained"
                  disabled={type === 's2s' && s2sCard === 'disabled'}
                  onClick={() => create(type)}
                >
                  Create
                </Button>
              </CardActions>
            </Card>
          ))}
        </Box>
      </Box>
    </>
  );
}
