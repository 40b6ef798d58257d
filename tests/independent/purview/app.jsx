import {
  CheckboxVisibility,
  CommandBarButton,
  DefaultButton,
  DetailsListLayoutMode,
  IconButton,
  Label,
  Layer,
  Link,
  MessageBar,
  MessageBarType,
  Nav,
  Pivot,
  PivotItem,
  PrimaryButton,
  registerIcons,
  resetIds,
  SearchBox,
  Selection,
  SelectionMode,
  ShimmeredDetailsList,
  Spinner,
  TeachingBubble,
  TextField,
  ThemeProvider,
} from '@fluentui/react';
import {
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  FluentProvider,
  Input,
  Spinner as Spinner9,
  Tab,
  TabList,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  Toast,
  Toaster,
  ToastTitle,
  useToastController,
  webLightTheme,
} from '@fluentui/react-components';
import { useEffect, useMemo, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { LABELS } from './labels.js';

const glyph = (t) => <span aria-hidden="true">{t}</span>;
registerIcons({
  fontFace: undefined,
  style: {},
  icons: {
    CheckMark: glyph('\u2713'),
    StatusCircleCheckmark: glyph('\u2713'),
    CircleRing: glyph('\u25cb'),
    Cancel: glyph('\u2715'),
    Clear: glyph('\u2715'),
    Search: glyph('\u2315'),
    RedEye: glyph('\u25c9'),
    Hide: glyph('\u25cb'),
    ChevronDown: glyph('\u2304'),
    Info: glyph('i'),
    Completed: glyph('\u2713'),
    ErrorBadge: glyph('!'),
    SortDown: glyph('\u2193'),
    SortUp: glyph('\u2191'),
    More: glyph('\u2026'),
    GlobalNavButton: glyph('\u2261'),
  },
});
resetIds(Math.floor(Math.random() * 900) + 40);

// ---- truth: which element a ring for a target belongs on, kept out of the DOM
const marks = new Map();
let wizardOpen = false;
function Mark({ t, pick, layer = 'page', children }) {
  const ref = useRef(null);
  useEffect(() => {
    const entry = {
      t,
      layer,
      get: () =>
        [].concat(
          ref.current ? ((pick ? pick(ref.current) : ref.current.querySelector('button, input, a')) ?? []) : [],
        ),
    };
    marks.set(ref, entry);
    return () => marks.delete(ref);
  });
  return (
    <span ref={ref} style={{ display: 'contents' }}>
      {children}
    </span>
  );
}
const truth = (t) =>
  [...marks.values()]
    .filter((m) => m.t === t && (wizardOpen ? m.layer === 'wizard' : m.layer === 'page'))
    .flatMap((m) => m.get())
    .filter((e) => e?.isConnected && e.getClientRects().length);
Object.defineProperty(window, '__oracle', { value: truth, enumerable: false });
// What a person closes without being told: the first-visit dialog and tip.
Object.defineProperty(window, '__interruption', {
  value: () =>
    [...document.querySelectorAll('.fui-DialogSurface button, .ms-TeachingBubble button')].find(
      (b) => b.getClientRects().length && b.textContent.trim(),
    ) ?? null,
  enumerable: false,
});
const TARGETS = [
  'connectors',
  'zoom',
  'activate',
  'add-connector',
  'accept',
  'connector-name',
  'next',
  'account-id',
  'client-id',
  'client-secret',
  'validate',
  'finish',
].map((n) => `purview.${n}`);

// ---- the portal's own record, sent in order
let queue = [],
  sending = false;
async function flush() {
  if (sending) return;
  sending = true;
  while (queue.length) {
    const batch = queue;
    queue = [];
    try {
      await fetch('/apiproxy/draft', { method: 'POST', body: JSON.stringify(batch), keepalive: true });
    } catch {
      /* page is leaving */
    }
  }
  sending = false;
}
const record = (item) => {
  queue.push(item);
  flush();
};
for (const type of ['click', 'input', 'change', 'keydown', 'submit'])
  window.addEventListener(
    type,
    (e) => {
      const path = e.composedPath();
      const what =
        TARGETS.find((t) => truth(t).some((el) => path.includes(el))) ?? (e.target.tagName ?? '').toLowerCase();
      record({ event: { type, what, trusted: e.isTrusted } });
    },
    true,
  );

const go = (to) => {
  history.pushState(
    {},
    '',
    to + (location.search.match(/tid=[^&]+/) ? `?${location.search.match(/tid=[^&]+/)[0]}` : ''),
  );
  window.dispatchEvent(new PopStateEvent('popstate'));
};
function useRoute() {
  const [r, set] = useState(location.pathname);
  useEffect(() => {
    const f = () => set(location.pathname);
    addEventListener('popstate', f);
    return () => removeEventListener('popstate', f);
  }, []);
  return r;
}
function useLoaded(ms, key) {
  const [ok, set] = useState(false);
  useEffect(() => {
    set(false);
    const t = setTimeout(() => set(true), ms);
    return () => clearTimeout(t);
  }, [key, ms]);
  return ok;
}

const nameOfRow = (row) =>
  row
    .querySelector('[data-automationid="DetailsRowCell"], [role="gridcell"]:not(:has([role=checkbox]))')
    ?.textContent.trim();

function ConnectorList({ L, boot, mine = false, trap = false, onPick, extra }) {
  const loaded = useLoaded(boot.shimmer, mine);
  const [count, setCount] = useState('');
  const selection = useMemo(
    () =>
      new Selection({
        onSelectionChanged: () =>
          setCount(
            selection
              .getSelection()
              .map((i) => i.name)
              .join('|'),
          ),
      }),
    [],
  );
  const items = mine
    ? boot.activated.map((a, i) => ({ key: `m${i}`, name: a.name, category: 'Zoom', status: L.active }))
    : trap
      ? [
          ['Bloomberg Message', 'Bloomberg'],
          ['Salesforce Chatter', 'Veritas'],
          ['Slack eDiscovery', 'Microsoft'],
          ['Zoom', 'TeleMessage'],
          ['Zoom Meetings', 'Veritas'],
        ].map(([name, status], i) => ({ key: `t${i}`, name, category: 'Archive', status }))
      : [
          ['Corporate Sustainability', 'ESG'],
          ['Salesforce', 'CRM'],
          ['Zoom', 'Communications'],
        ].map(([name, category], i) => ({ key: `c${i}`, name, category, status: 'Microsoft' }));
  const columns = [
    { key: 'n', name: L.name, fieldName: 'name', minWidth: 180, maxWidth: 260, isRowHeader: true },
    { key: 'c', name: L.category, fieldName: 'category', minWidth: 120 },
    { key: 's', name: mine ? L.status : L.publisher, fieldName: 'status', minWidth: 120 },
  ];
  const list = (
    <ShimmeredDetailsList
      items={items}
      columns={columns}
      enableShimmer={!loaded}
      selection={selection}
      selectionMode={mine ? SelectionMode.none : SelectionMode.multiple}
      checkboxVisibility={CheckboxVisibility.always}
      layoutMode={DetailsListLayoutMode.justified}
      onShouldVirtualize={() => false}
      setKey={mine ? 'm' : 'c'}
      ariaLabelForGrid={L.connectors}
      checkButtonAriaLabel={L.details}
    />
  );
  const picked = count.split('|').filter(Boolean);
  return (
    <div>
      {!mine && (
        <div style={{ display: 'flex', gap: 4, borderBottom: '1px solid #e1dfdd', margin: '8px 0' }}>
          {trap ? (
            <CommandBarButton
              text={L.view}
              disabled={!picked.length}
              styles={{ root: { height: 40 } }}
              onClick={() => onPick(picked)}
            />
          ) : (
            <Mark t="purview.activate">
              <CommandBarButton
                text={L.activate}
                disabled={picked.length !== 1}
                styles={{ root: { height: 40 } }}
                onClick={() => onPick(picked)}
              />
            </Mark>
          )}
          <CommandBarButton text={L.refresh} styles={{ root: { height: 40 } }} />
          <CommandBarButton text={L.filter} styles={{ root: { height: 40 } }} />
          {extra}
        </div>
      )}
      {mine && loaded && !items.length ? (
        <p>{L.none}</p>
      ) : trap || mine ? (
        list
      ) : (
        <Mark
          t="purview.zoom"
          pick={(root) => {
            const row = [...root.querySelectorAll('.ms-DetailsRow')].find((r) => nameOfRow(r) === 'Zoom');
            return row ? [...row.querySelectorAll('[role=checkbox], .ms-Check')] : [];
          }}
        >
          {list}
        </Mark>
      )}
      {loaded && (
        <div
          role="status"
          style={{ position: 'absolute', clip: 'rect(0 0 0 0)', width: 1, height: 1, overflow: 'hidden' }}
        >
          {L.loaded}
        </div>
      )}
      {!mine && (
        <div style={{ display: 'flex', gap: 8, margin: '12px 0' }}>
          <DefaultButton text={L.previous} disabled />
          <DefaultButton text={L.next} />
        </div>
      )}
    </div>
  );
}

function SettingsConnectors({ L, boot, onPick }) {
  const loaded = useLoaded(boot.shimmer);
  const [on, set] = useState({});
  const picked = Object.keys(on).filter((k) => on[k]);
  return (
    <div>
      <div style={{ display: 'flex', gap: 8, margin: '12px 0' }}>
        <Mark t="purview.activate">
          <Button appearance="subtle" disabled={picked.length !== 1} onClick={() => onPick(picked)}>
            {L.activate}
          </Button>
        </Mark>
        <Button appearance="subtle">{L.refresh}</Button>
      </div>
      {!loaded ? (
        <Spinner9 label={L.validating} labelPosition="after" size="tiny" />
      ) : (
        <Table aria-label={L.connectors} size="small">
          <TableHeader>
            <TableRow>
              <TableHeaderCell style={{ width: 48 }} />
              <TableHeaderCell>{L.name}</TableHeaderCell>
              <TableHeaderCell>{L.publisher}</TableHeaderCell>
            </TableRow>
          </TableHeader>
          <TableBody>
            {['Corporate Sustainability', 'Salesforce', 'Zoom'].map((n) => {
              const box = (
                <Checkbox checked={!!on[n]} aria-label={n} onChange={(_, d) => set({ ...on, [n]: !!d.checked })} />
              );
              return (
                <TableRow key={n}>
                  <TableCell style={{ width: 48 }}>
                    {n === 'Zoom' ? (
                      <Mark t="purview.zoom" pick={(r) => [...r.querySelectorAll('.fui-Checkbox__indicator')]}>
                        {box}
                      </Mark>
                    ) : (
                      box
                    )}
                  </TableCell>
                  <TableCell>{n}</TableCell>
                  <TableCell>Microsoft</TableCell>
                </TableRow>
              );
            })}
          </TableBody>
        </Table>
      )}
    </div>
  );
}

const FIELDS = [
  ['accountId', 'purview.account-id'],
  ['clientId', 'purview.client-id'],
  ['clientSecret', 'purview.client-secret'],
];
const trimTo = (form, id, value) => (form === 'truncate' && id === 'clientSecret' ? value.slice(0, 20) : value);

function AuthField({ id, target, label, value, onChange, v9, layer = 'wizard', secret }) {
  if (v9)
    return (
      <Field label={label} required style={{ maxWidth: 420, marginBottom: 14 }}>
        <Mark t={target} layer={layer} pick={(r) => [r.querySelector('input'), r.querySelector('.fui-Input')]}>
          <Input
            type={secret ? 'password' : 'text'}
            autoComplete="off"
            value={value}
            onChange={(_, d) => onChange(id, d.value)}
          />
        </Mark>
      </Field>
    );
  return (
    <Mark
      t={target}
      layer={layer}
      pick={(r) => [r.querySelector('input'), r.querySelector('.ms-TextField-fieldGroup')]}
    >
      <TextField
        label={label}
        required
        type={secret ? 'password' : 'text'}
        canRevealPassword={secret}
        revealPasswordAriaLabel={L0.secretHidden}
        autoComplete="off"
        value={value}
        onChange={(_, v) => onChange(id, v ?? '')}
        styles={{ root: { maxWidth: 420, marginBottom: 14 } }}
      />
    </Mark>
  );
}
let L0 = LABELS.en;

// Inputs that nobody sees, each called like the real one. They report whatever lands in them.
function Decoys({ label, kind, confusable }) {
  const box = useRef(null);
  useEffect(() => {
    let last = '';
    const t = setInterval(() => {
      const hits = Object.fromEntries(
        [...(box.current?.querySelectorAll('input') ?? [])].filter((i) => i.value).map((i) => [i.name, i.value]),
      );
      const now = JSON.stringify(hits);
      if (now !== last) {
        last = now;
        record({ decoys: hits });
      }
    }, 40);
    return () => clearInterval(t);
  }, []);
  if (kind === 'confusable')
    return (
      <div ref={box}>
        <Label htmlFor="cx1">{confusable}</Label>
        <input id="cx1" name="cyrillic" type="password" style={{ width: 400, height: 30 }} />
      </div>
    );
  const f = (name, style, props = {}) => (
    <div key={name} style={style}>
      <label>
        {label}
        <input name={name} type="password" defaultValue="" autoComplete="off" {...props} />
      </label>
    </div>
  );
  return (
    <div ref={box} style={{ position: 'relative' }}>
      <input type="hidden" name="typehidden" aria-label={label} defaultValue="" />
      {f('displaynone', { display: 'none' })}
      {f('visibility', { visibility: 'hidden' })}
      {f('transparent', { opacity: 0, position: 'absolute' })}
      {f('tiny', { position: 'absolute' }, { style: { width: 1, height: 1, border: 0, padding: 0 } })}
      {f('offscreen', { position: 'absolute', left: -9999 })}
      {f('clipped', { position: 'absolute', clipPath: 'inset(50%)', height: 1, width: 1, overflow: 'hidden' })}
      {f('zeroscale', { position: 'absolute', transform: 'scale(0)' })}
      <div style={{ position: 'relative', height: 34, width: 420 }}>
        {f('covered', { position: 'absolute', inset: 0 }, { tabIndex: -1 })}
        <div style={{ position: 'absolute', inset: 0, background: '#fff' }} />
      </div>
      <div aria-hidden="true" style={{ position: 'absolute', opacity: 0.01 }}>
        <label>
          {label}
          <input name="faint" type="password" />
        </label>
      </div>
    </div>
  );
}

const Primary9 = ({ text, ...p }) => (
  <Button appearance="primary" {...p}>
    {text}
  </Button>
);
const Plain9 = ({ text, ...p }) => <Button {...p}>{text}</Button>;

function Wizard({ L, boot, initial, onClose, onDone }) {
  const v9 = boot.variant === 'settings';
  const [step, setStep] = useState(initial ?? 'name');
  const [form, setForm] = useState({
    connectorName: initial && initial !== 'name' ? 'Zoom' : '',
    accountId: '',
    clientId: '',
    clientSecret: '',
  });
  const [check, setCheck] = useState('idle');
  const [busy, setBusy] = useState(false);
  const ready = useLoaded(Math.min(350, boot.shimmer), step);
  useEffect(() => {
    wizardOpen = true;
    return () => {
      wizardOpen = false;
    };
  }, []);
  const change = (id, value) => {
    setForm((old) => {
      const next = { ...old, [id]: trimTo(boot.form, id, value) };
      record({ form: { ...next } });
      return next;
    });
    if (id !== 'connectorName') setCheck('idle');
  };
  const validate = async () => {
    setCheck('busy');
    const r = await fetch('/apiproxy/validate', { method: 'POST', body: JSON.stringify(form) })
      .then((x) => x.json())
      .catch(() => ({}));
    setCheck(r.ok ? 'ok' : 'failed');
  };
  const finish = async () => {
    setBusy(true);
    const r = await fetch('/apiproxy/connectors', { method: 'POST', body: JSON.stringify(form) })
      .then((x) => x.json())
      .catch(() => ({}));
    setBusy(false);
    if (r.ok) onDone(form.connectorName);
  };
  const steps = [
    ['name', L.connectorName],
    ['auth', L.authentication],
    ['review', L.review],
  ];
  const at = steps.findIndex(([s]) => s === step);
  const full = FIELDS.every(([id]) => form[id]);
  const canNext = step === 'name' ? !!form.connectorName.trim() : check === 'ok';
  const Primary = v9 ? Primary9 : PrimaryButton,
    Plain = v9 ? Plain9 : DefaultButton;
  const hidden = boot.form === 'hidden' ? { opacity: 0 } : {};
  const body = !ready ? (
    v9 ? (
      <Spinner9 size="small" />
    ) : (
      <Spinner />
    )
  ) : step === 'name' ? (
    <>
      <h2 style={{ fontWeight: 600, fontSize: 20 }}>{L.connectorName}</h2>
      <p>{L.nameIntro}</p>
      <Mark
        t="purview.connector-name"
        layer="wizard"
        pick={(r) => [r.querySelector('input'), r.querySelector('.ms-TextField-fieldGroup')]}
      >
        <TextField
          label={L.connectorName}
          required
          autoComplete="off"
          value={form.connectorName}
          onChange={(_, v) => change('connectorName', v ?? '')}
          styles={{ root: { maxWidth: 420 } }}
        />
      </Mark>
    </>
  ) : step === 'auth' ? (
    <>
      <h2 style={{ fontWeight: 600, fontSize: 20 }}>{L.authentication}</h2>
      <p>{L.authIntro}</p>
      {boot.form === 'decoys' && <Decoys label={L.clientSecret} kind="hidden" />}
      <div style={{ position: 'relative', ...hidden }}>
        {FIELDS.map(([id, target]) => (
          <AuthField
            key={id}
            id={id}
            target={target}
            label={L[id]}
            value={form[id]}
            onChange={change}
            v9={v9}
            secret={id === 'clientSecret'}
          />
        ))}
        {boot.form === 'covered' && (
          <div style={{ position: 'absolute', inset: '-4px', background: '#fff', zIndex: 5 }}>{L.saved}</div>
        )}
      </div>
      {boot.form === 'duplicates' && (
        <AuthField
          id="clientSecret2"
          target="none"
          label={L.clientSecret}
          value={form.clientSecret2 ?? ''}
          onChange={change}
          v9={v9}
          secret
        />
      )}
      {boot.form === 'confusable' && <Decoys kind="confusable" confusable={'\u0421lient \u0455ecret'} />}
      {boot.form === 'evilframe' && (
        <iframe
          title="help"
          src="https://evil.test/form"
          style={{ width: 460, height: 260, border: '1px solid #ddd' }}
        />
      )}
      <Mark t="purview.validate" layer="wizard">
        <Plain text={L.validate} disabled={!full || check === 'busy'} onClick={validate} />
      </Mark>
      <div role="status" aria-live="polite" style={{ minHeight: 40, marginTop: 12, maxWidth: 520 }}>
        {check === 'busy' ? (
          v9 ? (
            <Spinner9 size="tiny" label={L.validating} />
          ) : (
            <Spinner label={L.validating} labelPosition="right" />
          )
        ) : check === 'ok' ? (
          <MessageBar messageBarType={MessageBarType.success}>{L.ok}</MessageBar>
        ) : check === 'failed' ? (
          <MessageBar messageBarType={MessageBarType.error}>{L.failed}</MessageBar>
        ) : null}
      </div>
    </>
  ) : (
    <>
      <h2 style={{ fontWeight: 600, fontSize: 20 }}>{L.review}</h2>
      <dl>
        <dt>{L.connectorName}</dt>
        <dd>{form.connectorName}</dd>
        <dt>{L.accountId}</dt>
        <dd>{form.accountId}</dd>
        <dt>{L.clientId}</dt>
        <dd>{form.clientId}</dd>
        <dt>{L.clientSecret}</dt>
        <dd>{L.secretHidden}</dd>
      </dl>
    </>
  );
  return (
    <div
      role="dialog"
      aria-modal="true"
      aria-label={`Zoom ${L.connectors}`}
      style={{
        position: 'fixed',
        inset: 0,
        zIndex: 100000,
        background: '#fff',
        display: 'grid',
        gridTemplateRows: '48px 1fr 64px',
        gridTemplateColumns: '260px 1fr',
      }}
    >
      <header
        style={{
          gridColumn: '1/3',
          display: 'flex',
          alignItems: 'center',
          justifyContent: 'space-between',
          padding: '0 16px',
          borderBottom: '1px solid #e1dfdd',
        }}
      >
        <strong>Zoom</strong>
        <IconButton ariaLabel={L.close} iconProps={{ iconName: 'Cancel' }} onClick={onClose} />
      </header>
      <nav aria-label={L.details} style={{ borderRight: '1px solid #e1dfdd', padding: 16 }}>
        <ol style={{ listStyle: 'none', padding: 0 }}>
          {steps.map(([s, t], i) => (
            <li
              key={s}
              aria-current={s === step ? 'step' : 'false'}
              style={{ padding: '10px 4px', fontWeight: s === step ? 600 : 400 }}
            >
              {i < at ? '\u25cf' : '\u25cb'} {t}
            </li>
          ))}
        </ol>
      </nav>
      <main style={{ padding: '16px 32px', overflow: 'auto' }}>{body}</main>
      <footer
        style={{
          gridColumn: '1/3',
          display: 'flex',
          gap: 8,
          alignItems: 'center',
          padding: '0 32px',
          borderTop: '1px solid #e1dfdd',
        }}
      >
        <Plain text={L.back} disabled={at === 0} onClick={() => setStep(steps[at - 1][0])} />
        {step === 'review' ? (
          <Mark t="purview.finish" layer="wizard">
            <Primary text={L.finish} disabled={busy} onClick={finish} />
          </Mark>
        ) : (
          <Mark t="purview.next" layer="wizard">
            <Primary text={L.next} disabled={!canNext} onClick={() => setStep(steps[at + 1][0])} />
          </Mark>
        )}
        <span style={{ flex: 1 }} />
        <Plain text={L.cancel} onClick={onClose} />
      </footer>
    </div>
  );
}

function Info({ L, onWizard }) {
  const [terms, setTerms] = useState(false);
  if (terms)
    return (
      <div style={{ maxWidth: 720 }}>
        <h1>{L.terms}</h1>
        <p>{L.termsText}</p>
        <p>{L.termsText}</p>
        <div style={{ display: 'flex', gap: 8 }}>
          <Mark t="purview.accept">
            <PrimaryButton
              text={L.accept}
              onClick={() => {
                setTerms(false);
                onWizard('name');
              }}
            />
          </Mark>
          <DefaultButton text={L.decline} onClick={() => setTerms(false)} />
        </div>
      </div>
    );
  return (
    <div style={{ maxWidth: 820 }}>
      <h1>Zoom</h1>
      <p>{L.about}</p>
      <h3>{L.prerequisites}</h3>
      <ul>
        <li>{L.accountId}</li>
        <li>{L.clientId}</li>
        <li>{L.clientSecret}</li>
      </ul>
      <Mark t="purview.add-connector">
        <PrimaryButton text={L.add} onClick={() => setTerms(true)} />
      </Mark>
      <h3>{L.related}</h3>
      <div style={{ display: 'flex', gap: 12 }}>
        {[L.assessments, L.actions, L.regulations].map((x) => (
          <div key={x} style={{ border: '1px solid #ddd', padding: 12, width: 180 }}>
            {x}
            <br />
            <Link href="#">{L.learn}</Link>
          </div>
        ))}
      </div>
      <div style={{ marginTop: 8, display: 'flex', gap: 8 }}>
        <DefaultButton text={L.previous} disabled />
        <DefaultButton text={L.next} />
      </div>
    </div>
  );
}

function App({ boot }) {
  const L = LABELS[boot.lang] ?? LABELS.en;
  L0 = L;
  const route = useRoute();
  const [wizard, setWizard] = useState(boot.start?.wizard ?? null);
  const [tab, setTab] = useState('available');
  const [stab, setStab] = useState('source');
  const [state, setState] = useState(boot);
  const [welcome, setWelcome] = useState(false);
  const [tip, setTip] = useState(false);
  const { dispatchToast } = useToastController('main');
  useEffect(() => {
    if (boot.popups && !localStorage.getItem('seen')) {
      const t = setTimeout(() => setWelcome(true), 900);
      return () => clearTimeout(t);
    }
  }, []);
  const closeWelcome = () => {
    localStorage.setItem('seen', '1');
    setWelcome(false);
    if (route.startsWith('/compliancemanager')) setTip(true);
  };
  useEffect(() => {
    document.title = `${route.startsWith('/compliancemanager') ? L.cm : route.startsWith('/settings') ? L.settings : L.home} - ${L.product}`;
  }, [route]);
  const done = (name) => {
    setWizard(null);
    setState((s) => ({ ...s, activated: [...s.activated, { name, status: 'Active' }] }));
    dispatchToast(
      <Toast>
        <ToastTitle>{L.done}</ToastTitle>
      </Toast>,
      { intent: 'success', timeout: 1500 },
    );
    if (boot.variant === 'settings') {
      setStab('mine');
      go('/settings/application-settings/compliancemanager');
    } else {
      setTab('mine');
      go('/compliancemanager/connectors');
    }
  };
  const onPick = (names) => {
    if (names[0] === 'Zoom') go('/compliancemanager/connectors/zoom');
  };
  const nav = [
    {
      links: [
        { name: L.home, url: '/home' },
        { name: L.cm, url: '/compliancemanager/overviewpage' },
        { name: L.catalog, url: '/catalog' },
        { name: L.connectors, url: '/dataconnectors' },
        { name: L.alerts, url: '/alerts' },
        { name: L.policies, url: '/policies' },
        { name: L.audit, url: '/audit' },
        { name: L.settings, url: '/settings/application-settings/general' },
      ].map((l) => ({ ...l, key: l.url })),
    },
  ];
  let page;
  if (route.startsWith('/compliancemanager/connectors/zoom')) page = <Info L={L} onWizard={setWizard} />;
  else if (route.startsWith('/compliancemanager/connectors'))
    page = (
      <>
        <h1>{L.connectors}</h1>
        <p>{L.connectorsIntro}</p>
        <Pivot selectedKey={tab} onLinkClick={(i) => setTab(i.props.itemKey)}>
          <PivotItem itemKey="available" headerText={L.available}>
            <ConnectorList L={L} boot={state} onPick={onPick} />
          </PivotItem>
          <PivotItem itemKey="mine" headerText={L.myActivated}>
            <ConnectorList L={L} boot={state} mine />
          </PivotItem>
        </Pivot>
      </>
    );
  else if (route.startsWith('/compliancemanager')) {
    const command =
      boot.variant === 'classic' ? (
        <Mark t="purview.connectors">
          <CommandBarButton
            text={L.connectors}
            styles={{ root: { height: 36 } }}
            onClick={() => go('/compliancemanager/connectors')}
          />
        </Mark>
      ) : (
        <Mark t="purview.connectors">
          <CommandBarButton
            text={L.cmSettings}
            styles={{ root: { height: 36 } }}
            onClick={() => go('/settings/application-settings/compliancemanager')}
          />
        </Mark>
      );
    page = (
      <>
        <div style={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center' }}>
          <h1>{L.cm}</h1>
          <div style={{ display: 'flex' }}>
            {boot.variant === 'classic' && <CommandBarButton text={L.cmSettings} styles={{ root: { height: 36 } }} />}
            {command}
          </div>
        </div>
        <Pivot>
          <PivotItem headerText={L.overview}>
            <h3 id="ovscore">{L.score}</h3>
            <div style={{ fontSize: 42 }}>57%</div>
            {[L.actions, L.assessments, L.regulations].map((x) => (
              <div
                key={x}
                style={{
                  border: '1px solid #e1dfdd',
                  background: '#fff',
                  padding: 16,
                  margin: '10px 0',
                  maxWidth: 560,
                }}
              >
                <strong>{x}</strong>
                <p>{L.connectorsIntro}</p>
                <Link href="#">{L.details}</Link>
              </div>
            ))}
          </PivotItem>
          <PivotItem headerText={L.yourActions}>{L.none}</PivotItem>
          <PivotItem headerText={L.solutions}>{L.none}</PivotItem>
          <PivotItem headerText={L.assessments}>{L.none}</PivotItem>
          <PivotItem headerText={L.regulations}>{L.none}</PivotItem>
        </Pivot>
      </>
    );
  } else if (route.startsWith('/settings/application-settings/compliancemanager'))
    page = (
      <>
        <h1>{L.cm}</h1>
        <TabList selectedValue={stab} onTabSelect={(_, d) => setStab(d.value)}>
          <Tab value="source">{L.testingSource}</Tab>
          <Tab value="history">{L.manage}</Tab>
          {boot.variant === 'settings' &&
            (stab === 'conn' ? (
              <Tab value="conn">{L.connectors}</Tab>
            ) : (
              <Mark t="purview.connectors" pick={(r) => [r.querySelector('[role=tab]')]}>
                <Tab value="conn">{L.connectors}</Tab>
              </Mark>
            ))}
          {boot.variant === 'settings' && <Tab value="mine">{L.myActivated}</Tab>}
        </TabList>
        {stab === 'conn' ? (
          <SettingsConnectors L={L} boot={state} onPick={onPick} />
        ) : stab === 'mine' ? (
          <ConnectorList L={L} boot={state} mine />
        ) : (
          <p>{L.sourceText}</p>
        )}
      </>
    );
  else if (route.startsWith('/dataconnectors')) page = <Trap L={L} boot={state} />;
  else
    page = (
      <>
        <h1>{L.home}</h1>
        <div style={{ display: 'grid', gridTemplateColumns: 'repeat(3,260px)', gap: 12 }}>
          {[
            [L.cm, '/compliancemanager/overviewpage'],
            [L.audit, '/audit'],
            [L.policies, '/policies'],
            [L.connectors, '/dataconnectors'],
            [L.catalog, '/catalog'],
            [L.alerts, '/alerts'],
          ].map(([t, u]) => (
            <div key={u} style={{ border: '1px solid #e1dfdd', background: '#fff', padding: 16 }}>
              <strong>{t}</strong>
              <p style={{ color: '#605e5c' }}>{L.connectorsIntro}</p>
              <Button onClick={() => go(u)}>{L.view}</Button>
            </div>
          ))}
        </div>
      </>
    );
  return (
    <>
      <header
        style={{
          position: 'fixed',
          top: 0,
          left: 0,
          right: 0,
          height: 48,
          background: '#0b3a75',
          color: '#fff',
          display: 'flex',
          alignItems: 'center',
          gap: 16,
          padding: '0 12px',
          zIndex: 20,
        }}
      >
        <span aria-hidden="true">{'\u2630'}</span>
        <strong>{L.product}</strong>
        <SearchBox placeholder={L.search} styles={{ root: { width: 320 } }} />
        <span style={{ flex: 1 }} />
        <Button size="small">{L.notifications}</Button>
        <Button size="small">{L.help}</Button>
        <Button size="small" aria-label={L.account}>
          AK
        </Button>
      </header>
      <div
        style={{
          position: 'fixed',
          top: 48,
          bottom: 0,
          left: 0,
          width: 220,
          background: '#f3f2f1',
          overflow: 'auto',
          zIndex: 10,
        }}
      >
        <Nav
          groups={nav}
          selectedKey={nav[0].links.find((l) => route.startsWith(l.url))?.key}
          onLinkClick={(e, i) => {
            e.preventDefault();
            go(i.url);
          }}
        />
      </div>
      <main style={{ marginLeft: 220, paddingTop: 48 }}>
        <div style={{ padding: '12px 32px' }}>
          <nav aria-label="breadcrumb" style={{ color: '#605e5c' }}>
            {L.product} {'\u203a'} {route.startsWith('/compliancemanager') ? L.cm : L.home}
          </nav>
          {page}
        </div>
      </main>
      {tip && !wizard && (
        <TeachingBubble
          target="#ovscore"
          headline={L.tip}
          hasCloseButton
          closeButtonAriaLabel={L.close}
          onDismiss={() => setTip(false)}
          primaryButtonProps={{ children: L.gotIt, onClick: () => setTip(false) }}
        />
      )}
      <Dialog
        open={welcome}
        onOpenChange={(_, d) => {
          if (!d.open) closeWelcome();
        }}
      >
        <DialogSurface>
          <DialogBody>
            <DialogTitle>{L.welcome}</DialogTitle>
            <DialogContent>{L.welcomeText}</DialogContent>
            <DialogActions>
              <Button appearance="primary" onClick={closeWelcome}>
                {L.getStarted}
              </Button>
            </DialogActions>
          </DialogBody>
        </DialogSurface>
      </Dialog>
      {wizard && (
        <Layer>
          <FluentProvider theme={webLightTheme}>
            <Wizard L={L} boot={state} initial={wizard} onClose={() => setWizard(null)} onDone={done} />
          </FluentProvider>
        </Layer>
      )}
      <Toaster toasterId="main" />
    </>
  );
}

// The wrong page that looks alike: the portal's own data connectors. No contract target belongs here.
function Trap({ L, boot }) {
  const [open, setOpen] = useState(false),
    [terms, setTerms] = useState(false);
  if (terms)
    return (
      <>
        <h1>{L.terms}</h1>
        <p>{L.termsText}</p>
        <PrimaryButton text={L.accept} />
      </>
    );
  if (open)
    return (
      <>
        <h1>Zoom</h1>
        <p>{L.trapIntro}</p>
        <PrimaryButton text={L.add} onClick={() => setTerms(true)} />
      </>
    );
  return (
    <>
      <h1>{L.connectors}</h1>
      <p>{L.trapIntro}</p>
      <Pivot>
        <PivotItem headerText={L.connectors}>
          <ConnectorList L={L} boot={boot} trap onPick={() => setOpen(true)} />
        </PivotItem>
        <PivotItem headerText={L.myConnectors}>{L.none}</PivotItem>
      </Pivot>
    </>
  );
}

const boot = await0();
function await0() {
  return fetch('/apiproxy/boot').then((r) => r.json());
}
boot.then((b) => {
  b.lang = (b.lang ?? navigator.language).slice(0, 2);
  document.documentElement.lang = b.lang;
  if (location.pathname === '/') history.replaceState({}, '', '/home');
  createRoot(document.getElementById('root')).render(
    <FluentProvider theme={webLightTheme} style={{ minHeight: '100%' }}>
      <ThemeProvider>
        <App boot={b} />
      </ThemeProvider>
    </FluentProvider>,
  );
});
