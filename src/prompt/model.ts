import {
  DOMWidgetModel,
  unpack_models,
  type ISerializers
} from '@jupyter-widgets/base';

import { PACKAGE, VERSION } from '../version';

/**
 * A field of a prompt, as `docs/protocol.md` has it.
 */
export interface IField {
  /**
   * The key of its value, and of its error.
   */
  readonly key: string;

  /**
   * Its label, as plain text.
   */
  readonly label: string;

  /**
   * Its help, in Markdown.
   */
  readonly help?: string;

  /**
   * A hint at what is asked for.
   */
  readonly kind: string;

  /**
   * Whether an empty answer is refused.
   */
  readonly required?: boolean;

  /**
   * The title of the group that it belongs to, if any.
   */
  readonly group?: string | null;

  /**
   * `once`: don't draw it again where it already has a view.
   */
  readonly shown?: string | null;
}

/**
 * A button of a prompt.
 */
export interface IButton {
  /**
   * Its text.
   */
  readonly label: string;

  /**
   * Whether Enter presses it.
   */
  readonly primary: boolean;
}

/**
 * The model of a prompt: what is asked. How the wait goes is no part of it.
 */
export class PromptModel extends DOMWidgetModel {
  static model_name = 'PromptModel';
  static view_name = 'PromptView';

  static override serializers: ISerializers = {
    ...DOMWidgetModel.serializers,
    children: { deserialize: unpack_models }
  };

  /**
   * The state before the kernel's comes.
   */
  override defaults(): ReturnType<DOMWidgetModel['defaults']> {
    return {
      ...super.defaults(),
      _model_module: PACKAGE,
      _model_module_version: VERSION,
      _model_name: PromptModel.model_name,
      _view_module: PACKAGE,
      _view_module_version: VERSION,
      _view_name: PromptModel.view_name,
      wait: '',
      kind: 'ask',
      title: '',
      help: '',
      children: [],
      fields: [],
      buttons: [],
      note: '',
      cancel: '',
      remembered: false
    };
  }

  /**
   * The id of the wait.
   */
  get wait(): string {
    return this.get('wait') as string;
  }

  /**
   * What kind of question it is.
   */
  get kind(): string {
    return this.get('kind') as string;
  }

  /**
   * The title, as plain text.
   */
  get title(): string {
    return this.get('title') as string;
  }

  /**
   * The explanation, in Markdown.
   */
  get help(): string {
    return this.get('help') as string;
  }

  /**
   * The fields' widgets.
   */
  get children(): readonly DOMWidgetModel[] {
    return this.get('children') as DOMWidgetModel[];
  }

  /**
   * The fields, one for each of the children.
   */
  get fields(): readonly IField[] {
    return this.get('fields') as IField[];
  }

  /**
   * The buttons that end the wait.
   */
  get buttons(): readonly IButton[] {
    return this.get('buttons') as IButton[];
  }

  /**
   * What is waited for, where no button ends the wait.
   */
  get note(): string {
    return this.get('note') as string;
  }

  /**
   * The text of the Stop button.
   */
  get cancel(): string {
    return this.get('cancel') as string;
  }

  /**
   * Whether the fields hold an earlier answer.
   */
  get remembered(): boolean {
    return this.get('remembered') as boolean;
  }

  /**
   * The id of the kernel behind the widget manager, where it has one.
   */
  get kernelId(): string | null {
    const manager: unknown = this.widget_manager;
    const { kernel } = manager as { kernel?: { id: string } | null };
    return kernel?.id ?? null;
  }
}
