import Accordion from '@mui/material/Accordion';
import AccordionDetails from '@mui/material/AccordionDetails';
import AccordionSummary from '@mui/material/AccordionSummary';
import Avatar from '@mui/material/Avatar';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Chip from '@mui/material/Chip';
import CssBaseline from '@mui/material/CssBaseline';
import Dialog from '@mui/material/Dialog';
import Divider from '@mui/material/Divider';
import IconButton from '@mui/material/IconButton';
import InputAdornment from '@mui/material/InputAdornment';
import ListItemButton from '@mui/material/ListItemButton';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import OutlinedInput from '@mui/material/OutlinedInput';
import Radio from '@mui/material/Radio';
import Skeleton from '@mui/material/Skeleton';
import Snackbar from '@mui/material/Snackbar';
import SvgIcon from '@mui/material/SvgIcon';
import Switch from '@mui/material/Switch';
import { createTheme, styled, ThemeProvider } from '@mui/material/styles';
import { createContext, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';

/* ---- the truth about the controls: main world only ---- */
const seats = new Map();
const seat = (name, inner) => (el) => {
  if (!el) return undefined;
  const key = name.toLowerCase(),
    entry = { el, inner };
  if (!seats.has(key)) seats.set(key, new Set());
  seats.get(key).add(entry);
  return () => seats.get(key).delete(entry);
};
const clipped = (el) => {
  const r = el.getBoundingClientRect(),
    x = r.x + r.width / 2,
    y = r.y + r.height / 2;
  for (let p = el.parentElement; p && p !== document.body; p = p.parentElement) {
    if (getComputedStyle(p).overflowY === 'visible') continue;
    const b = p.getBoundingClientRect();
    if (x < b.left || x > b.right || y < b.top || y > b.bottom) return true;
  }
  return false;
};
window.__oracle = (target) => {
  const layers = document.querySelectorAll('.MuiDialog-root'),
    top = layers[layers.length - 1];
  return [...(seats.get(String(target).toLowerCase()) ?? [])]
    .flatMap(({ el, inner }) => [el, ...(inner ? el.querySelectorAll(inner) : [])])
    .filter((el) => el.isConnected && el.getClientRects().length && (!top || top.contains(el)) && !clipped(el));
};
/* What a person decides alone, since no guide should: the legal terms. */
window.__interruption = () =>
  [...document.querySelectorAll('.MuiDialog-root button')].find((b) => b.textContent === 'Agree') ?? null;

/* ---- talk to the backend ---- */
async function call(method, url, body) {
  const r = await fetch(`/api${url}`, {
    method,
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const data = await r.json();
  if (!r.ok) throw Object.assign(new Error(data.message ?? r.status), { status: r.status });
  return data;
}

/* ---- routing ---- */
const moved = new Set();
const go = (to) => {
  history.pushState({}, '', to);
  for (const f of moved) f();
  window.scrollTo(0, 0);
};
window.addEventListener('popstate', () => {
  for (const f of moved) f();
});
function usePath() {
  const [path, set] = useState(location.pathname);
  useEffect(() => {
    const f = () => set(location.pathname);
    moved.add(f);
    return () => moved.delete(f);
  }, []);
  return path;
}

const ToastContext = createContext(() => {});
const BLUE = '#0e72ed';
const theme = createTheme({
  palette: { primary: { main: BLUE }, text: { primary: '#131619', secondary: '#6e7680' } },
  typography: {
    fontFamily: 'Inter, "Helvetica Neue", Helvetica, Arial, sans-serif',
    button: { textTransform: 'none', fontWeight: 500 },
  },
  shape: { borderRadius: 8 },
  components: {
    MuiButton: {
      defaultProps: { disableElevation: true },
      styleOverrides: { root: { borderRadius: 10, minHeight: 32, padding: '4px 16px', fontSize: 15, lineHeight: 1.5 } },
    },
    MuiOutlinedInput: {
      styleOverrides: {
        root: { borderRadius: 10, fontSize: 14.5, background: '#fff' },
        input: { padding: '7px 10px', height: '1.25em' },
        notchedOutline: { borderColor: '#8c949e' },
      },
    },
  },
});

const Icon = ({ d, size = 20, stroke = 1.6, ...rest }) => (
  <SvgIcon
    {...rest}
    sx={{ width: size, height: size, fill: 'none', stroke: 'currentColor', strokeWidth: stroke, ...rest.sx }}
    viewBox="0 0 24 24"
  >
    <path d={d} strokeLinecap="round" strokeLinejoin="round" />
  </SvgIcon>
);
const ICON = {
  down: 'M6 9l6 6 6-6',
  right: 'M9 6l6 6-6 6',
  left: 'M15 6l-6 6 6 6',
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14M20 20l-4-4',
  plus: 'M12 4v16M4 12h16',
  close: 'M5 5l14 14M19 5L5 19',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  closedEye: 'M3 10c2.5 3 5.6 4.5 9 4.5s6.500-1.500 9-4.500M6 13l-1.500 2.500M12 14.500V17.500M18 13l1.500 2.500',
  eye: 'M2.500 12C5 7.500 8.500 5.500 12 5.500s7 2 9.500 6.500c-2.500 4.500-6 6.500-9.500 6.500S5 16.500 2.500 12zM12 9.200a2.800 2.800 0 1 0 0 5.600 2.800 2.800 0 0 0 0-5.600',
  trash: 'M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v6M14 11v6',
  compass: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M15.500 8.500l-2 5-5 2 2-5z',
  medal: 'M12 3a5 5 0 1 0 0 10 5 5 0 0 0 0-10M8.500 12L7 20l5-2.500L17 20l-1.500-8',
  grid: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h6v6h-6z',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8M4 20c1-4 4-6 8-6s7 2 8 6',
  out: 'M14 4h6v6M20 4l-8 8M18 14v6H4V6h6',
  circleRight: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M10.500 8l4 4-4 4',
  clock: 'M12 6v6l3 3',
  arrowDown: 'M12 4v16M6 14l6 6 6-6',
  edit: 'M4 20h4L20 8l-4-4L4 16z',
};
const Logo = ({ dark }) => (
  <Box
    component="span"
    sx={{
      color: dark ? '#4c87ff' : '#0b5cff',
      fontWeight: 800,
      fontSize: 27,
      letterSpacing: -1.5,
      fontFamily: 'Verdana, Inter, Arial',
      lineHeight: 1,
    }}
  >
    zoom
  </Box>
);
const NavLink = styled('a')({
  color: '#444b53',
  fontWeight: 600,
  textDecoration: 'none',
  fontSize: 14,
  cursor: 'pointer',
});
const Me = () => (
  <Avatar variant="rounded" sx={{ bgcolor: '#3f6b2d', width: 32, height: 32, fontSize: 15, borderRadius: '10px' }}>
    K
  </Avatar>
);

/* ---- Develop menu, chooser, naming ---- */
function DevelopMenu({ items, onBuild }) {
  const [anchor, setAnchor] = useState(null);
  return (
    <>
      <Button
        ref={seat('nav.develop')}
        variant="outlined"
        onClick={(e) => setAnchor(e.currentTarget)}
        endIcon={<Icon d={ICON.down} size={16} stroke={2} />}
        sx={{ color: '#131619', borderColor: '#dfe3e8', fontSize: 14, letterSpacing: 0.4, height: 32 }}
        aria-haspopup="true"
      >
        Develop
      </Button>
      <Menu
        anchorEl={anchor}
        open={!!anchor}
        onClose={() => setAnchor(null)}
        slotProps={{
          paper: { sx: { borderRadius: '6px', boxShadow: '0 4px 14px rgba(19,22,25,.18)' } },
          list: { sx: { py: 1 } },
        }}
      >
        {items.map((label) =>
          label === '-' ? (
            <Divider key="-" />
          ) : (
            <MenuItem
              key={label}
              ref={label === 'Build app' ? seat('nav.build-app') : undefined}
              sx={{ fontSize: 14, minHeight: 32 }}
              onClick={() => {
                setAnchor(null);
                if (label === 'Build app') onBuild();
              }}
            >
              {label}
            </MenuItem>
          ),
        )}
      </Menu>
    </>
  );
}

const KINDS = [
  [
    'general',
    'General App',
    'Build a general app to integrate Zoom APIs and products using OAuth 2.0 to access authorized user data and/or connect with third-party services through Zoom platform via direct API interactions.',
  ],
  ['s2s', 'Server to Server OAuth App', 'Build an app that provides server-to-server interaction with Zoom APIs.'],
  ['webhook', 'Webhook Only App', 'Build an app that can receive event-based notifications for Zoom account events.'],
];
const RadioDot = ({ on }) => (
  <Box
    component="span"
    sx={{
      width: 16,
      height: 16,
      borderRadius: '50%',
      border: on ? `5px solid ${BLUE}` : '1px solid #6e7680',
      display: 'inline-block',
      boxSizing: 'border-box',
      background: '#fff',
    }}
  />
);
function Chooser({ open, onClose, onPick }) {
  const [kind, setKind] = useState('general'),
    [busy, setBusy] = useState(false);
  useEffect(() => {
    if (open) {
      setKind('general');
      setBusy(false);
    }
  }, [open]);
  return (
    <Dialog
      open={open}
      onClose={onClose}
      maxWidth={false}
      slotProps={{ paper: { sx: { width: 600, borderRadius: '18px', p: 3 } } }}
      aria-labelledby="ttl-kind"
    >
      <Box component="h2" id="ttl-kind" sx={{ fontSize: 22, fontWeight: 600, m: 0, mb: 3 }}>
        What kind of app are you creating
      </Box>
      {KINDS.map(([id, title, text]) => (
        <Box
          key={id}
          component="label"
          ref={id === 's2s' ? seat('chooser.s2s', 'span') : undefined}
          sx={{
            display: 'flex',
            gap: 1,
            border: kind === id ? `2px solid ${BLUE}` : '1px solid #dfe3e8',
            m: kind === id ? '0 0 14px' : '1px 1px 15px',
            borderRadius: '18px',
            p: '16px 24px 16px 22px',
            cursor: 'pointer',
            minHeight: 120,
            boxSizing: 'border-box',
          }}
        >
          <Radio
            name="kind"
            value={id}
            checked={kind === id}
            onChange={() => setKind(id)}
            disableRipple
            sx={{ p: 0, mt: '3px', alignSelf: 'flex-start' }}
            icon={<RadioDot />}
            checkedIcon={<RadioDot on />}
          />
          <Box>
            <Box sx={{ fontWeight: 600, fontSize: 16 }}>{title}</Box>
            <Box sx={{ color: 'text.secondary', fontSize: 14, mt: 1, lineHeight: 1.45 }}>{text}</Box>
          </Box>
        </Box>
      ))}
      <Box sx={{ display: 'flex', justifyContent: 'flex-end', gap: 1, mt: 1.5 }}>
        <Button
          ref={seat('chooser.create')}
          variant="contained"
          disabled={busy}
          onClick={async () => {
            setBusy(true);
            await onPick(kind);
            setBusy(false);
          }}
        >
          Create
        </Button>
        <Button variant="outlined" onClick={onClose} sx={{ color: '#131619', borderColor: '#dfe3e8' }}>
          Cancel
        </Button>
      </Box>
    </Dialog>
  );
}

function Naming({ kind, onClose, onDone }) {
  const [name, setName] = useState(''),
    [busy, setBusy] = useState(false),
    input = useRef(null);
  useEffect(() => {
    setName('');
    setBusy(false);
  }, [kind]);
  return (
    <Dialog
      open={!!kind}
      onClose={onClose}
      maxWidth={false}
      slotProps={{
        paper: { sx: { width: 600, borderRadius: '16px', p: '26px 28px' } },
        transition: { onEntered: () => input.current?.focus() },
      }}
      aria-labelledby="ttl-name"
    >
      <Box component="h2" id="ttl-name" sx={{ fontSize: 23, fontWeight: 600, m: 0, mb: 2 }}>
        {kind === 'webhook' ? 'Create a Webhook Only app' : 'Create a Server-to-Server OAuth app'}
      </Box>
      <Box sx={{ display: 'flex', justifyContent: 'space-between', fontSize: 14, mb: 0.5 }}>
        <label htmlFor="f-1">App Name</label>
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {name.length}/50
        </Box>
      </Box>
      <OutlinedInput
        id="f-1"
        ref={seat('name.input', 'input')}
        inputRef={input}
        fullWidth
        value={name}
        onChange={(e) => setName(e.target.value.slice(0, 50))}
        inputProps={{ maxLength: 50, autoComplete: 'off' }}
      />
      <Box sx={{ display: 'flex', justifyContent: 'flex-end', gap: 1, mt: 3 }}>
        <Button
          ref={seat('name.create')}
          variant="contained"
          disabled={busy || !name.trim()}
          onClick={async () => {
            setBusy(true);
            await onDone(kind, name);
          }}
        >
          Create
        </Button>
        <Button variant="outlined" onClick={onClose} sx={{ color: '#131619', borderColor: '#dfe3e8' }}>
          Cancel
        </Button>
      </Box>
    </Dialog>
  );
}

function Terms({ open, onAgree }) {
  return (
    <Dialog
      open={open}
      maxWidth={false}
      slotProps={{ paper: { sx: { width: 640, borderRadius: '16px', p: 4 } } }}
      aria-labelledby="ttl-terms"
    >
      <Box component="h2" id="ttl-terms" sx={{ fontSize: 22, m: 0, mb: 1 }}>
        Zoom API License and Terms of Use
      </Box>
      <Box sx={{ maxHeight: 220, overflow: 'auto', fontSize: 14, color: 'text.secondary', pr: 1 }}>
        {[
          'Before you build apps for the Zoom App Marketplace, read these terms. They govern how you may use Zoom APIs, SDKs and other developer tools.',
          'You may create an app, give it scopes, and activate it for the members of your own account.',
          'You are responsible for keeping app credentials confidential. Continue to create apps only if you accept.',
        ].map((t) => (
          <p key={t}>
            {t} {t}
          </p>
        ))}
      </Box>
      <Box sx={{ display: 'flex', justifyContent: 'flex-end', gap: 1, mt: 3 }}>
        <Button variant="outlined" onClick={() => location.assign('/')}>
          Decline
        </Button>
        <Button variant="contained" onClick={onAgree}>
          Agree
        </Button>
      </Box>
    </Dialog>
  );
}

/* Everything that can begin an app: shared by all headers. */
function useBuild() {
  const [choosing, setChoosing] = useState(location.pathname === '/develop/create'),
    [naming, setNaming] = useState(null),
    [terms, setTerms] = useState(false),
    me = useRef(null);
  useEffect(() => {
    call('GET', '/me').then((m) => {
      me.current = m;
      if (!m.termsAgreed && choosing) {
        setChoosing(false);
        setTerms(true);
      }
    });
  }, []);
  const build = async () => {
    me.current ??= await call('GET', '/me');
    if (me.current.termsAgreed) setChoosing(true);
    else setTerms(true);
  };
  const pick = async (kind) => {
    if (kind === 'general') {
      const { id } = await call('POST', '/build', {
        type: 'general',
        name: `General app ${100 + Math.floor(Math.random() * 800)}`,
      });
      setChoosing(false);
      go(`/develop/applications/${id}/information?mode=dev`);
      return;
    }
    setChoosing(false);
    setTimeout(() => setNaming(kind), 150);
  };
  const make = async (kind, name) => {
    const { id } = await call('POST', '/build', { type: kind, name });
    setNaming(null);
    go(`/develop/apps/${id}/credentials`);
  };
  const dialogs = (
    <>
      <Terms
        open={terms}
        onAgree={async () => {
          me.current = await call('POST', '/me/terms', {});
          setTerms(false);
          setTimeout(() => setChoosing(true), 250);
        }}
      />
      <Chooser open={choosing} onClose={() => setChoosing(false)} onPick={pick} />
      <Naming kind={naming} onClose={() => setNaming(null)} onDone={make} />
    </>
  );
  return { build, dialogs };
}

/* ---- headers ---- */
const Bar = styled('header')({
  position: 'sticky',
  top: 0,
  zIndex: 30,
  height: 64,
  background: 'rgba(255,255,255,.94)',
  display: 'flex',
  alignItems: 'center',
  gap: 22,
  padding: '0 34px 0 22px',
  boxShadow: '0 1px 3px rgba(19,22,25,.10)',
});
function StudioBar({ onBuild }) {
  return (
    <Bar>
      <Logo />
      <Box sx={{ borderLeft: '1px solid #dfe3e8', pl: 1.3, ml: -1.5, fontWeight: 600, fontSize: 16 }}>
        Platform Studio
      </Box>
      <NavLink>Blog</NavLink>
      <NavLink>Community</NavLink>
      <NavLink>Documentation</NavLink>
      <Box sx={{ flex: 1 }} />
      <DevelopMenu items={['Build app']} onBuild={onBuild} />
      <Me />
    </Bar>
  );
}
function MarketBar({ onBuild }) {
  return (
    <Bar>
      <Logo />
      <Box sx={{ ml: -1.9, fontWeight: 600, fontSize: 18, letterSpacing: -0.4 }}>App Marketplace</Box>
      <Box sx={{ flex: 1 }} />
      <OutlinedInput
        placeholder="Search a published app"
        size="small"
        startAdornment={<Icon d={ICON.search} size={16} sx={{ mr: 1, color: '#6e7680' }} />}
        sx={{ width: 176, height: 30, bgcolor: '#eeeef2', '& fieldset': { border: 0 }, pl: 1, fontSize: 13 }}
      />
      <DevelopMenu items={['Build app', 'Documentation', '-', 'Developer blog', 'Community forum']} onBuild={onBuild} />
      <NavLink
        sx={{ color: '#131619', fontWeight: 500 }}
        href="/user/build"
        onClick={(e) => {
          e.preventDefault();
          go('/user/build');
        }}
      >
        Manage
      </NavLink>
      <Me />
    </Bar>
  );
}

/* ---- home: the new experience, dark ---- */
function Home() {
  const side = ['Ready to use', 'New', 'Apps built by Zoom', 'Contact Center Suite', 'Essential Apps', 'Paid Apps'],
    cats = ['Analytics', 'Broadcasting & Streaming', 'Business System Integrator', 'CRM', 'Carrier Provider Exchange'];
  const [allowed, setAllowed] = useState(null);
  useEffect(() => {
    call('GET', '/me').then(setAllowed);
  }, []);
  const row = (icon, label, extra) => (
    <ListItemButton
      key={label}
      sx={{
        flex: 'none',
        borderRadius: '8px',
        py: 0.6,
        px: 1,
        gap: 1.2,
        fontSize: 14,
        color: label === 'Discover' ? '#6aa6ff' : '#f4f5f6',
        bgcolor: label === 'Discover' ? '#1a2542' : 'transparent',
        minHeight: 33,
      }}
    >
      {icon ? <Icon d={ICON[icon]} size={17} /> : <Box sx={{ width: 12 }} />}
      <span>{label}</span>
      {extra && <Icon d={ICON[extra]} size={15} sx={{ ml: 'auto' }} />}
    </ListItemButton>
  );
  return (
    <Box
      sx={{
        bgcolor: '#111418',
        color: '#f4f5f6',
        height: '100vh',
        display: 'flex',
        flexDirection: 'column',
        colorScheme: 'dark',
      }}
    >
      <Box
        component="header"
        sx={{
          height: 48,
          flex: 'none',
          borderBottom: '1px solid #3a3f45',
          display: 'flex',
          alignItems: 'center',
          gap: 1.2,
          px: 2,
        }}
      >
        <Logo dark />
        <Box sx={{ borderLeft: '1px solid #4a4f55', pl: 1.2, fontWeight: 600, fontSize: 18 }}>Marketplace</Box>
        <Box sx={{ flex: 1 }} />
        <Box sx={{ fontSize: 13 }}>Try new experience</Box>
        <Switch size="small" defaultChecked inputProps={{ 'aria-label': 'Try new experience' }} />
        <Me />
      </Box>
      <Box sx={{ display: 'flex', flex: 1, minHeight: 0 }}>
        <Box
          component="nav"
          aria-label="Marketplace"
          sx={{
            width: 236,
            flex: 'none',
            borderRight: '1px solid #3a3f45',
            display: 'flex',
            flexDirection: 'column',
            p: 1.5,
          }}
        >
          <Box sx={{ flex: 1, overflow: 'auto' }}>
            {row('compass', 'Discover')}
            {row('medal', 'Featured', 'down')}
            {side.map((s) => row(null, s))}
            {row('grid', 'Categories', 'down')}
            {cats.map((s) => row(null, s))}
          </Box>
          <Divider sx={{ borderColor: '#3a3f45', my: 1 }} />
          {row('person', 'My library')}
          {row('person', 'Admin portal', 'out')}
          {allowed && (
            <Box sx={{ textAlign: 'center', mt: 1 }}>
              <Box
                component="a"
                href="/user/build"
                ref={seat('nav.develop')}
                sx={{
                  color: '#6aa6ff',
                  fontSize: 14,
                  textDecoration: 'none',
                  display: 'inline-flex',
                  alignItems: 'center',
                  gap: 0.6,
                  p: '2px 6px',
                }}
              >
                Developer <Icon d={ICON.circleRight} size={15} />
              </Box>
            </Box>
          )}
        </Box>
        <Box component="main" sx={{ flex: 1, overflow: 'auto', px: 4 }}>
          <Box component="h1" sx={{ textAlign: 'center', fontSize: 22, fontWeight: 600, mt: 6, mb: 2 }}>
            Find the solutions you need to do more with Zoom
          </Box>
          <Box sx={{ display: 'flex', justifyContent: 'center', mb: 4 }}>
            <OutlinedInput
              placeholder="Search 3639 apps and integrations"
              startAdornment={<Icon d={ICON.search} size={16} sx={{ mr: 1 }} />}
              sx={{ width: 560, bgcolor: '#111418', color: '#f4f5f6', '& fieldset': { borderColor: '#7a828b' } }}
            />
          </Box>
          <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 2 }}>
            {[
              ['AI Apps', 'These virtual assistants help you capture context and insight in your daily conversations.'],
              ['Apps for Education', 'Apps and Integrations for Education'],
            ].map(([t, d]) => (
              <Box
                key={t}
                sx={{
                  height: 230,
                  borderRadius: '14px',
                  background: 'linear-gradient(110deg,#d3b4ff,#7e9bff)',
                  color: '#131619',
                  p: 4,
                  pl: '45%',
                }}
              >
                <Box sx={{ fontSize: 26, fontWeight: 700 }}>{t}</Box>
                <Box sx={{ fontSize: 13, mt: 1 }}>{d}</Box>
              </Box>
            ))}
          </Box>
          <Box component="h2" sx={{ fontSize: 18, mt: 5 }}>
            Ready to use ›
          </Box>
          <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(3,1fr)', gap: 3, pb: 5 }}>
            {[
              'Glean Search Crawler',
              'Azure Identity',
              'AI-generated meeting summaries',
              'Build Board',
              'Develop Desk',
              'CRM Sync',
            ].map((t) => (
              <Box key={t} sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
                <Box sx={{ width: 32, height: 32, bgcolor: '#3a3fd8', borderRadius: '6px' }} />
                <Box sx={{ flex: 1, fontSize: 13 }}>
                  <b>{t}</b>
                  <Box sx={{ color: '#aab0b7' }}>No ratings</Box>
                </Box>
                <Button size="small" sx={{ bgcolor: '#2b3036', color: '#6aa6ff' }}>
                  Add
                </Button>
              </Box>
            ))}
          </Box>
        </Box>
      </Box>
    </Box>
  );
}

/* ---- created apps ---- */
const when = (t) => `Updated Today ${new Date(t).toLocaleTimeString('en-US', { hour: '2-digit', minute: '2-digit' })}`;
const Tile = ({ size = 40 }) => (
  <Box
    sx={{
      width: size,
      height: size,
      borderRadius: '12px',
      boxShadow: '0 2px 8px rgba(19,22,25,.2)',
      display: 'grid',
      gridTemplateColumns: 'repeat(3,6px)',
      gap: '2px',
      placeContent: 'center',
      flex: 'none',
    }}
  >
    {'011101110'.split('').map((c, i) => (
      <Box key={i} sx={{ width: 6, height: 6, bgcolor: c === '1' ? BLUE : '#a7c5f0' }} />
    ))}
  </Box>
);
function CreatedApps() {
  const { build, dialogs } = useBuild(),
    [apps, setApps] = useState(null),
    [q, setQ] = useState('');
  useEffect(() => {
    call('GET', '/list').then(setApps);
  }, []);
  const open = (a) =>
    go(
      a.type === 'general' ? `/develop/applications/${a.id}/information?mode=dev` : `/develop/apps/${a.id}/credentials`,
    );
  const cell = {
    fontSize: 14,
    borderBottom: '1px solid #dfe3e8',
    padding: '18px 10px',
    textAlign: 'left',
    verticalAlign: 'middle',
  };
  return (
    <>
      <StudioBar onBuild={build} />
      <Box sx={{ display: 'flex', minHeight: 'calc(100vh - 64px)' }}>
        <Box
          component="nav"
          aria-label="Platform Studio"
          sx={{ width: 244, borderRight: '1px solid #dfe3e8', p: '26px 20px' }}
        >
          {['Created apps', 'API call logs', 'Monetization'].map((t, i) => (
            <ListItemButton
              key={t}
              sx={{
                borderRadius: '8px',
                fontSize: 14,
                py: 0.6,
                color: i ? '#131619' : '#1b5fc1',
                bgcolor: i ? 'transparent' : '#f0f6ff',
                gap: 0.6,
              }}
            >
              {t}
              {i === 2 && (
                <Box
                  component="span"
                  sx={{
                    fontSize: 11,
                    color: '#fff',
                    borderRadius: '5px',
                    px: 0.6,
                    background: 'linear-gradient(90deg,#0b5cff,#e02846)',
                  }}
                >
                  NEW
                </Box>
              )}
            </ListItemButton>
          ))}
        </Box>
        <Box component="main" sx={{ flex: 1, p: '32px 56px' }}>
          <Box component="h1" sx={{ fontSize: 24, fontWeight: 700, m: 0, mb: 3 }}>
            Created apps
          </Box>
          <OutlinedInput
            placeholder="Search by app name"
            value={q}
            onChange={(e) => setQ(e.target.value)}
            startAdornment={<Icon d={ICON.search} size={16} sx={{ mr: 1, color: '#6e7680' }} />}
            sx={{ width: 212 }}
          />
          <Box component="table" sx={{ width: '100%', borderCollapse: 'collapse', mt: 4 }}>
            <thead>
              <tr>
                {['Name', 'Status', 'Type', 'Zoom products', 'Activation state', ''].map((h) => (
                  <Box component="th" key={h} sx={{ ...cell, color: 'text.secondary', fontWeight: 400 }}>
                    {h}
                  </Box>
                ))}
              </tr>
            </thead>
            <tbody>
              {!apps
                ? [1, 2, 3].map((i) => (
                    <tr key={i}>
                      <td colSpan={6}>
                        <Skeleton height={60} />
                      </td>
                    </tr>
                  ))
                : apps
                    .filter((a) => a.name.toLowerCase().includes(q.toLowerCase()))
                    .map((a) => (
                      <tr key={a.id} onClick={() => open(a)} style={{ cursor: 'pointer' }}>
                        <Box component="td" sx={cell}>
                          <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5 }}>
                            <Tile />
                            {a.name}
                          </Box>
                        </Box>
                        <Box component="td" sx={cell}>
                          {a.type === 'general' ? 'Draft' : a.activated ? 'Activated' : 'Deactivated'}
                          <Box sx={{ color: 'text.secondary' }}>{when(a.updated)}</Box>
                        </Box>
                        <Box component="td" sx={cell}>
                          {a.type === 'general'
                            ? 'General app'
                            : a.type === 'webhook'
                              ? 'Webhook Only'
                              : 'Server-to-Server OAuth'}
                          <Box sx={{ color: 'text.secondary' }}>
                            {a.type === 'general' ? (
                              'User Managed'
                            ) : (
                              <>
                                Intend to publish: No
                                <br />
                                Account Level
                              </>
                            )}
                          </Box>
                        </Box>
                        <Box component="td" sx={cell} />
                        <Box component="td" sx={cell}>
                          --
                        </Box>
                        <Box component="td" sx={cell}>
                          •••
                        </Box>
                      </tr>
                    ))}
            </tbody>
          </Box>
        </Box>
      </Box>
      {dialogs}
    </>
  );
}

