/** The dialog that asks for a new app's name. */
import { Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { useState } from 'react';
import { truth } from '../truth.ts';
import { Field } from './fields.tsx';
import { useKept, usePortal } from './portal.tsx';

const titles = {
  s2s: 'Create a Server-to-Server OAuth app',
  webhook: 'Create a Webhook Only app',
  general: 'Create a General app',
};

export function NameDialog() {
  const { naming, setNaming, act, go } = usePortal();
  const [name, setName] = useKept('name-dialog.name', '');
  const [shown, setShown] = useState(naming);
  if (naming && naming !== shown) {
    setShown(naming);
  }
  const create = async () => {
    const world = await act('create-app', { name: name.trim(), type: naming });
    setNaming(undefined);
    go(`/develop/apps/${world.apps.at(-1)?.id}/credentials`);
  };
  return (
    <Dialog
      open={naming !== undefined}
      onClose={() => setNaming(undefined)}
      fullWidth
      maxWidth="sm"
      aria-labelledby="name-dialog"
    >
      <DialogTitle id="name-dialog">{titles[shown ?? 's2s']}</DialogTitle>
      <DialogContent>
        <Field label="App Name" value={name} onChange={setName} target="name.input" limit={50} />
      </DialogContent>
      <DialogActions>
        <Button onClick={() => setNaming(undefined)}>Cancel</Button>
        <Button ref={truth('name.create')} variant="contained" disabled={name.trim() === ''} onClick={create}>
          Create
        </Button>
      </DialogActions>
    </Dialog>
  );
}
