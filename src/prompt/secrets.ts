import type { WidgetModel } from '@jupyter-widgets/base';

const done = new WeakSet<WidgetModel>();

/**
 * Keep what is typed into a password, here or in a box, out of the notebook's
 * file.
 *
 * While *Save Widget State Automatically* is on, each save, also one that
 * happens in the middle of a wait, writes all models' `get_state()`
 * (`serialize_state` in ipywidgets' `manager-base.ts`).
 */
export function keepOutOfFiles(model: WidgetModel): void {
  if (done.has(model)) {
    return;
  }
  done.add(model);
  if (model.get('_model_name') === 'PasswordModel') {
    const whole = model.get_state.bind(model);
    model.get_state = dropDefaults => ({ ...whole(dropDefaults), value: '' });
  }
  const children: unknown = model.get('children');
  if (Array.isArray(children)) {
    children.forEach(child => keepOutOfFiles(child as WidgetModel));
  }
}