/* ---- one Server-to-Server app ---- */
const SECTIONS = [
  ['credentials', 'App Credentials'],
  ['information', 'Information'],
  ['feature', 'Feature'],
  ['scope', 'Scopes'],
  ['activation', 'Activation'],
];
const SEAT = {
  credentials: 'rail.credentials',
  information: 'rail.information',
  feature: 'rail.feature',
  scope: 'rail.scopes',
  activation: 'rail.activation',
};
function Rail({ id, section, app }) {
  const tick = { credentials: true, scope: app?.scopes.length > 0 };
  return (
    <Box component="nav" sx={{ display: 'flex', flexDirection: 'column', gap: '8px', mt: 3 }}>
      {SECTIONS.map(([key, label]) => {
        const on = key === section;
        return (
          <ListItemButton
            key={key}
            ref={seat(SEAT[key])}
            disableRipple
            onClick={() => go(`/develop/apps/${id}/${key}`)}
            sx={{
              borderRadius: '8px',
              height: 28,
              px: 1,
              gap: 1.2,
              flex: 'none',
              whiteSpace: 'nowrap',
              fontSize: 13,
              fontWeight: 600,
              color: on ? '#fff' : '#131619',
              bgcolor: on ? BLUE : 'transparent',
              '&:hover': { bgcolor: on ? BLUE : '#f1f4f6' },
            }}
          >
            <Box
              component="i"
              sx={{ width: 13, height: 13, borderRadius: '50%', bgcolor: on ? '#fff' : BLUE, display: 'inline-flex' }}
            >
              {tick[key] && <Icon d={ICON.check} size={13} stroke={3} sx={{ color: on ? BLUE : '#fff' }} />}
            </Box>
            {label}
          </ListItemButton>
        );
      })}
    </Box>
  );
}
const H1 = styled('h1')({ fontSize: 32, fontWeight: 600, margin: '0 0 12px', letterSpacing: -0.5 });
const H2 = styled('h2')({ fontSize: 22, fontWeight: 600, margin: '32px 0 10px' });
const H3 = styled('h3')({ fontSize: 18, fontWeight: 500, margin: '30px 0 18px' });
const Grey = styled('p')({ color: '#6e7680', fontSize: 13.5, margin: '0 0 8px', lineHeight: 1.45 });
const Label = styled('label')({ display: 'block', fontSize: 13.5, fontWeight: 500, margin: '14px 0 4px' });
const Line = () => <Divider sx={{ my: 3, borderColor: '#e7e9ec' }} />;

