/** One product's scopes: flat rows, or groups that open; only the rows in sight are in the page when there are many. */
import { Box, ButtonBase, FormControlLabel, Typography } from '@mui/material';
import { type UIEvent, useState } from 'react';
import { truth } from '../truth.ts';
import { TickBox } from './fields.tsx';
import { ChevronIcon } from './icons.tsx';
import { useEra, useKept, usePortal } from './portal.tsx';
import type { OfferedScope, ScopeGroup, ScopeProduct } from './scopes-catalog.ts';

interface ListProps {
  product: ScopeProduct;
  grouped: boolean;
  selected: Set<string>;
  onToggle(ids: string[], on: boolean): void;
}

type ListRow = { kind: 'group'; group: ScopeGroup; open: boolean } | { kind: 'scope'; scope: OfferedScope };

const rowHeight = 56;
const mostRows = 200;
const viewHeight = 380;

/** Which rows are drawn: all, or those in sight with a few more on either side. */
function useWindow(count: number) {
  const [top, setTop] = useState(0);
  const virtual = count > mostRows;
  const first = virtual ? Math.max(0, Math.floor(top / rowHeight) - 3) : 0;
  const last = virtual ? Math.min(count, Math.ceil((top + viewHeight) / rowHeight) + 3) : count;
  const onScroll = (event: UIEvent<HTMLElement>) => setTop(event.currentTarget.scrollTop);
  return { first, last, onScroll, before: first * rowHeight, after: (count - last) * rowHeight };
}

function GroupRow({
  group,
  open,
  selected,
  onClick,
}: {
  group: ScopeGroup;
  open: boolean;
  selected: number;
  onClick(): void;
}) {
  return (
    <ButtonBase
      ref={truth(`scopes.group:${group.name}`)}
      aria-expanded={open}
      onClick={onClick}
      sx={{ width: '100%', height: rowHeight, justifyContent: 'flex-start', gap: 1, px: 1 }}
    >
      <ChevronIcon sx={{ transform: open ? undefined : 'rotate(-90deg)' }} />
      <Typography>{group.name}</Typography>
      {selected > 0 && <Typography color="success.main">● {selected}</Typography>}
    </ButtonBase>
  );
}

function ScopeRow({
  scope,
  checked,
  indent,
  onChange,
}: {
  scope: OfferedScope;
  checked: boolean;
  indent: boolean;
  onChange(on: boolean): void;
}) {
  const { unnamedCheckboxes } = usePortal().world.variant;
  const box = <TickBox checked={checked} onChange={onChange} target={`scopes.item:${scope.id}`} />;
  const text = (
    <div>
      <Typography variant="body2">{scope.description}</Typography>
      <Typography variant="caption" color="text.secondary">
        {scope.id}
      </Typography>
    </div>
  );
  const sx = { height: rowHeight, ml: indent ? 4 : 1, mr: 0, display: 'flex', alignItems: 'center', gap: 0.5 };
  if (unnamedCheckboxes) {
    return (
      <Box sx={sx}>
        {box}
        {text}
      </Box>
    );
  }
  return <FormControlLabel sx={sx} control={box} label={text} />;
}

export function ScopeList({ product, grouped, selected, onToggle }: ListProps) {
  const { variant } = usePortal().world;
  const old = useEra() === '2022';
  const [opened, setOpened] = useKept<Record<string, boolean>>('scope-list.opened', {});
  const isOpen = (name: string) => opened[name] ?? !variant.groupsCollapsed;

  const rows: ListRow[] = product.groups.flatMap((group): ListRow[] => {
    const items = group.scopes.map((scope) => ({ kind: 'scope' as const, scope }));
    if (!grouped) {
      return items;
    }
    const open = isOpen(group.name);
    return [{ kind: 'group', group, open }, ...(open ? items : [])];
  });
  const seen = useWindow(rows.length);
  const ids = product.groups.flatMap(({ scopes }) => scopes.map(({ id }) => id));
  return (
    <Box onScroll={seen.onScroll} sx={{ flex: 1, overflow: 'auto', minWidth: 0 }}>
      {!old && ids.length > 0 && (
        <FormControlLabel
          sx={{ ml: 1, height: 44 }}
          control={<TickBox checked={ids.every((id) => selected.has(id))} onChange={(on) => onToggle(ids, on)} />}
          label={`Select All ${product.name}`}
        />
      )}
      {ids.length === 0 && <Typography sx={{ p: 2 }}>Search to see scopes of {product.name}.</Typography>}
      <Box sx={{ height: seen.before }} />
      {rows
        .slice(seen.first, seen.last)
        .map((row) =>
          row.kind === 'group' ? (
            <GroupRow
              key={`group ${row.group.name}`}
              group={row.group}
              open={row.open}
              selected={row.group.scopes.filter(({ id }) => selected.has(id)).length}
              onClick={() => setOpened({ ...opened, [row.group.name]: !row.open })}
            />
          ) : (
            <ScopeRow
              key={row.scope.id}
              scope={row.scope}
              checked={selected.has(row.scope.id)}
              indent={grouped}
              onChange={(on) => onToggle([row.scope.id], on)}
            />
          ),
        )}
      <Box sx={{ height: seen.after }} />
    </Box>
  );
}
