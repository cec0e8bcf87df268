import type { CodeCell } from '@jupyterlab/cells';
import type { JSONObject } from '@lumino/coreutils';
import { DisposableDelegate, type IDisposable } from '@lumino/disposable';
import { PanelLayout } from '@lumino/widgets';

const VIEW = 'application/vnd.jupyter.widget-view+json';

type Outputs = CodeCell['outputArea']['model'];

/**
 * Shows a prompt at a cell whose outputs on this page don't show it.
 *
 * In a trusted cell it is an output like any other. An untrusted cell keeps
 * its outputs and its lack of trust: they may be somebody else's, and that the
 * kernel runs a cell of this id doesn't make them the person's. There, the
 * prompt stands below them in a widget of ours, and only that widget is drawn
 * as trusted: its model comes from the running kernel, not from the file. It
 * becomes an output when the cell gets trusted.
 *
 * Exits: {@link dispose}, when the wait ends; the cell is disposed.
 */
export class StandIn implements IDisposable {
  /**
   * Construct a stand-in and show the prompt.
   */
  constructor(private _options: StandIn.IOptions) {
    const { cell } = _options;
    this._model = cell.model;
    this._model.stateChanged.connect(this._onState, this);
    cell.disposed.connect(this.dispose, this);
    this._show();
  }

  /**
   * Whether it has been disposed.
   */
  get isDisposed(): boolean {
    return this._isDisposed;
  }

  /**
   * Take away what was added.
   */
  dispose(): void {
    if (this._isDisposed) {
      return;
    }
    this._isDisposed = true;
    this._options.cell.disposed.disconnect(this.dispose, this);
    this._model.stateChanged.disconnect(this._onState, this);
    this._shown?.dispose();
    this._shown = null;
  }

  private _onState(_: unknown, { name }: { name: string }): void {
    if (name === 'trusted') {
      this._show();
    }
  }

  private _show(): void {
    this._shown?.dispose();
    this._shown = this._model.trusted
      ? addOutput(this._options)
      : putBelow(this._options);
  }

  private _model: CodeCell['model'];
  private _shown: IDisposable | null = null;
  private _isDisposed = false;
}

/**
 * A namespace for `StandIn` statics.
 */
export namespace StandIn {
  /**
   * The options of a stand-in.
   */
  export interface IOptions {
    /**
     * The cell that waits.
     */
    readonly cell: CodeCell;

    /**
     * The model id of the prompt.
     */
    readonly prompt: string;

    /**
     * What stands for the prompt where no widget can be drawn.
     */
    readonly text: string;
  }
}

/**
 * Add the prompt to the outputs, unless it is among them.
 */
function addOutput(options: StandIn.IOptions): IDisposable | null {
  const { cell, prompt, text } = options;
  const outputs = cell.outputArea.model;
  if (indexOf(outputs, prompt) >= 0) {
    return null;
  }
  outputs.add({
    output_type: 'display_data',
    data: { 'text/plain': text, [VIEW]: viewOf(prompt) },
    metadata: {}
  });
  return new DisposableDelegate(() => {
    const index = outputs.isDisposed ? -1 : indexOf(outputs, prompt);
    if (index >= 0) {
      outputs.remove(index);
    }
  });
}

/**
 * Put the prompt below everything else in the cell.
 */
function putBelow({ cell, prompt }: StandIn.IOptions): IDisposable | null {
  const { rendermime } = cell.outputArea;
  if (!rendermime.getFactory(VIEW)) {
    return null;
  }
  const widget = rendermime.createRenderer(VIEW);
  widget.addClass('jp-blocking-StandIn');
  const data = { [VIEW]: viewOf(prompt) };
  void widget.renderModel(rendermime.createModel({ data, trusted: true }));
  // A windowed notebook fills a cell when it comes into view.
  void cell.ready.then(() => {
    if (!widget.isDisposed && cell.layout instanceof PanelLayout) {
      cell.layout.addWidget(widget);
    }
  });
  return widget;
}

function viewOf(prompt: string): JSONObject {
  return { version_major: 2, version_minor: 0, model_id: prompt };
}

/**
 * Where is a widget's view among outputs?
 */
function indexOf(outputs: Outputs, model: string): number {
  return outputs.toJSON().findIndex(output => {
    const data = output.data as Readonly<Record<string, unknown>> | undefined;
    const view = data?.[VIEW] as { model_id?: unknown } | undefined;
    return view?.model_id === model;
  });
}