function AppPage({ id, section }) {
  const { build, dialogs } = useBuild(),
    [app, setApp] = useState(null),
    [gone, setGone] = useState(false),
    [tall, setTall] = useState(false),
    body = useRef(null);
  const at = SECTIONS.findIndex(([k]) => k === section);
  useEffect(() => {
    setApp(null);
    call('GET', `/app/${id}`).then(setApp, () => setGone(true));
  }, [id, section]);
  useEffect(() => {
    const o = new ResizeObserver(() => setTall(body.current && body.current.scrollHeight > innerHeight - 150));
    if (body.current) o.observe(body.current);
    return () => o.disconnect();
  }, [gone]);
  if (gone || at < 0) return <Lost />;
  const Section = {
    credentials: Credentials,
    information: Information,
    feature: Feature,
    scope: Scopes,
    activation: Activation,
  }[section];
  return (
    <>
      <MarketBar onBuild={build} />
      <Box sx={{ maxWidth: 860, mx: 'auto', p: '34px 16px 0', display: 'flex', gap: '56px' }} ref={body}>
        <Box component="aside" sx={{ width: 160, flex: 'none' }}>
          <Box
            sx={{
              width: 144,
              height: 144,
              borderRadius: '46px',
              boxShadow: '0 4px 14px rgba(19,22,25,.16)',
              display: 'flex',
              flexDirection: 'column',
              alignItems: 'center',
              justifyContent: 'center',
              color: '#2d8cff',
              fontSize: 11,
              fontWeight: 700,
              cursor: 'pointer',
            }}
          >
            <Icon d={ICON.plus} size={36} stroke={2} />
            UPLOAD
          </Box>
          <Rail key={`${section}${app?.updated}`} id={id} section={section} app={app} />
        </Box>
        <Box component="main" sx={{ flex: 1, minWidth: 0, pb: 4 }}>
          {app ? <H1>{app.name}</H1> : <Skeleton width={240} height={44} />}
          <Box sx={{ display: 'flex', gap: 1 }}>
            {[
              'Intend to publish: No',
              'Account-level app',
              app?.type === 'webhook' ? 'Webhook Only' : 'Server-To-Server OAuth',
            ].map((c) => (
              <Chip
                key={c}
                label={c}
                size="small"
                sx={{
                  borderRadius: '5px',
                  height: 18,
                  fontSize: 11,
                  bgcolor: '#eeeef2',
                  '& .MuiChip-label': { px: 0.8 },
                }}
              />
            ))}
          </Box>
          <Line />
          {app ? (
            <Section key={section} app={app} setApp={setApp} />
          ) : (
            <>
              <Skeleton width="40%" height={38} />
              <Skeleton height={22} />
              <Skeleton height={22} />
              <Skeleton height={60} />
              <Skeleton height={60} />
            </>
          )}
        </Box>
      </Box>
      <Box
        component="footer"
        sx={{
          position: tall ? 'sticky' : 'static',
          bottom: 0,
          bgcolor: '#fff',
          borderTop: tall ? '1px solid #dfe3e8' : 0,
          zIndex: 20,
        }}
      >
        <Box
          sx={{
            maxWidth: 860,
            mx: 'auto',
            p: '16px',
            display: 'flex',
            justifyContent: 'space-between',
            alignItems: 'center',
          }}
        >
          <NavLink
            sx={{ color: BLUE, fontWeight: 400 }}
            onClick={() => go(at ? `/develop/apps/${id}/${SECTIONS[at - 1][0]}` : '/user/build')}
          >
            ‹ Back
          </NavLink>
          {at < 4 && (
            <Button variant="contained" sx={{ px: 3 }} onClick={() => go(`/develop/apps/${id}/${SECTIONS[at + 1][0]}`)}>
              Continue
            </Button>
          )}
        </Box>
      </Box>
      {dialogs}
    </>
  );
}

