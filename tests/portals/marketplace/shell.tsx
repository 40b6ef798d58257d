/** The bar on top of the pages, with the Develop menu. */
import { AppBar, Box, Button, Link, Menu, MenuItem, OutlinedInput, Toolbar, Typography } from '@mui/material';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { truth } from '../truth.ts';
import { ChevronIcon } from './icons.tsx';
import { useEra, useKept, usePortal } from './portal.tsx';

/** A link that changes the page without loading it anew. */
export function AppLink({
  to,
  children,
  target,
  ...rest
}: {
  to: string;
  children: ReactNode;
  target?: string;
  sx?: object;
}) {
  const { go } = usePortal();
  return (
    <Link
      href={to}
      ref={target ? truth(target) : undefined}
      underline="none"
      color="inherit"
      onClick={(event) => {
        event.preventDefault();
        go(to);
      }}
      {...rest}
    >
      {children}
    </Link>
  );
}

export function DevelopMenu() {
  const { go, setNaming } = usePortal();
  const era = useEra();
  const [open, setOpen] = useKept('develop-menu.open', false);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const register = useMemo(() => truth('nav.develop'), []);
  const button = useCallback(
    (element: HTMLElement | null) => {
      register(element);
      setAnchor(element);
    },
    [register],
  );
  const choose = (action: () => void) => () => {
    setOpen(false);
    action();
  };
  const build = choose(() => go('/develop/create'));
  const nowhere = choose(() => {});
  const fullName = era === '2024' || era === '2022';
  return (
    <>
      <Button
        ref={button}
        color="inherit"
        aria-haspopup="menu"
        aria-expanded={open ? true : undefined}
        endIcon={<ChevronIcon />}
        onClick={() => setOpen(true)}
      >
        Develop
      </Button>
      <Menu anchorEl={anchor} open={open && anchor !== null} onClose={() => setOpen(false)}>
        <MenuItem ref={truth('nav.build-app')} onClick={build}>
          {fullName ? 'Build App' : 'Build app'}
        </MenuItem>
        {era === '2024' && <MenuItem onClick={choose(() => go('/develop/createLegacy'))}>Build Legacy App</MenuItem>}
        {era === '2024' && (
          <MenuItem ref={truth('nav.build-app')} onClick={choose(() => setNaming('s2s'))}>
            Build Server-to-Server App
          </MenuItem>
        )}
        <MenuItem onClick={nowhere}>Documentation</MenuItem>
        <MenuItem onClick={nowhere}>{fullName ? 'Developer Blog' : 'Developer blog'}</MenuItem>
        <MenuItem onClick={nowhere}>{fullName ? 'Community Forum' : 'Community forum'}</MenuItem>
      </Menu>
    </>
  );
}

/** 'market': public search, Develop, Manage. 'studio': the Created apps page of 2026, with links and Develop only. */
export function TopBar({ brand = 'market' }: { brand?: 'market' | 'studio' }) {
  return (
    <AppBar position="sticky" color="default" elevation={1} component="header">
      <Toolbar variant="dense" sx={{ gap: 2 }}>
        <AppLink to="/">
          <Typography component="span" sx={{ fontWeight: 700, whiteSpace: 'nowrap' }}>
            {brand === 'studio' ? 'Platform Studio' : 'App Marketplace'}
          </Typography>
        </AppLink>
        <Box sx={{ flex: 1, display: 'flex', justifyContent: 'center' }}>
          {brand === 'market' ? (
            <OutlinedInput size="small" placeholder="Search a published app" sx={{ width: 320 }} />
          ) : (
            ['Blog', 'Community', 'Documentation'].map((name) => (
              <AppLink key={name} to="/" sx={{ mx: 2 }}>
                {name}
              </AppLink>
            ))
          )}
        </Box>
        <DevelopMenu />
        {brand === 'market' && <AppLink to="/user/build">Manage</AppLink>}
      </Toolbar>
    </AppBar>
  );
}
