/** Activation: incomplete, ready, activated. */
import { Alert, Box, Button, Typography } from '@mui/material';
import { missingForActivation, type ZoomApp } from '../server/world.ts';
import { truth } from '../truth.ts';
import { CheckIcon, ClockIcon } from './icons.tsx';
import { usePortal } from './portal.tsx';

export function Activation({ app }: { app: ZoomApp }) {
  const { world, act } = usePortal();
  const missing = missingForActivation(app, world.variant);
  const active = app.activation === 'activated';
  if (!active && missing.length > 0) {
    return (
      <>
        <Heading />
        <Alert severity="warning" sx={{ mb: 3 }}>
          <Typography>The following information is required to activate your app:</Typography>
          <ul>
            {missing.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        </Alert>
        <Button ref={truth('activation.activate')} variant="contained" disabled sx={{ mb: 4 }}>
          Activate your app
        </Button>
      </>
    );
  }
  return (
    <>
      <Heading />
      <Box sx={{ textAlign: 'center', py: 6 }}>
        {active ? (
          <CheckIcon color="success" sx={{ fontSize: 64 }} />
        ) : (
          <ClockIcon color="disabled" sx={{ fontSize: 64 }} />
        )}
        <Typography component="h3" variant="h6" sx={{ mt: 2 }}>
          {active ? 'Your app is activated on the account' : 'Your app is ready for activation'}
        </Typography>
        <Typography sx={{ mb: 3 }}>
          {active
            ? 'Your app is allowed to invoke your selected Zoom APIs'
            : 'Once on, your app is allowed to invoke your selected Zoom APIs'}
        </Typography>
        {active ? (
          <Button variant="outlined" color="error" onClick={() => act('deactivate', { id: app.id })}>
            Deactivate your app
          </Button>
        ) : (
          <Button
            ref={truth('activation.activate')}
            variant="contained"
            onClick={() => act('activate', { id: app.id })}
          >
            Activate your app
          </Button>
        )}
      </Box>
    </>
  );
}

function Heading() {
  return (
    <Typography component="h2" variant="h5" sx={{ mb: 2 }}>
      Activation
    </Typography>
  );
}
