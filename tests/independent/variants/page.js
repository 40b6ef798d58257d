// Draws one variant inside the page. Sent as source text together with its specification; runs in the page's main world.
// Leaves window.__oracle (the truth), window.__look (boxes that a ring with action look may sit on), window.__expect and window.__settledAt.
export function render(spec, rngOf) {
  const A = spec.axes,
    { kind, state } = spec;
  let R = rngOf(spec.seed + 3),
    marking = true,
    uid = 0;
  const T = new Map(),
    LOOK = new Map();
  const pick = (...a) => a[(R() * a.length) | 0];
  const chance = (p) => R() < p;
  const norm = (s) =>
    String(s)
      .normalize('NFKC')
      .replace(/[\u200b-\u200d\u2060\u00ad\ufeff]/g, '')
      .replace(/\s+/g, ' ')
      .trim()
      .toLowerCase();
  const put = (map, target, els) => {
    const k = norm(target);
    if (!map.has(k)) map.set(k, []);
    map.get(k).push(...[].concat(els));
  };
  const mark = (target, ...els) => {
    if (marking && target) put(T, target, els.filter(Boolean));
    return els[0];
  };
  const look = (target, ...els) => {
    if (marking && target) put(LOOK, target, els.filter(Boolean));
  };
  const without = (fn) => {
    const m = marking;
    marking = false;
    try {
      return fn();
    } finally {
      marking = m;
    }
  };

  // ---------- markup ----------
  const hash = () => Array.from({ length: 6 }, () => 'abcdefghijkmnpqrstuvwxyz0123456789'[(R() * 34) | 0]).join('');
  const noiseClass = () =>
    ({
      none: '',
      hash: `css-${hash()}`,
      utility: pick('flex px-4 py-2', 'text-sm font-medium', 'mt-2 w-full', 'items-center gap-2'),
      bem: pick('zm-button__slot', 'zoom-table__row', 'zm-input__inner', 'ms-Button-label', 'MuiBox-root'),
      misleading:
        pick('required', 'active selected', 'next primary', 'done', 'create-btn', 'error missing', 'hidden') +
        '-' +
        hash().slice(0, 2),
    })[A.noise];
  function h(tag, props = {}, ...kids) {
    const el = document.createElement(tag);
    const cls = [props.c, noiseClass()].filter(Boolean).join(' ');
    if (cls) el.className = cls;
    for (const [k, v] of Object.entries(props)) {
      if (k === 'c' || v === undefined || v === null || v === false) continue;
      if (k === 'style') el.style.cssText = v;
      else if (k.startsWith('on')) el.addEventListener(k.slice(2), v);
      else if (k === 'value' || k === 'checked') {
        el[k] = v;
      } else el.setAttribute(k, v === true ? '' : v);
    }
    el.append(...kids.flat(Infinity).filter((x) => x !== null && x !== undefined && x !== false));
    return el;
  }
  const div = (c, ...kids) => h('div', { c }, ...kids);
  const shells = (el, max = A.depth) => {
    let n = (R() * (max + 1)) | 0;
    while (n--) el = h(pick('div', 'div', 'section', 'div'), {}, el);
    return el;
  };
  const spans = (node, max = Math.min(3, A.depth)) => {
    let n = (R() * (max + 1)) | 0;
    while (n--) node = h('span', {}, node);
    return node;
  };
  const ZW = '\u200b',
    NB = '\u00a0';
  /** The same words in one of the ways in which pages write them. role: label | button | title | id */
  function words(text, role = 'button') {
    let t = text,
      after = '',
      extra = null;
    const s = A.spelling;
    if (s === 'case' && role !== 'id') t = t.replace(/(?<=\S )([A-Z])(?=[a-z])/g, (m) => m.toLowerCase());
    if (s === 'hyphen')
      t = /server-to-server/i.test(t) ? t.replace(/-/g, ' ') : t.replace(/Server to Server/i, 'Server-to-Server');
    if (role === 'label' && s === 'star') {
      if (chance(0.5)) after = chance(0.5) ? '*' : ' *';
      else extra = h('span', { style: 'color:#d32f2f', 'aria-hidden': 'true' }, chance(0.5) ? '*' : `${NB}*`);
    }
    if (role === 'label' && s === 'colon') after = ':';
    if (role === 'label' && s === 'required') {
      if (chance(0.5)) after = ' (Required)';
      else extra = h('small', { c: 'note', style: 'margin-inline-start:6px' }, 'Required');
    }
    if (s === 'nbsp') t = t.replace(/ /g, NB);
    if (s === 'zwsp') t = role === 'id' ? t.replace(/:/g, `:${ZW}`) : t.replace(/(\w{3})(\w)/, `$1${ZW}$2`);
    if (s === 'transform' && role !== 'id')
      return [h('span', { style: 'text-transform:uppercase' }, t.toLowerCase() + after), extra];
    if (s === 'split') {
      const parts = role === 'id' ? t.split(/(?<=:)/) : t.split(/(?<= )/);
      if (parts.length > 1) return [...parts.map((p) => h('span', {}, p)), after, extra];
      const cut = Math.ceil(t.length / 2);
      return [h('span', {}, t.slice(0, cut)), h('span', {}, t.slice(cut)), after, extra];
    }
    return [spans(t + after), extra];
  }
  const flat = (text, role) => {
    const d = document.createElement('div');
    d.append(...words(text, role).flat().filter(Boolean));
    return d.textContent;
  };

  const NAME = `k${hash()}`;
  const sheet = () => [...document.head.querySelectorAll('style')].map((s) => s.textContent).join('\n');
  const custom = `zx-${NAME}-b`,
    customField = `zx-${NAME}-f`;
  if (!customElements.get(custom)) {
    customElements.define(
      custom,
      class extends HTMLElement {
        connectedCallback() {
          if (this.shadowRoot) return;
          const s = this.attachShadow({ mode: 'open' });
          if (this.__fill) this.__fill(s);
        }
      },
    );
    customElements.define(
      customField,
      class extends HTMLElement {
        connectedCallback() {
          if (this.shadowRoot) return;
          const s = this.attachShadow({ mode: 'open' });
          if (this.__fill) this.__fill(s);
        }
      },
    );
  }
  /** Anything that a person presses. */
  function press(text, { target, c = 'btn', disabled = false, how, onpress, icon, exact = false } = {}) {
    how ??= A.tag === 'mixed' ? pick('button', 'a', 'div', 'submit', 'shadow') : A.tag;
    const content = () =>
      [
        icon ? h('span', { 'aria-hidden': 'true', style: 'margin-inline-end:6px' }, icon) : null,
        exact ? text : words(text),
      ].flat();
    const on = (e) => {
      e.preventDefault();
      onpress?.();
    };
    if (disabled) c += ' off';
    if (how === 'submit') {
      const el = h('input', {
        c,
        type: 'submit',
        value: (icon ? `${icon} ` : '') + flat(text),
        disabled,
        onclick: on,
        style: A.spelling === 'transform' ? 'text-transform:uppercase' : null,
      });
      return mark(target, el);
    }
    if (how === 'a') {
      const el = h('a', { c, href: '#', 'aria-disabled': disabled ? 'true' : null, onclick: on }, content());
      return mark(target, el);
    }
    if (how === 'div') {
      const el = h(
        'div',
        { c, role: 'button', tabindex: disabled ? '-1' : '0', 'aria-disabled': disabled ? 'true' : null, onclick: on },
        content(),
      );
      return mark(target, el);
    }
    if (how === 'shadow') {
      const host = document.createElement(custom);
      host.style.display = 'inline-block';
      const slotted = chance(0.5);
      const inner = h('button', { c, type: 'button', disabled, onclick: on }, slotted ? h('slot') : content());
      if (slotted) host.append(...content().filter(Boolean));
      host.__fill = (s) => {
        const st = document.createElement('style');
        st.textContent = sheet();
        s.append(st, inner);
      };
      mark(target, inner, host);
      return host;
    }
    const el = h('button', { c, type: 'button', disabled, onclick: on }, content());
    return mark(target, el);
  }
  /** A text field with its label in one of eight ways. Returns a block. */
  function field(
    label,
    {
      target,
      value = '',
      type = 'text',
      placeholder = '',
      hint,
      readonly,
      assoc,
      box,
      after = [],
      disabled,
      area,
    } = {},
  ) {
    assoc ??= A.assoc;
    const id = A.noise === 'hash' ? `:r${(uid++).toString(36)}:` : `f${hash()}`;
    const shadow = (A.tag === 'shadow' || (A.tag === 'mixed' && chance(0.3))) && !readonly;
    const lab = () => words(label, 'label');
    if (shadow && /^(for|wrap|labelledby)$/.test(assoc)) assoc = 'above'; // a label cannot reach into a shadow root
    const input = h(area && !shadow ? 'textarea' : 'input', {
      c: 'in',
      type: area ? null : type,
      value,
      readonly,
      disabled,
      autocomplete: 'off',
      placeholder: assoc === 'placeholder' ? flat(label, 'label') : placeholder,
      id: assoc === 'for' ? id : null,
      'aria-label': assoc === 'aria-label' ? flat(label, 'label') : null,
      'aria-labelledby': assoc === 'labelledby' ? `${id}l` : null,
    });
    let control = input;
    if (shadow) {
      control = document.createElement(customField);
      control.style.cssText = 'display:block;flex:1;min-width:0';
      control.__fill = (s) => {
        const st = document.createElement('style');
        st.textContent = sheet();
        s.append(st, input);
      };
    }
    const frame = box || after.length ? h('div', { c: 'frame' }, control, after) : control;
    mark(target, input, frame === input ? null : frame, shadow ? control : null);
    const body = frame;
    const small = hint ? h('div', { c: 'note' }, hint) : null;
    if (assoc === 'for') return div('field', shells(h('label', { for: id, c: 'lab' }, lab()), 2), small, shells(body));
    if (assoc === 'wrap') return div('field', h('label', { c: 'lab' }, h('div', {}, lab()), shells(body, 3)), small);
    if (assoc === 'labelledby')
      return div('field', shells(h('div', { id: `${id}l`, c: 'lab' }, lab()), 3), small, shells(body));
    if (assoc === 'aria-label')
      return div('field', h('div', { c: 'lab', 'aria-hidden': 'true' }, lab()), small, shells(body));
    if (assoc === 'left')
      return h(
        'div',
        { c: 'field row' },
        h('div', { c: 'lab left' }, shells(h('div', {}, lab()), 2)),
        h('div', { style: 'flex:1;min-width:0' }, shells(body, 3)),
      );
    if (assoc === 'table')
      return h(
        'table',
        { c: 'ft' },
        h(
          'tbody',
          {},
          h(
            'tr',
            {},
            h('th', { scope: 'row', c: 'lab left' }, lab()),
            h('td', { style: 'width:100%' }, shells(body, 2)),
          ),
        ),
      );
    if (assoc === 'placeholder') return div('field', shells(body));
    return div(
      'field',
      shells(h(pick('div', 'p', 'span'), { c: 'lab', style: 'display:block' }, lab()), 3),
      small,
      shells(body),
    ); // above
  }
  /** A tick box. Marks what a person sees as the box (and the whole row where the row is the control). */
  function tick({ target, checked = false, name = null, disabled = false, row = null, kindOf } = {}) {
    const how = kindOf ?? A.check;
    let box,
      out,
      on = checked;
    if (how === 'native') {
      box = out = h('input', {
        type: 'checkbox',
        checked,
        disabled,
        'aria-label': name,
        style: 'width:16px;height:16px;margin:0;flex:none',
      });
    } else if (how === 'overlaid') {
      const paint = h('span', { c: `box${checked ? ' on' : ''}` }, checked ? '✓' : '');
      const input = h('input', {
        type: 'checkbox',
        checked,
        disabled,
        'aria-label': name,
        style: 'position:absolute;opacity:0;inset:-12px;width:42px;height:42px;margin:0;z-index:1',
      });
      input.addEventListener('change', () => {
        paint.className = `box${input.checked ? ' on' : ''}`;
        paint.textContent = input.checked ? '✓' : '';
      });
      out = h('span', { style: 'position:relative;display:inline-flex;flex:none' }, paint, input);
      box = paint;
    } else if (how === 'switch') {
      const knob = h('i', {
        style: `position:absolute;top:2px;inset-inline-start:${checked ? 14 : 2}px;width:12px;height:12px;border-radius:50%;background:#fff`,
      });
      out = box = h(
        'span',
        {
          role: 'switch',
          tabindex: '0',
          'aria-checked': String(checked),
          'aria-label': name,
          'aria-disabled': disabled ? 'true' : null,
          style: `position:relative;display:inline-block;flex:none;width:28px;height:16px;border-radius:9px;background:${checked ? '#0b5cff' : '#8a8f99'}`,
        },
        knob,
      );
      box.addEventListener('click', () => {
        on = !on;
        box.setAttribute('aria-checked', String(on));
      });
    } else {
      box = h(
        'span',
        {
          c: `box${checked ? ' on' : ''}`,
          ...(how === 'role-box'
            ? { role: 'checkbox', tabindex: '0', 'aria-checked': String(checked), 'aria-label': name }
            : {}),
        },
        checked ? '✓' : '',
      );
      if (how === 'role-row' && row) {
        row.setAttribute('role', 'checkbox');
        row.setAttribute('tabindex', '0');
        row.setAttribute('aria-checked', String(checked));
      } else if (how === 'role-row') {
        box.setAttribute('role', 'checkbox');
        box.setAttribute('aria-checked', String(checked));
        if (name) box.setAttribute('aria-label', name);
      }
      box.addEventListener('click', () => {
        on = !on;
        (row?.getAttribute('role') ? row : box).setAttribute('aria-checked', String(on));
        box.className = `box${on ? ' on' : ''}`;
        box.textContent = on ? '✓' : '';
      });
      out = box;
    }
    mark(target, box, how === 'role-row' ? row : null);
    return out;
  }
  const bin = () => {
    const s = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    s.setAttribute('viewBox', '0 0 24 24');
    s.setAttribute('width', '18');
    s.setAttribute('height', '18');
    s.innerHTML = '<path d="M5 7h14M10 4h4M7 7l1 13h8l1-13" stroke="currentColor" fill="none" stroke-width="2"/>';
    return s;
  };
  const title = (tag, text) => h(tag, {}, words(text, 'title'));

  // ---------- expectation ----------
  const ACT = ['required', 'missing', 'next'],
    ANY = ['required', 'missing', 'next', 'optional', 'done', 'extra'],
    DONE = ['done', 'optional'];
  let E;
  const expect = (e) => {
    if (marking) E = { alts: [], emptyOk: false, may: [], steps: [], ...e };
  };
  const need = (...targets) => targets.map((t) => ({ t: norm(t), s: ACT }));
  const may = (t, s) => ({ t: norm(t), s });

  // ---------- shells of the sites ----------
  const BRAND = 'zoom';
  function header({ studio = false, open = false, marked = true } = {}) {
    const build = () => {
      const dev = press('Develop', {
        target: marked ? 'nav.develop' : null,
        c: 'btn ghost',
        how: A.tag === 'submit' ? 'button' : undefined,
      });
      const menu = open
        ? h(
            'div',
            { c: 'menu', role: pick('menu', null) },
            h(
              'div',
              {},
              press(pick('Build app', 'Build App', 'Build an app'), {
                target: marked ? 'nav.build-app' : null,
                c: 'item',
                how: pick('a', 'button', 'div'),
              }),
            ),
            chance(0.5) ? h('div', {}, press('Build Legacy App', { c: 'item', how: 'a' })) : null,
            h('div', {}, press('Documentation', { c: 'item', how: 'a' })),
            h('div', {}, press('Developer blog', { c: 'item', how: 'a' })),
          )
        : null;
      return h(
        'header',
        { c: 'top' },
        h('b', { style: 'color:#0b5cff;font-size:20px' }, BRAND),
        h('span', { style: 'font-weight:600' }, studio ? 'Platform Studio' : 'App Marketplace'),
        studio ? [press('Blog', { c: 'link', how: 'a' }), press('Documentation', { c: 'link', how: 'a' })] : null,
        h('span', { style: 'flex:1' }),
        h('input', { c: 'in find', placeholder: 'Search a published app', type: 'search' }),
        h('div', { style: 'position:relative' }, dev, menu),
        studio ? null : press('Manage', { c: 'link', how: 'a' }),
        h('span', { c: 'face' }, 'K'),
      );
    };
    return marked ? build() : without(build);
  }
  const footer = () =>
    h(
      'footer',
      { c: 'foot' },
      ['About', 'Download', 'Sales', 'Support'].map((t) =>
        h(
          'div',
          {},
          h('b', {}, t),
          ['Blog', 'Account', 'Our Team', 'Plans'].map((x) => h('div', {}, h('a', { href: '#', c: 'link' }, x))),
        ),
      ),
      A.newsletter
        ? h(
            'div',
            {},
            h('b', {}, 'Newsletter'),
            h('div', {}, h('input', { c: 'in', type: 'email', placeholder: 'Email', style: 'width:140px' })),
            without(() => press('Sign up', { c: 'btn small' })),
          )
        : null,
    );
  const RAIL = [
    ['App Credentials', 'credentials'],
    ['Information', 'information'],
    ['Feature', 'feature'],
    ['Scopes', 'scopes'],
    ['Activation', 'activation'],
  ];
  const railTag = () =>
    A.tag === 'submit' ? 'a' : A.tag === 'shadow' ? 'button' : A.tag === 'mixed' ? pick('a', 'button', 'div') : A.tag;
  function rail(current) {
    return h(
      'nav',
      { c: 'rail' },
      h('div', { c: 'tile' }, h('div', {}, '+'), 'UPLOAD'),
      RAIL.map(([text, id]) => {
        const tag = railTag(),
          now = id === current;
        const el = h(
          tag,
          {
            c: `rl${now ? ' now' : ''}`,
            href: tag === 'a' ? '#' : null,
            role: tag === 'div' ? pick('tab', 'link', 'button') : null,
            tabindex: '0',
            'aria-current': now ? pick('page', 'true') : chance(0.3) ? 'false' : null,
          },
          h('i', { c: 'dot' }, id === 'credentials' ? '✓' : ''),
          h('span', {}, words(text)),
        );
        mark(`rail.${id}`, el);
        return shells(el, Math.min(A.depth, 3));
      }),
    );
  }
  const APP = () => pick('Purview connector', 'Contoso compliance', 'S2S for Purview', 'Acme records');
  function appPage(current, main) {
    const chips = h(
      'div',
      { c: 'chips' },
      ['Intend to publish: No', 'Account-level app', 'Server-To-Server OAuth'].map((t) => h('span', { c: 'chip' }, t)),
    );
    const last = current === 'activation';
    return [
      header({ marked: false }),
      h(
        'div',
        { c: 'two' },
        rail(current),
        h(
          'main',
          { c: 'main' },
          h('h1', {}, APP()),
          chips,
          h('hr'),
          main(),
          h(
            'div',
            { c: 'ends' },
            without(() => press('Back', { c: 'link', how: 'a' })),
            h('span', { style: 'flex:1' }),
            last ? null : without(() => press('Continue', { c: 'btn primary', exact: true })),
          ),
        ),
      ),
      footer(),
    ];
  }
  const railMay = (step, complete, nextOnes = []) => {
    const order = RAIL.map((r) => r[1]),
      i = order.indexOf(step);
    return order.map((id, j) => may(`rail.${id}`, j < i ? ANY : complete && nextOnes.includes(id) ? ANY : DONE));
  };

  /** A dialog over a page. The page beneath is not to be pointed at. */
  function over(beneath, content, titleText) {
    const below = without(() => beneath());
    const box = h(
      A.dialog === 'native' ? 'dialog' : 'div',
      { c: 'dlg', role: A.dialog === 'role' ? 'dialog' : null, 'aria-modal': A.dialog === 'role' ? 'true' : null },
      h(
        'div',
        { c: 'ends' },
        titleText ? title('h2', titleText) : null,
        h('span', { style: 'flex:1' }),
        chance(0.6) ? h('button', { c: 'x', 'aria-label': 'Close', type: 'button' }, '✕') : null,
      ),
      content,
    );
    return [
      h('div', { c: 'beneath', 'aria-hidden': A.dialog === 'role' && chance(0.5) ? 'true' : null }, below),
      A.dialog === 'native' ? box : h('div', { c: 'veil' }, box),
    ];
  }
  const discover = () => [
    header({ marked: false }),
    h(
      'div',
      { c: 'two' },
      h(
        'nav',
        { c: 'rail' },
        h('b', {}, 'Categories'),
        ['Analytics', 'CRM', 'Collaboration', 'Education'].map((t) => h('a', { c: 'rl', href: '#' }, t)),
      ),
      h(
        'main',
        { c: 'main' },
        h('h1', {}, 'Discover apps'),
        h('p', { c: 'note' }, 'Explore 2,477 apps'),
        h(
          'div',
          { c: 'cards' },
          ['Kahoot!', 'Miro', 'Twine', 'Mentimeter', 'Asana', 'Notion'].map((t) =>
            h(
              'div',
              { c: 'card' },
              h('b', {}, t),
              h('p', { c: 'note' }, 'Works with Zoom Meetings.'),
              h('a', { href: '#', c: 'link' }, 'Add'),
            ),
          ),
        ),
      ),
    ),
    footer(),
  ];

  // ---------- pages ----------
  const S2S = () => pick('Server to Server OAuth App', 'Server-to-Server OAuth', 'Server-to-Server OAuth App');
  const P = {};
  P['chooser-dialog'] = () => {
    const chosen = state === 'chosen';
    const selected = chosen ? 1 : 0;
    const name = `r${hash()}`;
    const kinds = [
      [
        'General App',
        'Build a web app to securely integrate with Zoom APIs/Products and access users’ authorized data using an OAuth 2.0 based approach.',
      ],
      [S2S(), 'Build an app that provides server-to-server interaction with Zoom APIs.'],
      ...(chance(0.6)
        ? [['Webhook Only App', 'Build an app that receives Zoom event notifications at your server.']]
        : []),
    ];
    const cards = kinds.map(([t, d], i) => {
      const how = pick('label', 'div-role', 'overlaid');
      const on = i === selected;
      const mine = i === 1 ? 'chooser.s2s' : null;
      const text = h('div', {}, h('div', { style: 'font-weight:600' }, words(t)), h('div', { c: 'note' }, d));
      if (how === 'div-role') {
        const dot = h('span', { c: `radio${on ? ' on' : ''}` });
        const el = h(
          'div',
          { c: `card pick${on ? ' sel' : ''}`, role: 'radio', tabindex: '0', 'aria-checked': String(on) },
          dot,
          text,
        );
        mark(mine, el, dot);
        return shells(el, 3);
      }
      const input = h('input', {
        type: 'radio',
        name,
        checked: on,
        style: how === 'overlaid' ? 'position:absolute;opacity:0;width:100%;height:100%;inset:0;margin:0' : 'flex:none',
      });
      const dot = how === 'overlaid' ? h('span', { c: `radio${on ? ' on' : ''}` }) : null;
      const el = h(
        'label',
        { c: `card pick${on ? ' sel' : ''}`, style: 'position:relative' },
        dot ?? null,
        input,
        text,
      );
      mark(mine, el, dot ?? input);
      return shells(el, 3);
    });
    expect(
      chosen
        ? { alts: [need('chooser.create')], may: [may('chooser.s2s', DONE)], steps: ['create'] }
        : { alts: [need('chooser.s2s')], may: [may('chooser.create', [...ACT, 'optional'])], steps: ['create'] },
    );
    return over(
      discover,
      [
        h('div', { role: chance(0.5) ? 'radiogroup' : null, style: 'display:grid;gap:12px' }, cards),
        h(
          'div',
          { c: 'ends' },
          h('span', { style: 'flex:1' }),
          shells(press('Create', { target: 'chooser.create', c: 'btn primary' }), 3),
          without(() => press('Cancel', { c: 'btn ghost' })),
        ),
      ],
      'What kind of app are you creating',
    );
  };
  P['chooser-page'] = () => {
    const kinds = [
      'Meeting SDK',
      'OAuth',
      'Webhook Only',
      'Server-to-Server OAuth',
      'Team Chat Apps',
      'Zoom Apps',
      'Video SDK',
    ];
    for (let i = kinds.length - 1; i > 0; i--) {
      const j = (R() * (i + 1)) | 0;
      [kinds[i], kinds[j]] = [kinds[j], kinds[i]];
    }
    expect({
      alts: [need('chooser.create'), need('chooser.s2s')],
      may: [may('chooser.create', ANY), may('chooser.s2s', ANY)],
      steps: ['create'],
    });
    return [
      header({ marked: false }),
      h(
        'main',
        { c: 'main wide' },
        title('h1', 'Choose your app type'),
        h(
          'div',
          { c: 'cards' },
          kinds.map((k) => {
            const mine = /^Server/.test(k);
            const go = mine
              ? press('Create', { target: 'chooser.create', c: 'btn primary' })
              : without(() => press('Create', { c: 'btn primary' }));
            if (mine && marking) {
              put(T, 'chooser.s2s', T.get('chooser.create') ?? []);
            }
            const card = h(
              'div',
              { c: 'card' },
              shells(h(pick('h3', 'div', 'h2'), { style: 'font-size:17px;margin:0 0 8px' }, words(k)), 2),
              h(
                'p',
                { c: 'note' },
                /^Server/.test(k)
                  ? 'Build a Server-to-Server OAuth app if you intend your app to be used only by you or the users on your Zoom account.'
                  : k === 'OAuth'
                    ? 'Build an app that users authorise. For use by your own servers choose a Server-to-Server OAuth app.'
                    : `Build with ${k}.`,
              ),
              h(
                'div',
                { c: 'ends' },
                h('a', { href: '#', c: 'link' }, 'Learn More'),
                h('span', { style: 'flex:1' }),
                shells(go, 3),
              ),
            );
            if (mine) look('chooser.s2s', card);
            return card;
          }),
        ),
        h('p', {}, h('b', {}, 'Still not sure? '), h('a', { href: '#', c: 'link' }, 'Help Me Decide')),
      ),
      footer(),
    ];
  };
  P['name-dialog'] = () => {
    const filled = state === 'filled',
      value = filled ? 'Purview connector' : '';
    expect(
      filled
        ? { alts: [need('name.create')], may: [may('name.input', DONE)], steps: ['create'] }
        : { alts: [need('name.input')], may: [may('name.create', [...ACT, 'optional'])], steps: ['create'] },
    );
    return over(
      discover,
      [
        field(pick('App Name', 'App name', 'Name'), {
          target: 'name.input',
          value,
          placeholder: chance(0.4) ? 'Enter app name' : '',
        }),
        h('div', { c: 'note', style: 'text-align:end' }, `${value.length}/50`),
        h(
          'div',
          { c: 'ends' },
          h('span', { style: 'flex:1' }),
          press('Create', { target: 'name.create', c: 'btn primary', disabled: !filled && chance(0.5) }),
          without(() => press('Cancel', { c: 'btn ghost' })),
        ),
      ],
      pick('Create a Server-to-Server OAuth app', 'Name your Server-to-Server OAuth app'),
    );
  };
  P.credentials = () =>
    appPage('credentials', () => {
      const masked = state === 'masked';
      const asInputs = chance(0.55);
      const realBehind = asInputs && masked && chance(0.4);
      const values = {
        'account-id': 'q6gBJVO5TzexKYTb_I2rpg',
        'client-id': 'D9bZ1x_wQ4Wm5kcHtI7PZA',
        'client-secret': 'S7cXr2hKfVt0aYwQmN4bLp8ZjE6uGd1o',
      };
      const dots = '•'.repeat(32);
      const one = (label, id) => {
        const secret = id === 'client-secret';
        const v = secret && masked ? (realBehind ? values[id] : dots) : values[id];
        const copy = press('Copy', { c: 'btn link', exact: true, how: A.tag === 'submit' ? 'button' : undefined });
        look(`credentials.${id}`, copy);
        const eye = secret
          ? (() => {
              const named = chance(0.5);
              const text = chance(0.2);
              const how = pick('button', 'div', 'a');
              const el = h(
                how,
                {
                  c: 'eye',
                  role: how === 'div' ? 'button' : null,
                  tabindex: '0',
                  type: how === 'button' ? 'button' : null,
                  href: how === 'a' ? '#' : null,
                  'aria-label':
                    named && !text
                      ? masked
                        ? pick('Show', 'Show client secret', 'Toggle secret visibility')
                        : 'Hide'
                      : null,
                  title: !named && !text ? (masked ? 'View' : 'Hide') : null,
                },
                text
                  ? masked
                    ? 'Show'
                    : 'Hide'
                  : (() => {
                      const s = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
                      s.setAttribute('viewBox', '0 0 24 24');
                      s.setAttribute('width', '20');
                      s.setAttribute('height', '20');
                      s.innerHTML = masked
                        ? '<path d="M2 10q10 9 20 0M6 14l-2 3M12 15v4M18 14l2 3" stroke="currentColor" fill="none" stroke-width="2"/>'
                        : '<path d="M2 12q10-10 20 0q-10 10-20 0z" stroke="currentColor" fill="none" stroke-width="2"/><circle cx="12" cy="12" r="3" fill="currentColor"/>';
                      return s;
                    })(),
              );
              if (masked) mark('credentials.reveal', el);
              return el;
            })()
          : null;
        let block;
        if (asInputs)
          block = field(label, {
            target: `credentials.${id}`,
            value: v,
            readonly: true,
            type: secret && masked ? (realBehind ? 'password' : pick('text', 'password')) : 'text',
            after: [eye, copy].filter(Boolean),
            assoc: A.assoc === 'placeholder' ? 'above' : undefined,
          });
        else {
          const val = h(
            pick('div', 'span', 'code', 'p'),
            { c: 'val' },
            A.spelling === 'split' && !(secret && masked) && chance(0.3)
              ? [h('span', {}, v.slice(0, 9)), h('span', {}, v.slice(9))]
              : v,
          );
          const frame = h('div', { c: 'frame' }, val, eye, copy);
          mark(`credentials.${id}`, val, frame);
          const lab = h(pick('div', 'p', 'span', 'dt'), { c: 'lab', style: 'display:block' }, words(label, 'label'));
          block =
            A.assoc === 'left'
              ? h(
                  'div',
                  { c: 'field row' },
                  h('div', { c: 'lab left' }, lab),
                  h('div', { style: 'flex:1;min-width:0' }, shells(frame, 3)),
                )
              : A.assoc === 'table'
                ? h(
                    'table',
                    { c: 'ft' },
                    h(
                      'tbody',
                      {},
                      h(
                        'tr',
                        {},
                        h('th', { c: 'lab left', scope: 'row' }, words(label, 'label')),
                        h('td', { style: 'width:100%' }, frame),
                      ),
                    ),
                  )
                : div('field', shells(lab, 3), shells(frame, 3));
        }
        return secret
          ? h(
              'div',
              { c: 'row' },
              h('div', { style: 'flex:1;min-width:0' }, block),
              without(() => press('Regenerate', { c: 'btn ghost' })),
            )
          : block;
      };
      const any = ['account-id', 'client-id', 'client-secret'].map((x) =>
        may(
          `credentials.${x}`,
          ANY.filter((s) => s !== 'extra'),
        ),
      );
      const all = any.map((m) => ({ t: m.t, s: m.s }));
      expect(
        masked
          ? {
              alts: realBehind ? [need('credentials.reveal'), all] : [need('credentials.reveal')],
              emptyOk: realBehind && 'primary',
              may: [...any, may('credentials.reveal', ANY), ...railMay('credentials', realBehind, ['information'])],
              steps: ['credentials'],
            }
          : {
              alts: [all, need('rail.information')],
              emptyOk: 'primary',
              may: [...any, ...railMay('credentials', true, ['information'])],
              steps: ['credentials'],
            },
      );
      return [
        title('h2', 'App Credentials'),
        h(
          'p',
          { c: 'note' },
          'Use the credentials to access Zoom APIs from your app. Make sure to securely store the credentials. Do not store them in public repositories.',
        ),
        h('hr'),
        title('h3', 'App Credentials'),
        one('Account ID', 'account-id'),
        one('Client ID', 'client-id'),
        one('Client Secret', 'client-secret'),
      ];
    });
  P.information = () =>
    appPage('information', () => {
      const req = ['company-name', 'contact-name', 'contact-email'];
      const vals = {
        'app-name': 'Purview connector',
        'short-description': chance(0.5) ? 'Reads settings for compliance.' : '',
        'company-name': 'Contoso Ltd',
        'contact-name': 'Dana Reyes',
        'contact-email': 'dana@contoso.example',
      };
      let empty =
        state === 'all'
          ? []
          : state === 'one'
            ? [pick(...req)]
            : (() => {
                const k = pick(...req);
                return req.filter((x) => x !== k);
              })();
      if (state === 'some' && chance(0.25)) empty = req;
      empty.forEach((x) => {
        vals[x] = '';
      });
      const fields = empty.map((x) => `information.${x}`);
      const filled = req.filter((x) => !empty.includes(x)).map((x) => may(`information.${x}`, DONE));
      expect({
        alts: empty.length ? [need(...fields)] : [need('rail.feature'), need('rail.scopes')],
        emptyOk: !empty.length && 'primary',
        may: [
          ...filled,
          may('information.short-description', vals['short-description'] ? DONE : ANY.filter((s) => s !== 'extra')),
          ...railMay('information', !empty.length, ['feature', 'scopes']),
        ],
        steps: ['information'],
      });
      const plainName = chance(0.65),
        emailLabel = pick('Email', 'Email address', 'Email Address');
      const contact =
        A.assoc === 'table' && A.view === '1280' && chance(0.5)
          ? (() => {
              const n = h('input', { c: 'in', value: vals['contact-name'] }),
                e = h('input', { c: 'in', value: vals['contact-email'], type: pick('email', 'text') });
              mark('information.contact-name', n);
              mark('information.contact-email', e);
              return h(
                'table',
                { c: 'ft' },
                h(
                  'thead',
                  {},
                  h(
                    'tr',
                    {},
                    h('th', { c: 'lab' }, words('Name', 'label')),
                    h('th', { c: 'lab' }, words(emailLabel, 'label')),
                  ),
                ),
                h('tbody', {}, h('tr', {}, h('td', {}, n), h('td', {}, e))),
              );
            })()
          : [
              field(plainName ? 'Name' : pick('Contact name', 'Developer contact name'), {
                target: 'information.contact-name',
                value: vals['contact-name'],
              }),
              field(plainName ? emailLabel : pick('Contact email', 'Developer contact email'), {
                target: 'information.contact-email',
                value: vals['contact-email'],
                type: pick('email', 'text'),
              }),
            ];
      return [
        title('h2', 'Information'),
        h('hr'),
        title('h3', 'Basic Information'),
        without(() => field('App Name', { value: vals['app-name'] })),
        field('Short Description', {
          target: 'information.short-description',
          value: vals['short-description'],
          placeholder: 'Short Description',
          hint: 'Describe your app’s core features in 1-2 sentences. This will show on the app listing card.',
          area: chance(0.4),
        }),
        h('div', { c: 'note', style: 'text-align:end' }, `${vals['short-description'].length}/150`),
        field('Company Name', { target: 'information.company-name', value: vals['company-name'] }),
        h('hr'),
        title('h3', 'Developer Contact Information'),
        h(
          'p',
          { c: 'note' },
          'Provide your corporate email for announcements including new Marketplace/API updates, breaking changes, and other updates that have impact on your app.',
        ),
        contact,
      ];
    });
  P.feature = () =>
    appPage('feature', () => {
      expect({
        alts: [[{ t: 'feature.event-subscription', s: ['next', 'optional', 'done'] }], need('rail.scopes')],
        emptyOk: 'primary',
        may: [may('feature.event-subscription', ['next', 'optional', 'done']), ...railMay('feature', true, ['scopes'])],
        steps: ['feature'],
      });
      const secret = (label) =>
        h(
          'div',
          { c: 'row' },
          h(
            'div',
            { style: 'flex:1;min-width:0' },
            without(() =>
              field(label, {
                value: 'mXq8vT2nRk5YbW',
                readonly: true,
                after: [press('Copy', { c: 'btn link', exact: true })],
                assoc: 'above',
              }),
            ),
          ),
          without(() => press('Regenerate', { c: 'btn ghost' })),
        );
      const on = state === 'on';
      const row = h('div', { c: 'row' });
      row.append(
        h('div', { style: 'flex:1' }, words(pick('Event Subscription', 'Event Subscriptions'))),
        tick({
          target: 'feature.event-subscription',
          checked: on,
          name: chance(0.5) ? 'Event Subscription' : null,
          kindOf: A.check === 'native' ? pick('native', 'switch') : A.check === 'role-row' ? 'role-box' : A.check,
        }),
      );
      return [
        title('h2', 'Add feature'),
        h('hr'),
        h('h3', {}, 'Token'),
        secret('Secret Token'),
        chance(0.5) ? secret('Verification Token') : null,
        h('hr'),
        h('h3', {}, 'General Features'),
        shells(row, 4),
        on
          ? without(() => [
              press('Add Event Subscription', { icon: '+', c: 'btn ghost' }),
              field('Event notification endpoint URL', {}),
              press('Validate', { c: 'btn' }),
            ])
          : null,
      ];
    });

  // ---------- scopes ----------
  const CORE = ['user:read:list_users:admin', 'account:read:settings:admin'];
  const EQUIV = {
    user: [
      'user:read:list_users:admin',
      'user:read:user:admin',
      'user:read:settings:admin',
      'user:read:list_permissions:admin',
      'user:read:list_schedulers:admin',
      'user:read:list_assistants:admin',
      'user:read:summary:admin',
      'user:read:presence_status:admin',
      'user:read:token:admin',
      'user:read:list_collaboration_devices:admin',
      'user:read:collaboration_device:admin',
      'user:read:pm_room:admin',
      'user:read:email:admin',
    ],
    account: ['account:read:settings:admin', 'account:read:lock_settings:admin'],
  };
  const ACCEPT = [...EQUIV.user, ...EQUIV.account];
  const CLASSIC = ['user:read:admin', 'account:read:admin'];
  const sayOf = (id) =>
    ({
      'user:read:list_users:admin': 'View users',
      'user:read:user:admin': 'View a user',
      'user:read:settings:admin': 'View a user’s settings',
      'account:read:settings:admin': 'View account settings',
      'account:read:lock_settings:admin': 'View account’s locked settings',
      'user:read:admin': 'View all user information',
      'account:read:admin': 'View account info',
      'user:write:admin': 'View and manage all user information',
      'account:write:admin': 'View and manage account info',
      'user:master': 'View and manage sub account’s user information',
      'account:master': 'View and manage sub accounts',
      'meeting:read:admin': 'View all user meetings',
      'meeting:write:admin': 'View and manage all user meetings',
      'recording:read:admin': 'View all user recordings',
      'user:read': 'View your user information',
      user_profile: 'View your profile',
      'account_contact:read:admin': 'View account contacts',
    })[id] ??
    'View ' +
      (id.split(':').length > 3 ? id.split(':').slice(2, -1) : id.split(':').slice(0, 1)).join(' ').replace(/_/g, ' ');
  const PRODUCTS = [
    'Account',
    'Team Chat',
    'Recording',
    'Billing',
    'User',
    'Calendar',
    'Contacts',
    'Contact center',
    'Meeting',
    'Phone',
    'Report',
    'Webinar',
  ];
  const others = (product, n, granular) =>
    Array.from({ length: n }, (_, i) => {
      const p = product.toLowerCase().replace(/ /g, '_');
      return granular
        ? `${p}:${['read', 'write', 'update', 'delete'][i % 4]}:item_${i}:admin`
        : `${p}_part${i + 1}:${i % 2 ? 'write' : 'read'}:admin`;
    });
  P['scopes-table'] = () =>
    appPage('scopes', () => {
      const granular = /^granular/.test(state),
        miss = /missing|empty/.test(state);
      let ids;
      const near = granular
        ? ['user:read:user', 'account:update:settings:admin']
        : ['user:read', 'account:write:admin'];
      if (state === 'empty') ids = [];
      else if (state === 'classic-missing')
        ids = [
          pick(...CLASSIC),
          ...(chance(0.5) ? ['meeting:read:admin', 'user_profile'] : []),
          ...(chance(0.5) ? [pick('user:read', 'account_contact:read:admin')] : []),
        ];
      else if (state === 'classic-complete') ids = [...CLASSIC];
      else if (state === 'classic-extra')
        ids = [...CLASSIC, 'meeting:write:admin', ...(chance(0.5) ? ['recording:read:admin'] : [])];
      else if (state === 'granular-missing')
        ids = chance(0.5)
          ? [...EQUIV.user.slice(0, 3), ...(chance(0.5) ? ['meeting:read:meeting:admin'] : [])]
          : [...EQUIV.account, ...(chance(0.5) ? ['user:read:user'] : [])];
      else ids = [...ACCEPT, 'zra:read:indicator:admin'];
      for (let i = ids.length - 1; i > 0; i--) {
        const j = (R() * (i + 1)) | 0;
        [ids[i], ids[j]] = [ids[j], ids[i]];
      }
      const long = A.list !== 'short';
      const _own = ids.slice();
      if (long)
        ids =
          state.endsWith('complete') || state.endsWith('extra') || A.list === 'virtual'
            ? [...ids, ...others('Meeting', 1500, granular)]
            : (() => {
                const o = others('Meeting', 1500, granular);
                const at = (R() * 1400) | 0;
                return [...o.slice(0, at), ...ids, ...o.slice(at)];
              })();
      const required = granular ? ACCEPT : CLASSIC;
      const _ringable = new Set([...required, ...near]);
      const mayRows = marking
        ? ids.map((id) =>
            may(
              `scopes.item:${id}`,
              CORE.includes(id) || CLASSIC.includes(id)
                ? DONE
                : ACCEPT.includes(id)
                  ? ['done', 'optional', 'extra']
                  : ['extra', 'optional'],
            ),
          )
        : [];
      expect({
        alts: miss
          ? [need('scopes.add')]
          : [
              ...(/extra/.test(state) ? [[{ t: norm('scopes.item:meeting:write:admin'), s: ['extra'] }]] : []),
              need('rail.activation'),
            ],
        emptyOk: !miss && 'primary',
        may: [
          may('scopes.add', miss ? ACT : ['optional', 'done']),
          ...mayRows,
          ...railMay('scopes', !miss, ['activation']),
        ],
        steps: ['scopes'],
      });
      const columns = chance(0.5);
      const shape = pick('table', 'div', 'ul');
      const depth = long ? 0 : 2;
      const row = (id) => {
        const del = without(() =>
          chance(0.5)
            ? press('Delete', { c: 'link', how: pick('a', 'button', 'div'), exact: true })
            : h('button', { c: 'eye', 'aria-label': chance(0.5) ? 'Delete' : null, type: 'button' }, bin()),
        );
        const idEl = h(
          'span',
          { c: 'note', style: 'overflow-wrap:anywhere' },
          granular || columns ? words(id, 'id') : ['/', words(id, 'id')],
        );
        const name = h('b', {}, sayOf(id));
        const note = long
          ? null
          : without(() =>
              h('input', { c: 'in', placeholder: 'Describe how your app intends to use this particular scope' }),
            );
        let el;
        if (shape === 'table')
          el = h(
            'tr',
            {},
            columns ? [h('td', {}, idEl), h('td', {}, name, note)] : h('td', {}, name, ' ', idEl, note),
            h('td', { style: 'width:60px' }, del),
          );
        else {
          el = h(
            shape === 'ul' ? 'li' : 'div',
            { c: 'srow', role: shape === 'div' && chance(0.3) ? 'row' : null },
            h(
              'div',
              { style: 'flex:1;min-width:0' },
              columns ? [h('div', {}, name), h('div', {}, idEl)] : [name, ' ', idEl],
              note,
            ),
            del,
          );
        }
        mark(`scopes.item:${id}`, el, idEl, del, name);
        return el;
      };
      let list;
      if (A.list === 'virtual' && ids.length > 60) list = virtual(ids, row, 56, 420, shape);
      else
        list =
          shape === 'table'
            ? h(
                'table',
                { c: 'st' },
                h(
                  'thead',
                  {},
                  h(
                    'tr',
                    {},
                    columns
                      ? [h('th', {}, 'Scope ID'), h('th', {}, 'Scopes Description')]
                      : h('th', {}, 'Scope Name / ID'),
                    h('th', {}, ''),
                  ),
                ),
                h('tbody', {}, ids.map(row)),
              )
            : h(
                shape === 'ul' ? 'ul' : 'div',
                { c: 'st' },
                shape === 'div' ? h('div', { c: 'note' }, 'Scopes Description / ID') : null,
                ids.map(row),
              );
      return [
        title('h2', 'Add Scopes'),
        h(
          'p',
          { c: 'note' },
          'Scopes define the API methods this app is allowed to call, and thus which information and capabilities are available on Zoom. Please remove unneeded scopes before you submit your app. ',
          h('a', { href: '#', c: 'link' }, 'Learn more about Zoom’s scopes'),
        ),
        h(
          'div',
          { c: 'ends' },
          h('span', { style: 'flex:1' }),
          h('input', { c: 'in find', placeholder: 'Search name, ID, type', type: 'search' }),
          shells(press('Add Scopes', { target: 'scopes.add', icon: pick('+', '+', null), c: 'btn ghost' }), 3),
        ),
        shells(list, Math.min(depth, A.depth)),
      ];
    });
  /** A list that keeps only the rows in sight. */
  function virtual(ids, row, height, tall) {
    const inner = h('div', { style: `position:relative;height:${ids.length * height}px` });
    const box = h('div', { style: `height:${tall}px;overflow:auto;border:1px solid var(--line)` }, inner);
    const shown = new Map();
    const mine = marking;
    const paint = () => {
      const a = Math.max(0, ((box.scrollTop / height) | 0) - 3),
        b = Math.min(ids.length, a + ((tall / height) | 0) + 8);
      for (const [i, el] of shown)
        if (i < a || i >= b) {
          el.remove();
          shown.delete(i);
        }
      for (let i = a; i < b; i++)
        if (!shown.has(i)) {
          const m = marking;
          marking = mine;
          const r = row(ids[i]);
          marking = m;
          const el = h(
            'div',
            { style: `position:absolute;left:0;right:0;top:${i * height}px;height:${height}px;overflow:hidden` },
            r.tagName === 'TR' ? h('table', { c: 'st' }, h('tbody', {}, r)) : r,
          );
          shown.set(i, el);
          inner.append(el);
        }
    };
    box.addEventListener('scroll', () => requestAnimationFrame(paint));
    paint();
    return box;
  }
  const GROUPS = {
    User: ['View all user information', 'View and manage all user information', 'View user group info'],
    Account: [
      'View account info',
      'View and manage account info',
      'View and manage sub accounts',
      'View information barriers',
    ],
    Meeting: ['View all user meetings', 'View and manage all user meetings'],
  };
  function picker(granular) {
    const M0 = granular ? CORE : CLASSIC;
    const productOf = (id) => (/^user/.test(id) ? 'User' : 'Account');
    let pane,
      expanded = true,
      ticked = new Set(),
      searched = false,
      query = '';
    if (granular) {
      pane = state === 'other-pane' ? 'Meeting' : pick('User', 'Account');
      expanded = /expanded|offscreen|ticked/.test(state);
      if (state === 'ticked') for (const x of ACCEPT) ticked.add(x);
      else if (/expanded|offscreen/.test(state) && chance(0.4))
        for (const x of EQUIV[pane === 'User' ? 'account' : 'user']) ticked.add(x);
      if (state === 'searched') {
        searched = true;
        pane = 'User';
        query = pick(...CORE);
      }
    } else {
      pane = state === 'other-pane' ? pick('Meeting', 'Report') : pick('User', 'Account');
      if (state === 'ticked') for (const x of CLASSIC) ticked.add(x);
      else if (chance(0.5)) ticked.add(pane === 'User' ? 'account:read:admin' : 'user:read:admin');
    }
    const M = M0.filter((x) => !ticked.has(x));
    const inPane = M.filter((x) => (searched ? x === query : productOf(x) === pane));
    const visible = inPane.length && (searched || !granular || expanded) ? inPane : [];
    const off =
      state === 'offscreen' ||
      !!A.scrolled ||
      (A.list !== 'short' && visible.length > 0 && A.list === 'virtual' && chance(0.5));
    const openGroup = granular && GROUPS[pane] ? GROUPS[pane][0] : null;
    const accepts = granular ? ACCEPT : CLASSIC;
    const missingProducts = [...new Set(M.map(productOf))];
    const group = (g) => need(`scopes.group:${g}`);
    let alts;
    if (!M.length) alts = [need('scopes.done')];
    else if (visible.length && !off) alts = [need(...visible.map((x) => `scopes.item:${x}`))];
    else if (visible.length) alts = [need(...visible.map((x) => `scopes.item:${x}`)), need('scopes.search')];
    else if (granular && inPane.length && !expanded) alts = [group(openGroup), need('scopes.search')];
    else alts = [need('scopes.search'), ...missingProducts.map(group)];
    const groupMay = [
      ...missingProducts.map((p) => may(`scopes.group:${p}`, ANY)),
      ...(granular ? missingProducts.map((p) => may(`scopes.group:${GROUPS[p][0]}`, ANY)) : []),
      ...PRODUCTS.map((p) => may(`scopes.group:${p}`, DONE)),
      ...Object.values(GROUPS).map((g) => may(`scopes.group:${g[0]}`, DONE)),
    ];
    expect({
      alts,
      emptyOk: false,
      may: [
        may('scopes.search', M.length ? ANY : ['optional', 'done']),
        ...groupMay,
        ...accepts.map((x) =>
          may(
            `scopes.item:${x}`,
            ticked.has(x)
              ? CORE.includes(x) || CLASSIC.includes(x)
                ? DONE
                : ['done', 'optional', 'extra']
              : [...ACT, 'optional'],
          ),
        ),
        may('scopes.done', M.length ? ['optional'] : ANY),
      ],
      doneAfterOthers: M.length > 0,
      steps: ['scopes'],
    });
    // rows
    const long = A.list !== 'short';
    const fill = long ? 1500 : 6;
    const item = (id) => {
      const row = h('div', { c: 'srow' });
      const say = sayOf(id);
      const how = A.check === 'switch' ? 'overlaid' : A.check;
      const asLabel = how === 'native' && chance(0.4);
      const box = tick({
        target: `scopes.item:${id}`,
        checked: ticked.has(id),
        row: how === 'role-row' ? row : null,
        name: chance(0.4) ? say : null,
        kindOf: how,
      });
      row.append(
        asLabel
          ? h(
              'label',
              { style: 'display:flex;gap:10px;align-items:center;flex:1' },
              box,
              h('span', {}, say, ' ', h('span', { c: 'note' }, words(id, 'id'))),
            )
          : box,
        ...(asLabel
          ? []
          : [
              h(
                'div',
                { style: 'flex:1;min-width:0' },
                h('div', {}, say),
                h('div', { c: 'note', style: 'overflow-wrap:anywhere' }, words(id, 'id')),
              ),
            ]),
      );
      return row;
    };
    let ids;
    if (searched) ids = [query];
    else if (granular) {
      const mine = pane === 'User' ? EQUIV.user : pane === 'Account' ? EQUIV.account : others(pane, 4, true);
      const extra = others(pane, fill, true);
      ids = off
        ? [...extra.slice(0, Math.max(30, extra.length - 4)), ...others(`${pane} part`, 30, true), ...mine]
        : [...mine, ...extra];
    } else {
      const mine =
        GROUPS[pane] && M0.find((x) => productOf(x) === pane)
          ? [
              M0.find((x) => productOf(x) === pane),
              pane === 'User' ? 'user:write:admin' : 'account:write:admin',
              pane === 'User' ? 'user:master' : 'account:master',
            ]
          : [];
      const extra = others(pane, fill, false);
      ids = off
        ? [...extra, ...others(`${pane} part`, 30, false), ...mine]
        : [...mine.slice(1, 2), ...mine.slice(0, 1), ...mine.slice(2), ...extra];
    }
    const list = () =>
      A.list === 'virtual' && ids.length > 60
        ? virtual(ids, item, 52, 300)
        : h('div', { style: off || long ? 'max-height:300px;overflow:auto' : '' }, ids.map(item));
    let right;
    if (searched || !granular) right = list();
    else {
      const names = GROUPS[pane] ?? ['View all user meetings'];
      right = h(
        'div',
        {},
        names.map((g, i) => {
          const open = expanded && i === 0;
          const how = pick('button', 'div', 'a');
          const head = h(
            how,
            {
              c: 'ghead',
              role: how === 'div' ? 'button' : null,
              type: how === 'button' ? 'button' : null,
              href: how === 'a' ? '#' : null,
              tabindex: '0',
              'aria-expanded': chance(0.7) ? String(open) : null,
            },
            h('span', { style: 'flex:1' }, words(g, 'title')),
            h('span', { 'aria-hidden': 'true' }, open ? '⌄' : '›'),
          );
          mark(`scopes.group:${g}`, head);
          return h('div', {}, head, open ? list() : null);
        }),
      );
    }
    const products = h(
      'div',
      { c: 'prod' },
      granular ? h('div', { c: 'note' }, 'Product') : null,
      (granular ? PRODUCTS : ['Meeting', 'Webinar', 'Recording', 'User', 'Account', 'Report', 'Team Chat']).map((p) => {
        const how = pick('button', 'div', 'a');
        const el = h(
          how,
          {
            c: `rl${p === pane && !searched ? ' sel' : ''}`,
            role: how === 'div' ? pick('tab', 'button') : null,
            type: how === 'button' ? 'button' : null,
            href: how === 'a' ? '#' : null,
            tabindex: '0',
          },
          h('i', {
            c: 'dot',
            style: [...ticked].some((x) => productOf(x) === p) ? 'background:#2fae60' : 'background:#d5d8e0',
          }),
          h('span', {}, words(p, 'title')),
        );
        mark(`scopes.group:${p}`, el);
        return el;
      }),
    );
    const search = h('input', {
      c: 'in',
      placeholder: granular ? 'Search scope' : 'Search the scope type',
      type: pick('text', 'search'),
      value: query,
      'aria-label': chance(0.4) ? 'Search scope' : null,
    });
    mark('scopes.search', search);
    const all =
      granular && !searched && chance(0.6)
        ? without(() => h('div', { c: 'srow' }, tick({ checked: false }), `Select All ${pane}`))
        : null;
    const beneath = () =>
      appPage('scopes', () => [
        title('h2', 'Add Scopes'),
        h('p', { c: 'note' }, 'Scopes define the API methods this app is allowed to call.'),
        press('Add Scopes', { icon: '+', c: 'btn ghost' }),
        h(
          'div',
          { c: 'srow' },
          h('b', {}, 'View report data'),
          ' ',
          h('span', { c: 'note' }, 'report:read:admin'),
          press('Delete', { c: 'link', how: 'a' }),
        ),
      ]);
    return over(
      beneath,
      [
        h(
          'p',
          { c: 'note' },
          'The following scopes are available based on your account privileges. For additional scopes, contact your account admin.',
        ),
        shells(search, 3),
        h('div', { c: 'panes' }, products, h('div', { style: 'flex:1;min-width:0' }, all, right)),
        h(
          'div',
          { c: 'ends' },
          h('span', { style: 'flex:1' }),
          h('span', { c: 'note' }, granular ? `${ticked.size} Selected` : `${ticked.size} Added`),
          shells(press('Done', { target: 'scopes.done', c: 'btn primary' }), 2),
        ),
      ],
      granular ? 'Add Scopes' : 'Add scopes',
    );
  }
  P['scopes-dialog-classic'] = () => picker(false);
  P['scopes-dialog-granular'] = () => picker(true);

  P.activation = () =>
    appPage('activation', () => {
      const centre = (...k) => h('div', { style: 'text-align:center;padding:24px 0' }, ...k);
      if (state === 'incomplete') {
        const info = chance(0.75),
          scope = !info || chance(0.5);
        const items = [
          ...(info
            ? [
                pick('Company name', 'Company Name'),
                ...(chance(0.6) ? ['Developer contact name'] : []),
                ...(chance(0.6) ? ['Developer contact email'] : []),
              ]
            : []),
          ...(scope ? ['Scopes'] : []),
        ];
        const targets = [...(info ? ['rail.information'] : []), ...(scope ? ['rail.scopes'] : [])];
        expect({
          alts: [...(targets.length > 1 ? [need(...targets)] : []), ...targets.map((t) => need(t))],
          may: [
            may('rail.credentials', ANY),
            may('rail.feature', DONE),
            may('rail.activation', DONE),
            ...(info ? [may('rail.information', ANY)] : [may('rail.information', DONE)]),
            ...(scope ? [may('rail.scopes', ANY)] : [may('rail.scopes', DONE)]),
            may('activation.activate', ['optional']),
          ],
          steps: ['activation', 'information', 'scopes'],
        });
        return [
          centre(
            h(
              'h2',
              {},
              pick('Your app is not ready for activation', 'The following fields are required to activate your app'),
            ),
            h(
              'ul',
              { style: 'display:inline-block;text-align:start' },
              items.map((t) =>
                h(
                  'li',
                  {},
                  info || t !== 'Scopes' ? words(t, 'title') : words(t, 'title'),
                  t === 'Scopes' ? ' (1 missing scope)' : ' is required',
                ),
              ),
            ),
            chance(0.6)
              ? h(
                  'div',
                  {},
                  press('Activate your app', {
                    target: 'activation.activate',
                    c: 'btn primary',
                    disabled: true,
                    how: pick('button', 'div', 'a'),
                  }),
                )
              : null,
          ),
        ];
      }
      if (state === 'activated') {
        expect({
          alts: [[]],
          emptyOk: true,
          may: [...RAIL.map((r) => may(`rail.${r[1]}`, ANY))],
          steps: ['activation', 'validation', 'handoff', 'credentials', 'done'],
        });
        return [
          centre(
            h('div', { style: 'font-size:40px;color:#2fae60' }, '✔'),
            title('h2', 'Your app is activated on the account'),
            h('p', { c: 'note' }, 'Your app is allowed to invoke your selected Zoom APIs'),
            without(() => press('Deactivate your app', { c: 'btn ghost' })),
          ),
        ];
      }
      const again = state === 'deactivated';
      expect({
        alts: [need('activation.activate')],
        may: [...railMay('activation', false), may('rail.information', ANY), may('rail.scopes', ANY)],
        steps: ['activation'],
      });
      return [
        centre(
          h('div', { style: 'font-size:40px;color:#747487' }, '◷'),
          title(
            'h2',
            again
              ? pick('Your app is deactivated on the account', 'Your app is ready for activation')
              : 'Your app is ready for activation',
          ),
          h(
            'p',
            { c: 'note' },
            again && chance(0.5)
              ? 'Tokens of this app no longer work. Once on, your app is allowed to invoke your selected Zoom APIs'
              : 'Once on, your app is allowed to invoke your selected Zoom APIs',
          ),
          shells(press('Activate your app', { target: 'activation.activate', c: 'btn primary' }), 4),
        ),
      ];
    });
  const leftNav = (items) =>
    h(
      'nav',
      { c: 'rail' },
      items.map((t, i) => h('a', { c: `rl${i ? '' : ' sel'}`, href: '#' }, t)),
    );
  P['created-apps'] = () => {
    const studio = chance(0.6),
      open = chance(0.35);
    const rows = [
      ['General app 629', 'Draft', 'General app', 'User Managed'],
      ['General app 552', 'Draft', 'General app', 'User Managed'],
      ...(state === 'with'
        ? [
            [
              'Purview connector',
              pick('Deactivated', 'Draft', 'Activated'),
              'Server-to-Server OAuth',
              'Intend to publish: No Account Level',
            ],
          ]
        : []),
    ].sort(() => R() - 0.5);
    const target = open ? 'nav.build-app' : 'nav.develop';
    expect({
      alts: [need(target)],
      emptyOk: 'primary',
      onlyStep: state === 'without' ? 'create' : null,
      may: [may('nav.develop', ANY), may('nav.build-app', ANY)],
      steps: [
        'role',
        'create',
        'credentials',
        'information',
        'feature',
        'scopes',
        'activation',
        'validation',
        'handoff',
      ],
    });
    return [
      header({ studio, open }),
      h(
        'div',
        { c: 'two' },
        leftNav(
          studio
            ? ['Created apps', 'API call logs', 'Monetization']
            : ['Created Apps', 'Added Apps', 'Call Logs', 'Apps on Account', 'App Requests'],
        ),
        h(
          'main',
          { c: 'main' },
          h('h1', {}, studio ? 'Created apps' : 'Created Apps'),
          h('input', { c: 'in find', placeholder: 'Search by app name' }),
          h(
            'table',
            { c: 'st' },
            h(
              'thead',
              {},
              h(
                'tr',
                {},
                ['Name', 'Status', 'Type', 'Zoom products', 'Activation state'].map((t) => h('th', {}, t)),
              ),
            ),
            h(
              'tbody',
              {},
              rows.map((r) =>
                h(
                  'tr',
                  {},
                  h('td', {}, h('a', { href: '#', c: 'link' }, r[0])),
                  h('td', {}, r[1], h('div', { c: 'note' }, 'Updated Mar 31 08:06 AM')),
                  h('td', {}, r[2], h('div', { c: 'note' }, r[3])),
                  h('td', {}, ''),
                  h('td', {}, '--'),
                ),
              ),
            ),
          ),
        ),
      ),
      footer(),
    ];
  };
  P['general-app'] = () => {
    expect({
      alts: [[]],
      emptyOk: true,
      may: [may('nav.develop', ANY), may('nav.build-app', ANY)],
      steps: ['create', 'role'],
      attentionSteps: true,
    });
    return [
      header({}),
      h(
        'div',
        { c: 'two' },
        without(() =>
          h(
            'nav',
            { c: 'rail' },
            h('b', {}, 'Build your app'),
            ['Basic Information', 'App Credentials', 'Features', 'Scopes', 'Local Test'].map((t) =>
              h('a', { c: 'rl', href: '#' }, h('span', {}, words(t))),
            ),
          ),
        ),
        without(() =>
          h(
            'main',
            { c: 'main' },
            h(
              'div',
              { c: 'chips' },
              ['Development', 'Production', 'General App', 'User-managed'].map((t) => h('span', { c: 'chip' }, t)),
            ),
            h('h1', {}, 'General app 629'),
            h('hr'),
            state === 'scopes'
              ? [
                  h('h2', {}, 'Add Scopes'),
                  press('Add Scopes', { icon: '+' }),
                  h(
                    'div',
                    { c: 'srow' },
                    h('b', {}, 'View a meeting'),
                    ' ',
                    h('span', { c: 'note' }, 'meeting:read:meeting'),
                  ),
                ]
              : state === 'credentials'
                ? [
                    h('h2', {}, 'App Credentials'),
                    field('Client ID', {
                      value: 'zVb8Qk1mT5uXoPz2WcYhLA',
                      readonly: true,
                      after: [press('Copy', { exact: true, c: 'link' })],
                    }),
                    field('Client secret', {
                      value: '••••••••••',
                      readonly: true,
                      after: [press('Show', { c: 'link' }), press('Copy', { exact: true, c: 'link' })],
                    }),
                    field('OAuth Redirect URL', {}),
                  ]
                : [
                    h('h2', {}, 'Basic Information'),
                    field('App Name', { value: 'General app 629' }),
                    field('Company Name', {}),
                    field('Short Description', {}),
                    h('h3', {}, 'Developer Contact Information'),
                    field('Name', {}),
                    field('Email', {}),
                  ],
            h(
              'div',
              { c: 'ends' },
              h('span', { style: 'flex:1' }),
              press('Continue', { c: 'btn primary', exact: true }),
            ),
          ),
        ),
      ),
      footer(),
    ];
  };
  P.home = () => {
    const open = state === 'open';
    expect({
      alts: [need(open ? 'nav.build-app' : 'nav.develop')],
      emptyOk: 'primary',
      may: [may('nav.develop', ANY), may('nav.build-app', ANY)],
      steps: [
        'role',
        'create',
        'credentials',
        'information',
        'feature',
        'scopes',
        'activation',
        'validation',
        'handoff',
      ],
    });
    const body = without(discover);
    return [header({ open }), ...body.slice(1)];
  };
  P.role = () => {
    const view = state !== 'none',
      edit = state === 'both',
      saveOn = !edit || chance(0.5);
    const missing = [...(view ? [] : ['role.s2s.view']), ...(edit ? [] : ['role.s2s.edit'])];
    expect({
      alts: missing.length ? [need(...missing)] : [need('role.save')].filter(() => saveOn),
      emptyOk: !missing.length && 'primary',
      may: [
        may('role.s2s.view', view ? DONE : ANY),
        may('role.s2s.edit', edit ? DONE : ANY),
        may('role.save', saveOn && !missing.length ? ANY : ['optional']),
      ],
      doneAfterOthers: missing.length > 0 && 'role.save',
      steps: ['role'],
    });
    const s2s = pick('Server-to-Server OAuth app', 'Server-to-Server OAuth App', 'Server to Server OAuth app');
    const layout = pick('table', 'inline', 'grid');
    const how = A.check === 'role-row' ? 'role-box' : A.check;
    const line = (name, mine, v, e) => {
      const boxes = [
        ['View', v, 'role.s2s.view'],
        ['Edit', e, 'role.s2s.edit'],
      ].map(([t, on, target]) => {
        const make = () =>
          tick({ target: mine ? target : null, checked: on, name: chance(0.3) ? `${name} ${t}` : null, kindOf: how });
        const b = mine ? make() : without(make);
        return layout === 'inline' ? h(pick('label', 'span'), { c: 'chk' }, b, h('span', {}, t)) : b;
      });
      const label = shells(h('span', {}, words(name, 'title')), 2);
      return layout === 'table'
        ? h(
            'tr',
            {},
            h('td', {}, label),
            boxes.map((b) => h('td', { style: 'width:90px' }, b)),
          )
        : h(
            'div',
            { c: 'srow' },
            h('div', { style: 'flex:1' }, label),
            boxes.map((b) => h('div', { style: 'width:90px' }, b)),
          );
    };
    const section = (name, rows) => [
      h('h3', {}, name),
      layout === 'table'
        ? h(
            'table',
            { c: 'st' },
            h('thead', {}, h('tr', {}, h('th', {}, 'Feature'), h('th', {}, 'View'), h('th', {}, 'Edit'))),
            h('tbody', {}, rows),
          )
        : h(
            'div',
            { c: 'st' },
            layout === 'grid'
              ? h(
                  'div',
                  { c: 'srow', style: 'font-weight:600' },
                  h('div', { style: 'flex:1' }, 'Feature'),
                  h('div', { style: 'width:90px' }, 'View'),
                  h('div', { style: 'width:90px' }, 'Edit'),
                )
              : null,
            rows,
          ),
    ];
    return [
      h(
        'header',
        { c: 'top' },
        h('b', { style: 'color:#0b5cff;font-size:20px' }, 'zoom'),
        h('span', { style: 'flex:1' }),
        h('a', { href: '#', c: 'link' }, 'Schedule'),
        h('a', { href: '#', c: 'link' }, 'Join'),
        h('span', { c: 'face' }, 'K'),
      ),
      h(
        'div',
        { c: 'two' },
        leftNav(['Roles', 'Users', 'Groups', 'Account Settings', 'Billing']),
        h(
          'main',
          { c: 'main' },
          h('h1', {}, 'Role Management'),
          h(
            'div',
            { c: 'chips' },
            ['Role Settings', 'Role Members'].map((t) => h('span', { c: 'chip' }, t)),
          ),
          section('User and Permission Management', [
            line('Users', false, true, true),
            line('Role Management', false, true, false),
          ]),
          section('Dashboard', [line('Dashboard', false, false, false)]),
          section('Advanced features', [
            line('Integration', false, true, false),
            line('Zoom for developers', false, chance(0.5), false),
            line(s2s, true, view, edit),
            line('Marketplace', false, false, false),
          ]),
          h(
            'div',
            { c: 'ends' },
            press(pick('Save', 'Save Changes'), { target: 'role.save', c: 'btn primary', disabled: !saveOn }),
            without(() => press('Cancel', { c: 'btn ghost' })),
          ),
        ),
      ),
    ];
  };
  const msTop = () =>
    h(
      'header',
      { c: 'top', style: 'background:#0f548c;color:#fff' },
      h('b', {}, 'Microsoft Purview'),
      h('span', { style: 'flex:1' }),
      h('span', { c: 'face' }, 'DR'),
    );
  const list = (marked, chosen) =>
    h(
      'main',
      { c: 'main' },
      h('h1', {}, pick('Data connectors', 'Connectors')),
      h('p', { c: 'note' }, 'Connect non-Microsoft services to Compliance Manager.'),
      (() => {
        const on = chosen >= 0;
        const cmd = h(
          'div',
          { c: 'ends' },
          press('Activate connector', {
            target: marked ? 'purview.activate' : null,
            c: 'btn ghost',
            disabled: !on,
            icon: pick('+', null),
          }),
          without(() => press('Refresh', { c: 'btn ghost', how: 'button' })),
          without(() => press('Filter', { c: 'btn ghost', how: 'button' })),
        );
        const names = ['Corporate Sustainability', 'Salesforce', 'Zoom'];
        const shape = pick('table', 'grid');
        const rows = names.map((n, i) => {
          const how = A.check === 'role-row' || A.check === 'switch' ? 'role-box' : A.check;
          const row = h(
            shape === 'table' ? 'tr' : 'div',
            shape === 'table'
              ? { 'aria-selected': String(i === chosen) }
              : { c: 'srow', role: 'row', 'aria-selected': String(i === chosen) },
          );
          const box = tick({
            target: marked && n === 'Zoom' ? 'purview.zoom' : null,
            checked: i === chosen,
            name: chance(0.5) ? pick('Select row', 'Toggle selection') : null,
            kindOf: how,
          });
          const cells = [box, h('span', {}, words(n, 'title')), 'Microsoft', 'Ready'];
          row.append(
            ...cells.map((c, k) =>
              h(
                shape === 'table' ? 'td' : 'div',
                { role: shape === 'table' ? null : 'gridcell', style: k === 0 ? 'width:48px' : 'flex:1' },
                c,
              ),
            ),
          );
          if (n === 'Zoom' && marked) mark('purview.zoom', row);
          return row;
        });
        return [
          cmd,
          shape === 'table'
            ? h(
                'table',
                { c: 'st' },
                h(
                  'thead',
                  {},
                  h(
                    'tr',
                    {},
                    ['', 'Name', 'Publisher', 'Status'].map((t) => h('th', {}, t)),
                  ),
                ),
                h('tbody', {}, rows),
              )
            : h('div', { role: 'grid', c: 'st' }, rows),
        ];
      })(),
    );
  const msNav = () =>
    without(() =>
      leftNav([
        'Compliance Manager',
        'Data connectors',
        'Assessments',
        'Solutions',
        'Settings',
        'Zoom Phone retention',
      ]),
    );
  P['purview-list'] = () => {
    const chosen = { none: -1, chosen: 2, other: 1 }[state];
    expect({
      alts: [need(chosen === 2 ? 'purview.activate' : 'purview.zoom')],
      may: [
        may('purview.zoom', chosen === 2 ? DONE : ANY),
        may('purview.activate', chosen === 2 ? ANY : ['optional']),
        may('purview.connectors', DONE),
      ],
      steps: ['handoff'],
    });
    return [msTop(), h('div', { c: 'two' }, msNav(), list(true, chosen))];
  };
  P['purview-form'] = () => {
    const filled = state !== 'empty',
      ok = state === 'validated';
    const v = filled
      ? { a: 'q6gBJVO5TzexKYTb_I2rpg', c: 'D9bZ1x_wQ4Wm5kcHtI7PZA', s: 'S7cXr2hKfVt0aYwQmN4bLp8ZjE6uGd1o' }
      : { a: '', c: '', s: '' };
    const three = ['purview.account-id', 'purview.client-id', 'purview.client-secret'];
    expect({
      alts: ok ? [need('purview.next')] : filled ? [need('purview.validate')] : [need(...three)],
      emptyOk: !filled && 'primary',
      may: [
        ...three.map((t) => may(t, filled ? DONE : ANY.filter((s) => s !== 'extra'))),
        may('purview.validate', filled ? (ok ? DONE : ANY) : ['optional']),
        may('purview.next', ok ? ANY : ['optional']),
      ],
      doneAfterOthers: !filled && 'purview.validate',
      steps: ['handoff'],
    });
    const steps = h(
      'nav',
      { c: 'rail' },
      ['Connector name', 'Authentication', 'Review and finish'].map((t, i) =>
        h('div', { c: `rl${i === 1 ? ' sel' : ''}` }, h('i', { c: 'dot' }), t),
      ),
    );
    const main = h(
      'main',
      { c: 'main' },
      title('h1', 'Authentication'),
      h(
        'p',
        { c: 'note' },
        'Enter the credentials of your Server-to-Server OAuth app. They are used to read settings from Zoom.',
      ),
      field('Account ID', { target: three[0], value: v.a }),
      field('Client ID', { target: three[1], value: v.c }),
      field(pick('Client secret', 'Client Secret'), { target: three[2], value: v.s, type: 'password' }),
      shells(
        press('Validate connection', { target: 'purview.validate', c: 'btn', disabled: !filled && chance(0.6) }),
        3,
      ),
      ok ? h('p', { role: 'status', style: 'color:#107c10' }, '✔ Validation succeeded') : null,
      h(
        'div',
        { c: 'ends' },
        without(() => press('Back', { c: 'btn ghost' })),
        press('Next', { target: 'purview.next', c: 'btn primary', disabled: !ok }),
        h('span', { style: 'flex:1' }),
        without(() => press('Cancel', { c: 'btn ghost' })),
      ),
    );
    const wizard = h('div', { c: 'two' }, steps, main);
    // The portal's wizard opens over the list, which stays in the document.
    return chance(0.5)
      ? [
          h(
            'div',
            { c: 'beneath' },
            without(() => [msTop(), h('div', { c: 'two' }, msNav(), list(false, 2))]),
          ),
          h('div', { c: 'full', role: pick('dialog', null) }, wizard),
        ]
      : [msTop(), wizard];
  };

  // ---------- decoys ----------
  function decoys(root) {
    without(() => {
      const copy = () => {
        const keepE = E;
        const c = h(
          'div',
          {},
          [P[kind]()]
            .flat(Infinity)
            .filter((n) => n && !(n.classList?.contains('foot') || n.classList?.contains('beneath'))),
        );
        for (const d of c.querySelectorAll('dialog')) d.replaceWith(...d.childNodes);
        E = keepE;
        for (const e of c.querySelectorAll('.veil,.full')) e.style.cssText = 'position:static;background:none';
        return c;
      };
      if (A.hidden !== 'none' && A.list === 'short') {
        const c = copy();
        c.style.cssText = {
          display: 'display:none',
          visibility: 'visibility:hidden;position:absolute;top:0;left:0;width:600px;height:300px;overflow:hidden',
          opacity:
            'opacity:0;pointer-events:none;position:absolute;top:90px;left:0;width:700px;height:400px;overflow:hidden',
          offscreen: `position:absolute;${A.dir === 'rtl' ? 'right' : 'left'}:-9999px;top:0;width:900px`,
          'zero-height': 'height:0;overflow:hidden',
          'aria-hidden-behind': 'position:absolute;z-index:-1;top:0;left:0;width:100%;height:500px;overflow:hidden',
        }[A.hidden];
        if (A.hidden === 'aria-hidden-behind') {
          c.setAttribute('aria-hidden', 'true');
          root.style.background = 'var(--bg)';
          root.style.minHeight = '100vh';
          root.style.position = 'relative';
        }
        if (chance(0.6)) root.before(c);
        else root.after(c);
      }
      const aside = [];
      if (A.help)
        aside.push(
          h(
            'aside',
            { c: 'help' },
            h('b', {}, 'Help & resources'),
            ...[
              'Server-to-Server OAuth',
              'Add Scopes',
              'Activate your app',
              'Company Name',
              'Client Secret',
              'Create',
              'Build app',
              'user:read:admin',
              'account:read:settings:admin',
            ]
              .sort(() => R() - 0.5)
              .slice(0, 5)
              .map((t) => h('div', {}, h('a', { href: '#', c: 'link' }, t), h('div', { c: 'note' }, `About “${t}”.`))),
          ),
        );
      if (A.cookie)
        aside.push(
          h(
            'div',
            { c: 'cookie' },
            h('span', { style: 'flex:1' }, 'We use cookies. Accept all, or save your choice.'),
            h('button', { c: 'btn small', type: 'button' }, 'Accept'),
            h('button', { c: 'btn small', type: 'button' }, 'Save'),
            h('button', { c: 'btn small', type: 'button' }, 'Done'),
          ),
        );
      if (A.chat !== 'none')
        aside.push(
          h(
            'div',
            { c: 'chat' },
            A.chat === 'form'
              ? h(
                  'div',
                  {},
                  h('b', {}, 'Chat with us'),
                  h('label', { c: 'lab' }, 'Name', h('input', { c: 'in' })),
                  h('label', { c: 'lab' }, 'Email', h('input', { c: 'in', type: 'email' })),
                  h('button', { c: 'btn small', type: 'button' }, 'Next'),
                )
              : h('button', { c: 'btn small', type: 'button', 'aria-label': 'Chat with support' }, 'Chat'),
          ),
        );
      if (A.drawer)
        aside.push(
          h(
            'div',
            {
              style:
                'position:fixed;top:0;bottom:0;left:0;width:240px;transform:translateX(-110%);background:var(--bg)',
            },
            h(
              'nav',
              {},
              [
                'Develop',
                'Build app',
                'App Credentials',
                'Information',
                'Feature',
                'Scopes',
                'Activation',
                'Manage',
              ].map((t) => h('a', { c: 'rl', href: '#' }, t)),
            ),
          ),
        );
      document.body.append(...aside);
      // A cookie bar or a chat that would lie on a control is not there: a person would have closed it.
      for (const el of aside) {
        const b = el.getBoundingClientRect();
        if (!b.width || getComputedStyle(el).position !== 'fixed' || b.right < 0) continue;
        const hit = [...T.values()].flat().some((t) => {
          const r = t.getBoundingClientRect();
          return (
            r.width && r.left < b.right + 12 && r.right > b.left - 12 && r.top < b.bottom + 12 && r.bottom > b.top - 12
          );
        });
        if (hit) el.remove();
      }
    });
  }
  const CSS = `*{box-sizing:border-box}:root{--bg:#fff;--fg:#131619;--note:#5f6470;--line:#d9dce3;--soft:#f4f5f8}:root.dark{--bg:#15171c;--fg:#f1f2f4;--note:#a9b0bd;--line:#3a3f4a;--soft:#22262e}
body{margin:0;background:var(--bg);color:var(--fg);font:14px/20px system-ui,sans-serif}a{color:inherit;text-decoration:none}.link{color:#2f6fed;background:none;border:0;padding:2px 4px;font:inherit;cursor:pointer}
h1{font-size:26px;line-height:32px;margin:8px 0}h2{font-size:20px;margin:8px 0}h3{font-size:16px;margin:14px 0 6px}hr{border:0;border-top:1px solid var(--line);margin:14px 0}
.top{display:flex;gap:12px;align-items:center;flex-wrap:wrap;padding:10px 20px;border-bottom:1px solid var(--line);background:var(--bg);position:relative;z-index:5}.face{width:30px;height:30px;border-radius:8px;background:#3d6b2f;color:#fff;display:grid;place-items:center}
.two{display:flex;gap:28px;padding:20px;flex-wrap:wrap}.rail{width:190px;flex:none}.main{flex:1;min-width:320px}.wide{padding:20px}
.tile{width:130px;height:90px;border-radius:24px;box-shadow:0 2px 10px #0002;display:grid;place-content:center;text-align:center;color:#2f6fed;margin-bottom:14px;font-size:12px}
.rl{display:flex;gap:8px;align-items:center;width:100%;padding:7px 10px;border:0;background:none;color:inherit;font:inherit;text-align:start;border-radius:7px;cursor:pointer}.rl.now{background:#0e71eb;color:#fff}.rl.sel{background:var(--soft)}
.dot{width:14px;height:14px;border-radius:50%;background:#0e71eb;color:#fff;font-size:9px;line-height:14px;text-align:center;font-style:normal;flex:none}.rl.now .dot{background:#fff;color:#0e71eb}
.btn{display:inline-block;border:1px solid transparent;border-radius:7px;background:var(--soft);color:var(--fg);padding:6px 14px;font:inherit;font-weight:500;cursor:pointer;text-align:center}.btn.primary{background:#0e71eb;color:#fff}.btn.ghost{background:var(--bg);border-color:var(--line)}.btn.link{background:none;color:var(--fg);padding:2px 8px}.btn.small{padding:3px 9px;font-size:12px}.btn.off{opacity:.45;cursor:not-allowed}
.item{display:block;width:100%;padding:6px 12px;border:0;background:none;color:inherit;font:inherit;text-align:start;cursor:pointer}.menu{position:absolute;top:38px;right:0;background:var(--bg);border:1px solid var(--line);border-radius:7px;min-width:170px;padding:4px;z-index:9;box-shadow:0 6px 18px #0003}
.chips{display:flex;gap:8px;flex-wrap:wrap}.chip{background:var(--soft);border-radius:5px;padding:2px 8px;font-size:12px}
.field{margin:10px 0}.lab{font-weight:500;margin-bottom:3px}.lab.left{width:150px;flex:none;text-align:start;padding-inline-end:10px}.row{display:flex;gap:10px;align-items:center}.note{color:var(--note);font-size:12.5px}.ft{width:100%;border-collapse:collapse;margin:8px 0}.ft td,.ft th{padding:2px}
.in{width:100%;min-height:32px;border:1px solid #8c93a1;border-radius:7px;background:var(--bg);color:var(--fg);padding:4px 9px;font:inherit}.find{width:200px}.frame{display:flex;align-items:center;gap:6px;border:1px solid var(--line);border-radius:7px;background:var(--soft);padding:2px 6px}.frame .in{border:0;background:none}.val{flex:1;padding:5px;overflow-wrap:anywhere;margin:0}
.eye{border:0;background:none;color:inherit;cursor:pointer;display:inline-grid;place-items:center;min-width:24px;min-height:24px;padding:2px;font:inherit}
.ends{display:flex;gap:10px;align-items:center;margin:14px 0;flex-wrap:wrap}.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(210px,1fr));gap:14px}.card{border:1px solid var(--line);border-radius:12px;padding:14px}.pick{display:flex;gap:12px;cursor:pointer;align-items:flex-start}.pick.sel{border-color:#0e71eb;box-shadow:0 0 0 1px #0e71eb}
.radio{width:16px;height:16px;border:2px solid #6e7683;border-radius:50%;flex:none;margin-top:2px}.radio.on{border:5px solid #0e71eb}.box{width:18px;height:18px;border:2px solid #6e7683;border-radius:4px;display:inline-grid;place-items:center;font-size:12px;line-height:1;flex:none;color:#fff}.box.on{background:#0e71eb;border-color:#0e71eb}
.st{width:100%;border-collapse:collapse;padding:0;margin:10px 0;list-style:none}.st td,.st th{border-bottom:1px solid var(--line);padding:8px 6px;text-align:start}.srow{display:flex;gap:10px;align-items:center;border-bottom:1px solid var(--line);padding:7px 4px}.chk{display:inline-flex;gap:6px;align-items:center}
.veil{position:fixed;inset:0;background:#000a;display:grid;place-items:start center;overflow:auto;z-index:1300;padding:30px 10px}.dlg{width:min(640px,94vw);background:var(--bg);color:var(--fg);border:0;border-radius:14px;padding:18px 22px;box-shadow:0 10px 40px #0006;max-height:none}dialog.dlg{margin-top:20px;max-height:calc(100vh - 40px);overflow:auto}dialog::backdrop{background:#000a}.x{border:0;background:none;color:inherit;font-size:16px;cursor:pointer}
.panes{display:flex;gap:14px;margin-top:10px}.prod{width:150px;flex:none;border-inline-end:1px solid var(--line);max-height:340px;overflow:auto}.ghead{display:flex;width:100%;padding:8px 4px;border:0;background:none;color:inherit;font:inherit;font-weight:500;text-align:start;cursor:pointer}
.full{position:fixed;inset:0;background:var(--bg);overflow:auto;z-index:1200}.help{margin:20px;padding:12px;border:1px solid var(--line);border-radius:10px;max-width:300px}.cookie{position:fixed;bottom:0;left:0;right:0;display:flex;gap:8px;align-items:center;padding:8px 16px;background:#2b2f38;color:#fff;z-index:1000}.chat .lab{display:block}.chat{position:fixed;bottom:16px;right:16px;background:var(--bg);border:1px solid var(--line);border-radius:12px;padding:10px;width:auto;max-width:220px;z-index:1000}
.foot{display:flex;gap:40px;flex-wrap:wrap;border-top:1px solid var(--line);padding:18px 20px 70px;margin-top:30px;font-size:12px;color:var(--note)}`;

  // ---------- life of the page ----------
  document.documentElement.lang = 'en';
  document.documentElement.dir = A.dir;
  if (A.theme === 'dark') document.documentElement.classList.add('dark');
  document.title = /purview/.test(kind)
    ? 'Microsoft Purview'
    : kind === 'role'
      ? 'Role Management - Zoom'
      : 'App Marketplace';
  const st = document.createElement('style');
  st.textContent = CSS;
  document.head.append(st);
  R = rngOf(spec.seed + 17);
  const root = document.createElement('div');
  root.id = 'root';
  document.body.append(root);
  let extras = [];
  const paint = () => {
    R = rngOf(spec.seed + 17);
    uid = 0;
    T.clear();
    LOOK.clear();
    for (const n of [...document.body.children]) if (n !== root && extras.includes(n)) n.remove();
    const before = new Set(document.body.children);
    root.replaceChildren();
    root.style.cssText = '';
    const nodes = [P[kind]()].flat(Infinity).filter(Boolean);
    if (A.under) {
      // an older copy of the page stays beneath an opaque layer and passes every size and display test
      const keep = E;
      const old = without(() =>
        h(
          'div',
          { c: 'beneath' },
          [P[kind]()].flat(Infinity).filter((n) => n && n.tagName !== 'DIALOG' && !n.classList?.contains('veil')),
        ),
      );
      E = keep;
      old.querySelectorAll('.full').forEach((e) => {
        e.style.position = 'static';
      });
      root.append(old, h('div', { c: 'full' }, nodes));
    } else root.append(...nodes);
    root.querySelectorAll('dialog').forEach((d) => {
      if (d.closest('.full,#root') && !d.open) d.showModal();
    });
    decoys(root);
    extras = [...document.body.children].filter((n) => n !== root && !before.has(n));
    const scroller = root.querySelector('[style*="overflow:auto"]');
    if (scroller && state !== 'offscreen') scroller.scrollTop = 0;
  };
  window.__oracle = (target) => (T.get(norm(target)) ?? []).filter((e) => e.isConnected);
  window.__look = (target) => (LOOK.get(norm(target)) ?? []).filter((e) => e.isConnected);
  const settle = () => {
    window.__expect = E;
    let f = 0;
    const frame = () => {
      window.__frames = ++f;
      if (f < 200) requestAnimationFrame(frame);
    };
    requestAnimationFrame(() =>
      setTimeout(() => {
        window.__settledAt = performance.now();
        requestAnimationFrame(frame);
      }, 0),
    );
  };
  const show = () => {
    paint();
    if (A.replaced)
      setTimeout(() => {
        paint();
        settle();
      }, 300);
    else settle();
  };
  if (A.late) {
    root.append(document.createElement('p'));
    root.firstChild.textContent = 'Loading…';
    setTimeout(show, A.late);
  } else show();
}