function ReadOnly({ id, label, value, name, hidden, onEye, eye, after }) {
  const toast = useContext(ToastContext);
  return (
    <>
      <Label htmlFor={id}>{label}</Label>
      <Box sx={{ display: 'flex', gap: 1 }}>
        <OutlinedInput
          id={id}
          ref={seat(name, 'input')}
          value={value}
          readOnly
          fullWidth
          type={hidden ? 'password' : 'text'}
          inputProps={{ autoComplete: 'off' }}
          sx={{ bgcolor: '#f7f9fa', '& fieldset': { borderColor: '#dfe3e8' } }}
          endAdornment={
            <InputAdornment position="end">
              {eye && (
                <IconButton
                  ref={seat('credentials.reveal')}
                  size="small"
                  onClick={onEye}
                  sx={{ borderRadius: '6px', bgcolor: '#eef1f3', mr: 0.5, width: 22, height: 22 }}
                >
                  <Icon d={hidden ? ICON.closedEye : ICON.eye} size={14} stroke={2} />
                </IconButton>
              )}
              <Button
                size="small"
                onClick={() => {
                  navigator.clipboard?.writeText(value).catch(() => {});
                  toast('Copied');
                }}
                sx={{ color: '#131619', minWidth: 0, minHeight: 24, p: '0 6px', fontSize: 13.5 }}
              >
                Copy
              </Button>
            </InputAdornment>
          }
        />
        {after}
      </Box>
    </>
  );
}
function Credentials({ app, setApp }) {
  const [hidden, setHidden] = useState(true),
    [asking, setAsking] = useState(false),
    toast = useContext(ToastContext);
  return (
    <>
      <H2>App Credentials</H2>
      <Grey>
        Use the credentials to access Zoom APIs from your app. Make sure to securely store the credentials. Do not store
        them in public repositories.
      </Grey>
      <Line />
      <H3>App Credentials</H3>
      <ReadOnly id="f-2" label="Account ID" value={app.accountId} name="credentials.account-id" />
      <ReadOnly id="f-3" label="Client ID" value={app.clientId} name="credentials.client-id" />
      <ReadOnly
        id="f-4"
        label="Client Secret"
        value={app.clientSecret}
        name="credentials.client-secret"
        eye
        hidden={hidden}
        onEye={() => setHidden(!hidden)}
        after={
          <Button
            variant="outlined"
            onClick={() => setAsking(true)}
            sx={{ color: '#131619', borderColor: '#dfe3e8', flex: 'none' }}
          >
            Regenerate
          </Button>
        }
      />
      <Dialog open={asking} onClose={() => setAsking(false)}>
        <Box sx={{ p: 3 }}>
          <Box component="h2" sx={{ m: 0, fontSize: 20 }}>
            Regenerate client secret?
          </Box>
          <Grey>Apps that use the present secret stop working.</Grey>
          <Box sx={{ display: 'flex', justifyContent: 'flex-end', gap: 1 }}>
            <Button
              variant="contained"
              onClick={async () => {
                setApp(await call('POST', `/app/${app.id}/regenerate`, {}));
                setAsking(false);
                toast('Client secret regenerated');
              }}
            >
              Regenerate
            </Button>
            <Button onClick={() => setAsking(false)}>Cancel</Button>
          </Box>
        </Box>
      </Dialog>
    </>
  );
}

