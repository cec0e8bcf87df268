import type { DOMWidgetModel, DOMWidgetView } from '@jupyter-widgets/base';
import { Panel, PanelLayout, Widget } from '@lumino/widgets';

import { FieldRow } from './field';
import { firstFocusable } from './focus';
import type { IField } from './model';
import type { IPromptServices } from './services';

/**
 * The fields of a prompt, in groups.
 */
export class FieldList extends Panel {
  /**
   * Construct the list.
   */
  constructor(options: FieldList.IOptions) {
    super();
    this.addClass('jp-blocking-Fields');
    const { fields, models, title, services } = options;
    let group: Widget | null = null;
    fields.forEach((field, index) => {
      const model = models[index];
      if (!model) {
        return;
      }
      const row = new FieldRow({ field, model, title, services });
      this.rows.push(row);
      if (field.group && group?.title.label !== field.group) {
        group = this._addGroup(field.group);
      } else if (!field.group) {
        group = null;
      }
      if (group) {
        (group.layout as PanelLayout).addWidget(row);
      } else {
        this.addWidget(row);
      }
    });
  }

  /**
   * The rows, in order.
   */
  readonly rows: FieldRow[] = [];

  /**
   * Draw all fields' widgets.
   */
  async draw(
    create: (model: DOMWidgetModel) => Promise<DOMWidgetView>
  ): Promise<void> {
    await Promise.all(this.rows.map(row => row.draw(create)));
  }

  /**
   * Show the errors at their fields.
   *
   * @param errors - Field key to reason.
   *
   * @returns The errors that belong to no field.
   */
  showErrors(errors: Readonly<Record<string, string>>): string[] {
    const rest = { ...errors };
    this.rows.forEach(row => {
      const error = rest[row.field.key] ?? '';
      delete rest[row.field.key];
      if (row.error !== error) {
        row.error = error;
      }
    });
    return Object.values(rest);
  }

  /**
   * The first element to type into; with an error, where there is one.
   */
  get target(): HTMLElement | null {
    const invalid = this.rows.find(row => row.error !== '');
    return firstFocusable((invalid ?? this).node);
  }

  private _addGroup(label: string): Widget {
    const group = new Widget({ node: document.createElement('fieldset') });
    const layout = new PanelLayout();
    group.layout = layout;
    group.addClass('jp-blocking-Group');
    group.title.label = label;
    const legend = new Widget({ node: document.createElement('legend') });
    legend.node.textContent = label;
    layout.addWidget(legend);
    this.addWidget(group);
    return group;
  }
}

/**
 * A namespace for `FieldList` statics.
 */
export namespace FieldList {
  /**
   * The options of a list.
   */
  export interface IOptions {
    /**
     * The fields.
     */
    readonly fields: readonly IField[];

    /**
     * Their widgets' models.
     */
    readonly models: readonly DOMWidgetModel[];

    /**
     * The prompt's title, where it stands for the only field's label.
     */
    readonly title: HTMLElement | null;

    /**
     * The page's services.
     */
    readonly services: IPromptServices;
  }
}
