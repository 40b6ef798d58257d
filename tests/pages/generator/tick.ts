import type { Builder } from './build.ts';

/** A box to tick: what stands in the page, and the element that holds its state. */
export interface Tick {
  readonly whole: HTMLElement;
  readonly input: HTMLElement;
}

/** A checkbox or switch without text, as the axes have it. */
export function tick(b: Builder, target: string | undefined, checked: boolean, asSwitch: boolean): Tick {
  const made = b.axes.boxes === 'painted' ? painted(b, target, checked, asSwitch) : drawn(b, target, checked, asSwitch);
  if (b.axes.boxes !== 'shadow') return made;
  const host = b.h('x-check', 'display: inline-block');
  host.attachShadow({ mode: 'open' }).append(made.whole);
  return { whole: host, input: made.input };
}

/** The wrapper is what is seen; its small, transparent input lies in it. HTML takes a type in capitals too. */
function painted(b: Builder, target: string | undefined, checked: boolean, asSwitch: boolean): Tick {
  const input = b.h('input', 'position: absolute; inset: 0; margin: 0; opacity: 0', [], {
    type: b.rnd.pick(['checkbox', 'CHECKBOX']),
  }) as HTMLInputElement;
  input.checked = checked;
  const size = asSwitch ? 'width: 36px; height: 18px; border-radius: 9px' : 'width: 16px; height: 16px';
  const paint = `position: relative; display: inline-block; flex: none; border: 1px solid #555; background: ${checked ? '#2d6cdf' : '#eee'}; ${size}`;
  return { whole: b.is(target, b.h('span', paint, [input])), input };
}

/** A native box, one of its own making by role, or a drawing beside an input that is not seen. */
function drawn(b: Builder, target: string | undefined, checked: boolean, asSwitch: boolean): Tick {
  const make = b.kind('native', ['native', 'over', 'svg', 'role', 'gone'], 'role', 'over');
  const size = asSwitch
    ? 'width: 36px; height: 18px; border-radius: 9px'
    : 'width: 16px; height: 16px; border-radius: 2px';
  const drawn = `display: inline-block; box-sizing: border-box; border: 1px solid #555; background: ${checked ? '#2d6cdf' : '#fff'}; ${size}`;
  if (make === 'role') {
    const box = b.h('span', `${drawn}; cursor: pointer`, [], {
      role: asSwitch ? 'switch' : 'checkbox',
      tabindex: '0',
      'aria-checked': String(checked),
    });
    return { whole: b.is(target, box), input: box };
  }
  const input = b.h(
    'input',
    '',
    [],
    asSwitch ? { type: 'checkbox', role: 'switch' } : { type: 'checkbox' },
  ) as HTMLInputElement;
  input.checked = checked;
  if (make === 'native') {
    input.style.cssText = 'width: 16px; height: 16px; margin: 0';
    return { whole: b.is(target, input), input };
  }
  const box = make === 'svg' && !asSwitch ? svg(b) : b.h('span', drawn);
  b.is(target, box);
  input.style.cssText =
    make === 'gone'
      ? 'position: absolute; width: 1px; height: 1px; clip-path: inset(50%); opacity: 0'
      : 'position: absolute; inset: 0; width: 100%; height: 100%; margin: 0; opacity: 0; cursor: pointer';
  const padding = make === 'svg' ? 'padding: 9px' : '';
  return {
    whole: b.h('span', `position: relative; display: inline-flex; vertical-align: middle; ${padding}`, [input, box]),
    input,
  };
}

function svg(b: Builder): Element & HTMLElement {
  const box = b.page.createElementNS('http://www.w3.org/2000/svg', 'svg');
  box.setAttribute('viewBox', '0 0 24 24');
  box.setAttribute('aria-hidden', 'true');
  box.style.cssText = 'width: 24px; height: 24px; fill: currentColor';
  box.innerHTML = '<path d="M19 5v14H5V5h14z"></path>';
  return box as unknown as HTMLElement;
}