function Field({ id, label, value, max, help, placeholder, name, onChange, onBlur, type = 'text' }) {
  return (
    <>
      <Label htmlFor={id}>{label}</Label>
      {help && <Grey sx={{ mb: 0.3 }}>{help}</Grey>}
      <OutlinedInput
        id={id}
        ref={name ? seat(name, 'input') : undefined}
        fullWidth
        value={value}
        type={type}
        placeholder={placeholder}
        onBlur={onBlur}
        onChange={(e) => onChange(max ? e.target.value.slice(0, max) : e.target.value)}
        inputProps={{ autoComplete: 'off' }}
      />
      {max && (
        <Box sx={{ textAlign: 'right', fontSize: 11.5, mt: 0.4, mb: -2 }}>
          {value.length}/{max}
        </Box>
      )}
    </>
  );
}
function Information({ app, setApp }) {
  const [draft, setDraft] = useState({ name: app.name, ...app.profile }),
    timer = useRef(0),
    latest = useRef(draft),
    dirty = useRef(false),
    toast = useContext(ToastContext);
  const save = async () => {
    clearTimeout(timer.current);
    if (!dirty.current) return;
    dirty.current = false;
    const next = await call('PUT', `/app/${app.id}/profile`, latest.current);
    if (!dirty.current) setApp(next);
    toast('Saved');
  };
  const set = (key) => (value) => {
    latest.current = { ...latest.current, [key]: value };
    dirty.current = true;
    setDraft(latest.current);
    clearTimeout(timer.current);
    timer.current = setTimeout(save, 900);
  };
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      if (dirty.current) call('PUT', `/app/${app.id}/profile`, latest.current);
    },
    [],
  );
  return (
    <>
      <H2>Information</H2>
      <Line />
      <H3>Basic Information</H3>
      <Field id="f-5" label="App Name" value={draft.name} max={50} onChange={set('name')} onBlur={save} />
      <Field
        id="f-6"
        label="Short Description"
        help="Describe your app’s core features in 1-2 sentences. This will show on the app listing card."
        placeholder="Short Description"
        value={draft.shortDescription}
        max={150}
        name="information.short-description"
        onChange={set('shortDescription')}
        onBlur={save}
      />
      <Field
        id="f-7"
        label="Company Name"
        value={draft.companyName}
        name="information.company-name"
        onChange={set('companyName')}
        onBlur={save}
      />
      <Line />
      <H3 style={{ marginBottom: 8 }}>Developer Contact Information</H3>
      <Grey>
        Provide your <span style={{ color: '#131619' }}>corporate email</span> for announcements including new
        Marketplace/API updates, breaking changes, and other updates that have impact on your app.
      </Grey>
      <Field
        id="f-8"
        label="Name"
        value={draft.contactName}
        name="information.contact-name"
        onChange={set('contactName')}
        onBlur={save}
      />
      <Field
        id="f-9"
        label="Email"
        value={draft.contactEmail}
        name="information.contact-email"
        onChange={set('contactEmail')}
        onBlur={save}
      />
      <Line />
    </>
  );
}

