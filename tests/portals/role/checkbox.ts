/**
 * Zoom's checkbox, as measured on /meeting/schedule in October 2026 (zoom-), and its predecessor (zm-): the native
 * input is transparent.
 */
import { h, type VNode } from 'vue';
import { truth } from '../truth.ts';

export interface CheckboxProps {
  markup: 'zoom' | 'zm';
  /** Text beside the box; none where the column's heading names it. */
  label?: string;
  checked: boolean;
  disabled: boolean;
  target?: string;
  change(checked: boolean): void;
}

export function checkbox(props: CheckboxProps): VNode {
  return props.markup === 'zoom' ? newCheckbox(props) : oldCheckbox(props);
}

function classesOf(name: string, { checked, disabled }: CheckboxProps) {
  return [name, { 'is-checked': checked, 'is-disabled': disabled }];
}

function nativeInput(name: string, { checked, disabled, change }: CheckboxProps): VNode {
  return h('input', {
    class: name,
    type: 'checkbox',
    checked,
    disabled,
    onChange: (event: Event) => change((event.target as HTMLInputElement).checked),
  });
}

/**
 * The input lies over the box, beside it in the tree; the label is tied to nothing, a click on it is handled by script.
 */
function newCheckbox(props: CheckboxProps): VNode {
  const { label, target, disabled, checked, change } = props;
  return h('span', { class: 'zoom-checkbox' }, [
    h('span', { class: classesOf('zoom-checkbox__wrap', props), ref: target ? truth(target) : undefined }, [
      h('span', { class: 'zoom-checkbox__inner' }),
    ]),
    nativeInput('zoom-checkbox__original', props),
    label && h('span', { class: 'zoom-checkbox__label', onClick: () => disabled || change(!checked) }, label),
  ]);
}

/**
 * The input has no size at all and lies behind, inside the box; the label element around everything takes the click.
 * The truth looks for a disabled input beside the box only, so a disabled box is not registered here.
 */
function oldCheckbox(props: CheckboxProps): VNode {
  const { label, disabled } = props;
  const target = disabled ? undefined : props.target;
  return h('label', { class: classesOf('zm-checkbox', props) }, [
    h('span', { class: classesOf('zm-checkbox__input', props), ref: target ? truth(target) : undefined }, [
      h('span', { class: 'zm-checkbox__inner' }),
      nativeInput('zm-checkbox__original', props),
    ]),
    label && h('span', { class: 'zm-checkbox__label' }, label),
  ]);
}
