/**
 * Feature: two tokens that are not the client secret, and event subscriptions, of which Compliance Manager needs none.
 */
import { Box, Button, FormControlLabel, Switch, Typography } from '@mui/material';
import type { ZoomApp } from '../server/world.ts';
import { truth } from '../truth.ts';
import { CopyButton, Field } from './fields.tsx';
import { usePortal } from './portal.tsx';

const tokens = [
  { label: 'Secret Token', what: 'secretToken' },
  { label: 'Verification Token', what: 'verificationToken' },
] as const;

export function Feature({ app }: { app: ZoomApp }) {
  const { act } = usePortal();
  const toggle = (eventSubscription: boolean) => act('update-app', { id: app.id, eventSubscription });
  return (
    <>
      <Typography component="h2" variant="h5" sx={{ mb: 2 }}>
        Add feature
      </Typography>
      <Typography component="h3" variant="h6" sx={{ mb: 2 }}>
        Token
      </Typography>
      {tokens.map(({ label, what }) => (
        <Box key={what} sx={{ display: 'flex', alignItems: 'center', gap: 2 }}>
          <Box sx={{ flex: 1 }}>
            <Field label={label} value={app[what]} target={`feature.${what}`} end={<CopyButton value={app[what]} />} />
          </Box>
          <Button onClick={() => act('regenerate', { id: app.id, what })}>Regenerate</Button>
        </Box>
      ))}
      <Typography component="h3" variant="h6" sx={{ mb: 2 }}>
        General Features
      </Typography>
      <FormControlLabel
        sx={{ mb: 2 }}
        ref={truth('feature.event-subscription')}
        control={
          <Switch
            // The visible switch, not the part of it that moves.
            slotProps={{ root: { ref: truth('feature.event-subscription') } }}
            checked={app.eventSubscription}
            onChange={(_event, checked) => toggle(checked)}
          />
        }
        label="Event Subscription"
      />
      {app.eventSubscription && (
        <Box sx={{ mb: 3 }}>
          <Button>+ Add Event Subscription</Button>
        </Box>
      )}
    </>
  );
}