const Toggle = styled(Switch)({
  width: 36,
  height: 20,
  padding: 0,
  '& .MuiSwitch-switchBase': {
    padding: 2,
    '&.Mui-checked': {
      transform: 'translateX(16px)',
      color: '#fff',
      '& + .MuiSwitch-track': { backgroundColor: BLUE, opacity: 1 },
    },
  },
  '& .MuiSwitch-thumb': { width: 16, height: 16, boxShadow: 'none' },
  '& .MuiSwitch-track': { borderRadius: 10, backgroundColor: '#6e7680', opacity: 1 },
});
function Feature({ app, setApp }) {
  const [on, setOn] = useState(app.events),
    toast = useContext(ToastContext);
  const token = (label, note, value) => (
    <>
      <Box sx={{ fontSize: 12.5, fontWeight: 600, mt: 2 }}>{label}</Box>
      <Grey>{note}</Grey>
      <Box sx={{ display: 'flex', gap: 1 }}>
        <OutlinedInput
          readOnly
          fullWidth
          value={value}
          sx={{ bgcolor: '#eef1f3' }}
          endAdornment={
            <Button size="small" onClick={() => toast('Copied')}>
              Copy
            </Button>
          }
        />
        <Button variant="outlined" sx={{ flex: 'none', color: '#131619', borderColor: '#dfe3e8' }}>
          Regenerate
        </Button>
      </Box>
    </>
  );
  return (
    <>
      <H2>Add feature</H2>
      <Line />
      <H3>Token</H3>
      {token(
        'Secret Token',
        'Zoom sends the secret token in each event notification we send to your app. This secret token is used to verify event notifications sent by Zoom.',
        app.secretToken,
      )}
      {token(
        'Verification Token',
        'Replace the Verification Token with Secret Token to verify event notifications from Zoom.',
        app.verificationToken,
      )}
      <Line />
      <H3>General Features</H3>
      <Box sx={{ border: '1px solid #dfe3e8', borderRadius: '10px', p: 2.5 }}>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, fontSize: 14, fontWeight: 600 }}>
          <Box
            component="span"
            ref={seat('feature.event-subscription', '.MuiSwitch-root,.MuiSwitch-track')}
            sx={{ display: 'inline-flex' }}
          >
            <Toggle
              checked={on}
              onChange={async (e) => {
                setOn(e.target.checked);
                setApp(await call('PUT', `/app/${app.id}/feature`, { events: e.target.checked }));
              }}
            />
          </Box>
          Event Subscription
        </Box>
        <Grey>Receive event notifications from Zoom at an endpoint of your own.</Grey>
        {on && <Button variant="outlined">+ Add Event Subscription</Button>}
      </Box>
    </>
  );
}

