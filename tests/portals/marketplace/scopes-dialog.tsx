/** The Add Scopes dialog: products on the left, their scopes on the right; granular ones in collapsed groups. */
import {
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  IconButton,
  List,
  ListItemButton,
  OutlinedInput,
  Typography,
} from '@mui/material';
import { useId } from 'react';
import type { AppScope, ZoomApp } from '../server/world.ts';
import { truth } from '../truth.ts';
import { CloseIcon } from './icons.tsx';
import { useEra, useKept, usePortal } from './portal.tsx';
import { ScopeList } from './scope-list.tsx';
import { offeredScopes, type ScopeProduct, searchScopes } from './scopes-catalog.ts';

interface DialogProps {
  app: ZoomApp;
  scopes: AppScope[];
  onDone(scopes: AppScope[]): void;
  onClose(): void;
}

interface ProductsProps {
  products: ScopeProduct[];
  selected: Set<string>;
  current: string | undefined;
  onChoose(name: string): void;
}

function Products({ products, selected, current, onChoose }: ProductsProps) {
  return (
    <Box sx={{ width: 200, borderRight: 1, borderColor: 'divider', overflow: 'auto' }}>
      <Typography variant="subtitle2" sx={{ p: 1 }}>
        Product
      </Typography>
      <List dense>
        {products.map(({ name, groups }) => {
          const count = groups.flatMap(({ scopes }) => scopes).filter(({ id }) => selected.has(id)).length;
          return (
            <ListItemButton
              key={name}
              ref={truth(`scopes.group:${name}`)}
              selected={name === current}
              onClick={() => onChoose(name)}
            >
              <span>{name}</span>
              {count > 0 && (
                <Box component="span" sx={{ ml: 'auto', color: 'success.main' }}>
                  ● {count}
                </Box>
              )}
            </ListItemButton>
          );
        })}
      </List>
    </Box>
  );
}

export function ScopesDialog({ app, scopes, onDone, onClose }: DialogProps) {
  const { variant } = usePortal().world;
  const old = useEra() === '2022';
  const title = useId();
  const [words, setWords] = useKept('scopes-dialog.words', '');
  const [chosen, setChosen] = useKept<string | undefined>('scopes-dialog.product', undefined);
  const [ids, setIds] = useKept<string[]>(
    'scopes-dialog.ids',
    scopes.map(({ id }) => id),
  );
  const selected = new Set(ids);
  const all = offeredScopes(app.family, variant);
  const products = words.trim() ? searchScopes(all, words) : all;
  const product = products.find(({ name }) => name === chosen) ?? products[0];
  // In this variant nothing is listed before a search.
  const groups = variant.scopeSearchNeeded && !words.trim() ? [] : (product?.groups ?? []);

  const toggle = (changed: string[], on: boolean) => {
    const rest = ids.filter((id) => !changed.includes(id));
    setIds(on ? [...rest, ...changed] : rest);
  };
  const done = () => {
    const before = new Map(scopes.map((scope) => [scope.id, scope]));
    onDone(ids.map((id) => before.get(id) ?? { id, description: '', optional: false }));
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="md" aria-labelledby={title}>
      <DialogTitle id={title}>{old ? 'Add scopes' : 'Add Scopes'}</DialogTitle>
      <IconButton
        onClick={onClose}
        aria-label={old ? undefined : 'close'}
        sx={{ position: 'absolute', right: 12, top: 12 }}
      >
        <CloseIcon />
      </IconButton>
      <DialogContent>
        {!old && (
          <Typography variant="body2" sx={{ mb: 2 }}>
            The following scopes are available based on your account privileges.
          </Typography>
        )}
        <OutlinedInput
          ref={truth('scopes.search')}
          inputRef={truth('scopes.search')}
          size="small"
          fullWidth
          placeholder={old ? 'Search the scope type' : 'Search scope'}
          value={words}
          onChange={(event) => setWords(event.target.value)}
          sx={{ mb: 2 }}
        />
        <Box sx={{ display: 'flex', height: 380, border: 1, borderColor: 'divider' }}>
          <Products products={products} selected={selected} current={product?.name} onChoose={setChosen} />
          {product ? (
            <ScopeList
              key={product.name}
              product={{ ...product, groups }}
              grouped={app.family === 'granular'}
              selected={selected}
              onToggle={toggle}
            />
          ) : (
            <Typography sx={{ m: 'auto' }}>No results</Typography>
          )}
        </Box>
      </DialogContent>
      <DialogActions>
        <Typography sx={{ flex: 1, pl: 2 }}>{`${selected.size} ${old ? 'Added' : 'Selected'}`}</Typography>
        <Button ref={truth('scopes.done')} variant="contained" onClick={done}>
          Done
        </Button>
      </DialogActions>
    </Dialog>
  );
}
