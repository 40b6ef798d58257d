/** App Credentials: three read-only values, the secret masked until the eye is pressed. */
import { Box, Button, IconButton, Typography } from '@mui/material';
import type { ZoomApp } from '../server/world.ts';
import { truth } from '../truth.ts';
import { CopyButton, Field } from './fields.tsx';
import { EyeIcon } from './icons.tsx';
import { useKept, usePortal } from './portal.tsx';

function TextValue({
  label,
  value,
  copied,
  target,
  end,
}: {
  label: string;
  value: string;
  copied: string;
  target: string;
  end?: boolean;
}) {
  return (
    <Box sx={{ mb: 3 }}>
      <Typography variant="body2">{label}</Typography>
      <Box
        ref={truth(target)}
        sx={{
          display: 'flex',
          alignItems: 'center',
          border: 1,
          borderColor: 'divider',
          borderRadius: 1,
          px: 1.5,
          height: 40,
        }}
      >
        <Box component="span" ref={truth(target)} sx={{ flex: 1, fontFamily: 'monospace' }}>
          {value}
        </Box>
        {end && <Eye />}
        <CopyButton value={copied} />
      </Box>
    </Box>
  );
}

function Eye() {
  const [revealed, setRevealed] = useKept('credentials.revealed', false);
  return (
    <IconButton ref={truth('credentials.reveal')} size="small" onClick={() => setRevealed(!revealed)}>
      <EyeIcon fontSize="small" />
    </IconButton>
  );
}

export function Credentials({ app }: { app: ZoomApp }) {
  const { world, act } = usePortal();
  const { secretAs } = world.variant;
  const [revealed] = useKept('credentials.revealed', false);
  const dots = '•'.repeat(app.clientSecret.length);
  const secret = revealed || secretAs === 'password-input' ? app.clientSecret : dots;
  const values = [
    { label: 'Account ID', value: world.account.id, copied: world.account.id, target: 'credentials.account-id' },
    { label: 'Client ID', value: app.clientId, copied: app.clientId, target: 'credentials.client-id' },
    { label: 'Client Secret', value: secret, copied: app.clientSecret, target: 'credentials.client-secret' },
  ];
  return (
    <>
      <Typography component="h2" variant="h5">
        App Credentials
      </Typography>
      <Typography component="h3" variant="h6" sx={{ mt: 3 }}>
        App Credentials
      </Typography>
      <Typography variant="body2" sx={{ mb: 3 }}>
        Use these credentials to access Zoom APIs from your app.
      </Typography>
      {values.map(({ label, value, copied, target }) => {
        const isSecret = label === 'Client Secret';
        if (secretAs === 'text-dots') {
          return <TextValue key={label} label={label} value={value} copied={copied} target={target} end={isSecret} />;
        }
        const end = (
          <>
            {isSecret && <Eye />}
            <CopyButton value={copied} />
          </>
        );
        const type = isSecret && secretAs === 'password-input' && !revealed ? 'password' : 'text';
        return <Field key={label} label={label} value={value} target={target} type={type} end={end} />;
      })}
      <Button variant="outlined" sx={{ mb: 4 }} onClick={() => act('regenerate', { id: app.id, what: 'clientSecret' })}>
        Regenerate
      </Button>
    </>
  );
}