/* ---- scopes ---- */
const Tick = ({ on, half }) => (
  <Box
    component="span"
    sx={{
      width: 16,
      height: 16,
      borderRadius: '4px',
      border: on || half ? 0 : '1px solid #444b53',
      bgcolor: on || half ? BLUE : '#fff',
      display: 'inline-flex',
      boxSizing: 'border-box',
    }}
  >
    {on && <Icon d={ICON.check} size={16} stroke={2.6} sx={{ color: '#fff' }} />}
    {half && <Box sx={{ m: '7px 3px', width: 10, height: 2, bgcolor: '#fff' }} />}
  </Box>
);
const Small = (props) => (
  <Checkbox
    disableRipple
    icon={<Tick />}
    checkedIcon={<Tick on />}
    indeterminateIcon={<Tick half />}
    {...props}
    sx={{ p: '4px', ...props.sx }}
  />
);
function ScopeDialog({ open, chosen, onClose, onDone }) {
  const [catalog, setCatalog] = useState(null),
    [picked, setPicked] = useState(chosen),
    [product, setProduct] = useState(null),
    [text, setText] = useState(''),
    [query, setQuery] = useState(''),
    [wide, setWide] = useState([]),
    [busy, setBusy] = useState(false);
  useEffect(() => {
    if (!open) return;
    setPicked(chosen);
    setText('');
    setQuery('');
    setWide([]);
    setBusy(false);
    setCatalog(null);
    call('GET', '/catalog').then((c) => {
      setCatalog(c);
      setProduct(c[0][0]);
    });
  }, [open]);
  useEffect(() => {
    const t = setTimeout(() => setQuery(text.trim().toLowerCase()), 300);
    return () => clearTimeout(t);
  }, [text]);
  const shown = useMemo(
    () =>
      (catalog ?? [])
        .map(([p, groups]) => [
          p,
          groups
            .map(([g, items]) => [g, items.filter(([d, id]) => !query || `${d}\n${id}`.toLowerCase().includes(query))])
            .filter(([, items]) => items.length),
        ])
        .filter(([, groups]) => groups.length),
    [catalog, query],
  );
  const current = shown.find(([p]) => p === product) ?? shown[0];
  useEffect(() => {
    setWide([]);
  }, [current?.[0], query]);
  const count = (groups) => groups.flatMap(([, items]) => items).filter(([, id]) => picked.includes(id)).length;
  const flip = (ids, on) =>
    setPicked((was) => (on ? [...new Set([...was, ...ids])] : was.filter((x) => !ids.includes(x))));
  return (
    <Dialog
      open={open}
      onClose={onClose}
      maxWidth={false}
      slotProps={{
        paper: {
          sx: { width: 720, height: 604, borderRadius: '16px', p: 3, display: 'flex', flexDirection: 'column' },
        },
      }}
      aria-labelledby="ttl-add"
    >
      <Box sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'start' }}>
        <Box component="h2" id="ttl-add" sx={{ m: 0, fontSize: 23, fontWeight: 600 }}>
          Add Scopes
        </Box>
        <IconButton onClick={onClose} aria-label="close" sx={{ mr: 2 }}>
          <Icon d={ICON.close} stroke={2} sx={{ color: '#131619' }} />
        </IconButton>
      </Box>
      <Grey sx={{ mt: 0.5 }}>
        The following scopes are available based on your account privileges. For additional scopes, contact your account
        admin. <a style={{ color: '#0956b5' }}>Learn more about Zoom's scopes</a>
      </Grey>
      <OutlinedInput
        ref={seat('scopes.search', 'input')}
        fullWidth
        placeholder="Search scope"
        value={text}
        onChange={(e) => setText(e.target.value)}
        startAdornment={<Icon d={ICON.search} size={17} sx={{ color: '#6e7680' }} />}
        sx={{ my: 1.5, pl: 1, '& input': { fontSize: 14 } }}
      />
      <Box sx={{ flex: 1, minHeight: 0, display: 'flex' }}>
        <Box sx={{ width: 216, borderRight: '1px solid #dfe3e8', pr: 2, display: 'flex', flexDirection: 'column' }}>
          <Box sx={{ fontSize: 13.5, color: 'text.secondary', mb: 0.5 }}>Product</Box>
          <Box sx={{ flex: 1, overflow: 'auto', position: 'relative' }}>
            {!catalog
              ? [...'abcdef'].map((k) => <Skeleton key={k} height={30} />)
              : shown.map(([p, groups]) => {
                  const n = count(groups),
                    on = current?.[0] === p;
                  return (
                    <Box
                      key={p}
                      ref={seat(`scopes.group:${p}`)}
                      onClick={() => setProduct(p)}
                      sx={{
                        display: 'flex',
                        alignItems: 'center',
                        gap: 1.2,
                        minHeight: 32,
                        px: 1.5,
                        borderRadius: '8px',
                        cursor: 'pointer',
                        fontSize: 13,
                        fontWeight: 600,
                        bgcolor: on ? BLUE : 'transparent',
                        color: on ? '#fff' : '#131619',
                        '&:hover': { bgcolor: on ? BLUE : '#eeeff1' },
                      }}
                    >
                      <Box
                        sx={{
                          width: 10,
                          height: 10,
                          borderRadius: '50%',
                          bgcolor: n ? '#46c676' : '#e9e9f2',
                          flex: 'none',
                        }}
                      />
                      <Box sx={{ flex: 1 }}>{p}</Box>
                      {n > 0 && (
                        <Box component="span" sx={{ fontWeight: 400 }}>
                          {n}
                        </Box>
                      )}
                    </Box>
                  );
                })}
          </Box>
        </Box>
        <Box sx={{ flex: 1, overflow: 'auto', pl: 2 }}>
          {!catalog ? (
            [...'abcd'].map((k) => <Skeleton key={k} height={36} />)
          ) : !current ? (
            <Grey sx={{ textAlign: 'center', mt: 8 }}>No scopes found</Grey>
          ) : (
            <>
              {!query && (
                <>
                  <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5, fontSize: 14, pl: 1.2, pb: 1 }}>
                    {(() => {
                      const ids = current[1].flatMap(([, items]) => items.map(([, id]) => id)),
                        n = ids.filter((i) => picked.includes(i)).length;
                      return (
                        <Small
                          checked={n === ids.length}
                          indeterminate={n > 0 && n < ids.length}
                          onChange={(e) => flip(ids, e.target.checked)}
                        />
                      );
                    })()}
                    <span>Select All {current[0]}</span>
                  </Box>
                  <Divider />
                </>
              )}
              {current[1].map(([g, items]) => (
                <Accordion
                  key={`${current[0]}${g}`}
                  disableGutters
                  elevation={0}
                  square
                  expanded={wide.includes(g)}
                  onChange={(_, on) => setWide((w) => (on ? [...w, g] : w.filter((x) => x !== g)))}
                  slotProps={{ transition: { unmountOnExit: true } }}
                  sx={{ '&::before': { display: 'none' } }}
                >
                  <AccordionSummary
                    ref={seat(`scopes.group:${g}`)}
                    expandIcon={<Icon d={ICON.right} size={14} stroke={2} />}
                    sx={{
                      minHeight: 36,
                      pl: 1.6,
                      pr: 0.5,
                      fontSize: 14,
                      fontWeight: 500,
                      '& .MuiAccordionSummary-content': { m: '8px 0' },
                      '& .Mui-expanded.MuiAccordionSummary-expandIconWrapper': { transform: 'rotate(90deg)' },
                    }}
                  >
                    {g}
                  </AccordionSummary>
                  <AccordionDetails sx={{ p: 0, pb: 1 }}>
                    {items.map(([d, id]) => (
                      <Box
                        key={id}
                        sx={{
                          display: 'flex',
                          gap: 0.5,
                          p: '6px 10px',
                          borderRadius: '10px',
                          bgcolor: picked.includes(id) ? '#f0f7ff' : 'transparent',
                        }}
                      >
                        <Box>
                          <Small
                            ref={seat(`scopes.item:${id}`, 'span')}
                            checked={picked.includes(id)}
                            onChange={(e) => flip([id], e.target.checked)}
                          />
                        </Box>
                        <Box sx={{ fontSize: 13.5, pt: 0.2 }}>
                          {d}
                          <Box sx={{ color: 'text.secondary' }}>{id}</Box>
                        </Box>
                      </Box>
                    ))}
                  </AccordionDetails>
                </Accordion>
              ))}
            </>
          )}
        </Box>
      </Box>
      <Box sx={{ display: 'flex', justifyContent: 'flex-end', alignItems: 'center', gap: 2, pt: 2 }}>
        <Box sx={{ color: 'text.secondary', fontSize: 14 }}>{picked.length} Selected</Box>
        <Button
          ref={seat('scopes.done')}
          variant="contained"
          disabled={busy || !catalog}
          onClick={async () => {
            setBusy(true);
            await onDone(picked);
          }}
        >
          Done
        </Button>
      </Box>
    </Dialog>
  );
}
function Scopes({ app, setApp }) {
  const [adding, setAdding] = useState(false),
    [catalog, setCatalog] = useState([]),
    [q, setQ] = useState(''),
    toast = useContext(ToastContext);
  useEffect(() => {
    call('GET', '/catalog').then(setCatalog);
  }, []);
  const put = async (ids) => {
    setApp(await call('PUT', `/app/${app.id}/scopes`, ids));
  };
  const tree = catalog
    .map(([p, groups]) => [
      p,
      groups
        .map(([g, items]) => [
          g,
          items.filter(([d, id]) => app.scopes.includes(id) && `${d}${id}`.toLowerCase().includes(q.toLowerCase())),
        ])
        .filter(([, i]) => i.length),
    ])
    .filter(([, g]) => g.length);
  return (
    <>
      <H2>Add Scopes</H2>
      <Grey>
        Scopes define the API methods this app is allowed to call, and thus which information and capabilities are
        available on Zoom. Scopes are restricted to specific resources like channels or files. If your app is submitted
        to Zoom, we will verify the need for all requested scopes against the features that your app has to offer at the
        time of review. Please remove unneeded scopes before you submit your app.{' '}
        <a style={{ color: '#0956b5' }}>Learn more about Zoom’s scopes</a>
      </Grey>
      <Box sx={{ display: 'flex', justifyContent: 'flex-end', gap: 1.2, mt: 2 }}>
        <OutlinedInput
          placeholder="Search name, ID, type"
          value={q}
          onChange={(e) => setQ(e.target.value)}
          startAdornment={<Icon d={ICON.search} size={16} sx={{ color: '#6e7680' }} />}
          sx={{ width: 190, pl: 1 }}
        />
        <Button
          ref={seat('scopes.add')}
          variant="outlined"
          onClick={() => setAdding(true)}
          startIcon={<Icon d={ICON.plus} size={16} />}
          sx={{ color: '#444b53', borderColor: '#dfe3e8' }}
        >
          Add Scopes
        </Button>
      </Box>
      {tree.length > 0 && (
        <Box sx={{ color: 'text.secondary', fontSize: 13.5, borderBottom: '1px solid #e7e9ec', py: 1 }}>
          Scopes Description / ID
        </Box>
      )}
      {tree.map(([p, groups]) => (
        <Box key={p + app.updated} sx={{ mt: 2 }}>
          <Box sx={{ fontWeight: 600, fontSize: 15 }}>{p}</Box>
          {groups.map(([g, items]) => (
            <Box key={g} sx={{ mt: 1 }}>
              <Box sx={{ fontSize: 13.5, color: 'text.secondary' }}>{g}</Box>
              {items.map(([d, id]) => (
                <Box
                  key={id}
                  sx={{
                    display: 'grid',
                    gridTemplateColumns: '150px 1fr 34px 34px',
                    gap: 1,
                    alignItems: 'center',
                    py: 1,
                    borderBottom: '1px solid #f1f3f5',
                    fontSize: 13,
                  }}
                >
                  <Box sx={{ wordBreak: 'break-all' }}>{id}</Box>
                  <Box sx={{ color: 'text.secondary' }}>
                    {d}
                    <Box sx={{ display: 'flex', gap: 0.5, alignItems: 'center', mt: 0.5, color: '#98a0a9' }}>
                      <Icon d={ICON.edit} size={13} />
                      Describe how your app intends to use this particular scope
                    </Box>
                  </Box>
                  <Small />
                  <IconButton size="small" onClick={() => put(app.scopes.filter((s) => s !== id))}>
                    <Icon d={ICON.trash} size={16} />
                  </IconButton>
                </Box>
              ))}
            </Box>
          ))}
        </Box>
      ))}
      <ScopeDialog
        open={adding}
        chosen={app.scopes}
        onClose={() => setAdding(false)}
        onDone={async (ids) => {
          await put(ids);
          setAdding(false);
          toast('Scopes updated');
        }}
      />
    </>
  );
}

