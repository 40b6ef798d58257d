/** The app's table of scopes. */
import {
  Box,
  Button,
  IconButton,
  Link,
  OutlinedInput,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material';
import type { AppScope, ZoomApp } from '../server/world.ts';
import { truth } from '../truth.ts';
import { TickBox } from './fields.tsx';
import { PlusIcon, TrashIcon } from './icons.tsx';
import { useEra, useKept, usePortal } from './portal.tsx';
import { offeredScopes } from './scopes-catalog.ts';
import { ScopesDialog } from './scopes-dialog.tsx';

interface RowProps {
  scope: AppScope;
  description: string;
  granular: boolean;
  onChange(scope: AppScope): void;
  onDelete(): void;
}

function Row({ scope, description, granular, onChange, onDelete }: RowProps) {
  const old = useEra() === '2022';
  return (
    <TableRow>
      <TableCell sx={{ width: 190, wordBreak: 'break-all' }}>
        {granular ? (
          scope.id
        ) : (
          <>
            <Typography variant="body2">{description}</Typography>
            <Typography variant="caption">{scope.id}</Typography>
          </>
        )}
      </TableCell>
      <TableCell>
        {granular && <Typography variant="body2">{description}</Typography>}
        <OutlinedInput
          size="small"
          fullWidth
          multiline
          placeholder="Describe how your app intends to use this particular scope"
          value={scope.description}
          onChange={(event) => onChange({ ...scope, description: event.target.value })}
        />
      </TableCell>
      {granular && (
        <TableCell>
          <TickBox checked={scope.optional} onChange={(optional) => onChange({ ...scope, optional })} />
        </TableCell>
      )}
      <TableCell>
        {old ? (
          <Link component="button" onClick={onDelete}>
            Delete
          </Link>
        ) : (
          <IconButton size="small" onClick={onDelete}>
            <TrashIcon fontSize="small" />
          </IconButton>
        )}
      </TableCell>
    </TableRow>
  );
}

export function Scopes({ app }: { app: ZoomApp }) {
  const { world, act } = usePortal();
  const old = useEra() === '2022';
  const granular = app.family === 'granular';
  const [open, setOpen] = useKept('scopes.open', false);
  const [search, setSearch] = useKept('scopes.search', '');
  const [scopes, setScopes] = useKept('scopes.rows', app.scopes);
  const save = (next: AppScope[]) => {
    setScopes(next);
    act('set-scopes', { id: app.id, scopes: next });
  };
  const names = new Map(
    offeredScopes(app.family, { ...world.variant, scopesOffered: 'all' }).flatMap((product) =>
      product.groups.flatMap((group) => group.scopes.map(({ id, description }) => [id, description] as const)),
    ),
  );
  const describe = (id: string) => names.get(id) ?? id;
  const shown = scopes.filter(({ id }) => `${id} ${describe(id)}`.toLowerCase().includes(search.toLowerCase()));
  return (
    <>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, mb: 2 }}>
        <Typography component="h2" variant="h5" sx={{ flex: 1 }}>
          Add Scopes
        </Typography>
        <OutlinedInput
          size="small"
          placeholder="Search name, ID, type"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        <Button
          ref={truth('scopes.add')}
          variant="contained"
          startIcon={old ? undefined : <PlusIcon />}
          onClick={() => setOpen(true)}
        >
          {old ? '+ Add Scopes' : 'Add Scopes'}
        </Button>
      </Box>
      <Typography variant="body2" sx={{ mb: 2 }}>
        Choose the scopes that your app needs.
      </Typography>
      <Table size="small" sx={{ mb: 4 }}>
        <TableHead>
          <TableRow>
            <TableCell>{old ? 'Scope Name / ID' : 'Scopes Description / ID'}</TableCell>
            <TableCell>Description</TableCell>
            {granular && <TableCell>Optional</TableCell>}
            <TableCell />
          </TableRow>
        </TableHead>
        <TableBody>
          {shown.map((scope) => (
            <Row
              key={scope.id}
              scope={scope}
              description={describe(scope.id)}
              granular={granular}
              onChange={(changed) => save(scopes.map((one) => (one.id === changed.id ? changed : one)))}
              onDelete={() => save(scopes.filter(({ id }) => id !== scope.id))}
            />
          ))}
        </TableBody>
      </Table>
      {scopes.length === 0 && <Typography sx={{ textAlign: 'center', mb: 4 }}>No scopes added</Typography>}
      {open && (
        <ScopesDialog
          app={app}
          scopes={scopes}
          onDone={(next) => {
            setOpen(false);
            save(next);
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