function Activation({ app, setApp }) {
  const [busy, setBusy] = useState(false),
    toast = useContext(ToastContext);
  const power = async (on) => {
    setBusy(true);
    try {
      setApp(await call('POST', `/app/${app.id}/power`, { on }));
      toast(on ? 'App activated' : 'App deactivated');
    } finally {
      setBusy(false);
    }
  };
  const dot = (color, icon) => (
    <Box
      sx={{
        width: 44,
        height: 44,
        borderRadius: '50%',
        bgcolor: color,
        color: '#fff',
        display: 'inline-flex',
        alignItems: 'center',
        justifyContent: 'center',
      }}
    >
      <Icon d={icon} size={26} stroke={2.4} />
    </Box>
  );
  if (app.activated)
    return (
      <Box sx={{ textAlign: 'center', pt: 2, pb: 9 }}>
        {dot('#4bcf7d', ICON.check)}
        <Box component="h2" sx={{ fontSize: 17, fontWeight: 600, mt: 3 }}>
          Your app is activated on the account
        </Box>
        <Grey>Your app is allowed to invoke your selected Zoom APIs</Grey>
        <Button
          variant="outlined"
          disabled={busy}
          onClick={() => power(false)}
          sx={{ mt: 2, color: '#444b53', borderColor: '#dfe3e8' }}
        >
          Deactivate your app
        </Button>
      </Box>
    );
  return (
    <Box sx={{ textAlign: 'center', pt: 2, pb: 9 }}>
      {dot('#747487', ICON.clock)}
      {app.missing.length ? (
        <>
          <Box component="h2" sx={{ fontSize: 17, fontWeight: 600, mt: 3 }}>
            Your app is not ready for activation
          </Box>
          <Grey>Complete the following before you activate your app</Grey>
          <Box component="ul" sx={{ display: 'inline-block', textAlign: 'left', fontSize: 14 }}>
            {app.missing.map((m) => (
              <li key={m}>{m}</li>
            ))}
          </Box>
          <br />
        </>
      ) : (
        <>
          <Box component="h2" sx={{ fontSize: 17, fontWeight: 600, mt: 3 }}>
            Your app is ready for activation
          </Box>
          <Grey>Once on, your app is allowed to invoke your selected Zoom APIs</Grey>
        </>
      )}
      <Button
        ref={seat('activation.activate')}
        variant="contained"
        disabled={busy || app.missing.length > 0}
        onClick={() => power(true)}
        sx={{ mt: 2 }}
      >
        Activate your app
      </Button>
    </Box>
  );
}

/* ---- the wrong kind: a General app ---- */
function GeneralApp({ id }) {
  const { build, dialogs } = useBuild(),
    [app, setApp] = useState(null),
    [show, setShow] = useState(false);
  useEffect(() => {
    call('GET', `/app/${id}`).then(setApp);
  }, [id]);
  return (
    <>
      <MarketBar onBuild={build} />
      <Box sx={{ display: 'flex', alignItems: 'center', borderBottom: '1px solid #e7e9ec', p: '10px 24px', gap: 2 }}>
        <Tile size={30} />
        <Box>
          <b>{app?.name ?? '…'}</b>
          <Box sx={{ color: 'text.secondary', fontSize: 12 }}>Admin-managed app ›</Box>
        </Box>
        <Box sx={{ mx: 'auto', display: 'flex', bgcolor: '#f2f4f7', borderRadius: '8px' }}>
          <Button sx={{ bgcolor: '#fff', px: 5 }}>Development</Button>
          <Button sx={{ color: '#444b53', px: 5 }}>Production</Button>
        </Box>
      </Box>
      <Box sx={{ display: 'flex' }}>
        <Box sx={{ width: 210, p: 2, fontSize: 13 }}>
          <Box sx={{ border: '1px solid #dfe3e8', borderRadius: '10px', p: 1.5, mb: 3 }}>
            App Credentials <Chip size="small" label="Development" sx={{ height: 18, fontSize: 11 }} />
            <Grey>Client ID</Grey>
            <Grey>Client Secret</Grey>
          </Box>
          <Grey>Build your app</Grey>
          {[
            'Basic Information',
            'Features',
            'Access',
            'Surface',
            'Embed',
            'Connect',
            'Scopes',
            'Actions',
            'Local Test',
          ].map((t, i) => (
            <ListItemButton
              key={t}
              sx={{
                borderRadius: '6px',
                py: 0.3,
                bgcolor: i ? 'transparent' : BLUE,
                color: i ? '#131619' : '#fff',
                fontSize: 13,
              }}
            >
              {t}
            </ListItemButton>
          ))}
        </Box>
        <Box component="main" sx={{ maxWidth: 560, mx: 'auto', flex: 1, p: 3 }}>
          <H2>Basic Information</H2>
          <H3>App Credentials</H3>
          <Grey>Use the credentials to access Zoom APIs from your app.</Grey>
          <Label>Client ID</Label>
          <Box sx={{ bgcolor: '#f7f9fa', p: 1, borderRadius: '8px', display: 'flex', fontSize: 14 }}>
            <Box sx={{ flex: 1 }}>{app?.clientId}</Box>
            <b>Copy</b>
          </Box>
          <Label>Client Secret</Label>
          <Box sx={{ bgcolor: '#f7f9fa', p: 1, borderRadius: '8px', display: 'flex', gap: 2, fontSize: 14 }}>
            <Box sx={{ flex: 1 }}>{show ? app?.clientSecret : '••••••••••••••••••••••••••••••••'}</Box>
            <b>Regenerate</b>
            <b style={{ cursor: 'pointer' }} onClick={() => setShow(!show)}>
              Show
            </b>
            <b>Copy</b>
          </Box>
          <H3>OAuth Information</H3>
          <Label>OAuth Redirect URL</Label>
          <OutlinedInput fullWidth />
        </Box>
      </Box>
      {dialogs}
    </>
  );
}
const Lost = () => (
  <>
    <MarketBar onBuild={() => {}} />
    <Box sx={{ textAlign: 'center', mt: 16 }}>
      <H2>We couldn't find the page.</H2>
      <Button variant="contained" onClick={() => go('/')}>
        Back to Marketplace
      </Button>
    </Box>
  </>
);

function Root() {
  const path = usePath(),
    [toast, setToast] = useState(null);
  const part = path.split('/').filter(Boolean);
  let page;
  if (path === '/') page = <Home />;
  else if (path === '/user/build' || path === '/develop/create') page = <CreatedApps />;
  else if (part[0] === 'develop' && part[1] === 'apps' && part[2])
    page = <AppPage key={part[2]} id={part[2]} section={part[3] ?? 'credentials'} />;
  else if (part[0] === 'develop' && part[1] === 'applications') page = <GeneralApp id={part[2]} />;
  else page = <Lost />;
  return (
    <ThemeProvider theme={theme}>
      <CssBaseline />
      <ToastContext.Provider value={(text) => setToast({ text, at: Date.now() })}>{page}</ToastContext.Provider>
      <Snackbar
        key={toast?.at}
        open={!!toast}
        autoHideDuration={2000}
        onClose={() => setToast(null)}
        message={toast?.text}
        anchorOrigin={{ vertical: 'top', horizontal: 'center' }}
      />
    </ThemeProvider>
  );
}
createRoot(document.getElementById('root')).render(<Root />);
