import { CodeCell, CodeCellModel } from '@jupyterlab/cells';
import { NBTestUtils } from '@jupyterlab/cells/lib/testutils';
import {
  RenderMimeRegistry,
  standardRendererFactories,
  type IRenderMime
} from '@jupyterlab/rendermime';
import { Widget } from '@lumino/widgets';

import { turn } from '../../testing/waits';
import { StandIn } from '../standin';

const VIEW = 'application/vnd.jupyter.widget-view+json';
const SAVED = { output_type: 'stream', name: 'stdout', text: 'saved' } as const;

function viewOutput(prompt: string) {
  return {
    output_type: 'display_data',
    data: { 'text/plain': 'PromptModel()', [VIEW]: { model_id: prompt } },
    metadata: {}
  } as const;
}

class View extends Widget implements IRenderMime.IRenderer {
  renderModel(model: IRenderMime.IMimeModel): Promise<void> {
    const view = model.data[VIEW] as { model_id: string };
    this.node.dataset.prompt = `${view.model_id} ${model.trusted}`;
    return Promise.resolve();
  }
}

class Fixture {
  constructor({ trusted = false, widgets = true } = {}) {
    const rendermime = new RenderMimeRegistry({
      initialFactories: standardRendererFactories
    });
    if (widgets) {
      rendermime.addFactory(
        {
          safe: false,
          mimeTypes: [VIEW],
          createRenderer: () => (this.view = new View())
        },
        -10
      );
    }
    this.cell = new CodeCell({
      model: new CodeCellModel(),
      rendermime,
      contentFactory: NBTestUtils.createCodeCellFactory()
    }).initializeState();
    this.cell.model.trusted = trusted;
    this.cell.model.outputs.add(SAVED);
    Widget.attach(this.cell, document.body);
  }

  async shows(prompt = 'm-1'): Promise<StandIn> {
    const standIn = new StandIn({ cell: this.cell, prompt, text: 'Waiting' });
    await turn();
    return standIn;
  }

  /** The prompts that are drawn, and whether as trusted. */
  get drawn(): (string | undefined)[] {
    const nodes = this.cell.node.querySelectorAll<HTMLElement>('[data-prompt]');
    return [...nodes].map(({ dataset }) => dataset.prompt);
  }

  get outputs(): string[] {
    return this.cell.model.outputs
      .toJSON()
      .map(({ output_type }) => output_type);
  }

  view = new View();
  readonly cell: CodeCell;
}

describe('StandIn', () => {
  // A cell's model without a notebook makes Yjs complain.
  beforeEach(() => jest.spyOn(console, 'warn').mockImplementation());
  afterEach(() => {
    jest.restoreAllMocks();
    document.body.replaceChildren();
  });

  it('adds the prompt to the outputs of a trusted cell, and takes it away again', async () => {
    const f = new Fixture({ trusted: true });
    const standIn = await f.shows();
    expect(f.outputs).toEqual(['stream', 'display_data']);
    expect(f.drawn).toEqual(['m-1 true']);
    standIn.dispose();
    standIn.dispose();
    expect(f.outputs).toEqual(['stream']);
  });

  it('leaves the prompt where it is among the outputs of a trusted cell', async () => {
    const f = new Fixture({ trusted: true });
    f.cell.model.outputs.add(viewOutput('m-1'));
    const standIn = await f.shows();
    expect(f.drawn).toEqual(['m-1 true']);
    standIn.dispose();
    expect(f.outputs).toEqual(['stream', 'display_data']);
  });

  it('shows it below an untrusted cell, whose outputs and trust stay', async () => {
    const f = new Fixture();
    const standIn = await f.shows();
    expect(f.drawn).toEqual(['m-1 true']);
    expect(f.outputs).toEqual(['stream']);
    expect(f.cell.model.trusted).toBe(false);
    standIn.dispose();
    expect(f.drawn).toEqual([]);
  });

  it('shows it, too, where an untrusted cell has it among its outputs, undrawn', async () => {
    const f = new Fixture();
    f.cell.model.outputs.add(viewOutput('m-1'));
    f.cell.model.outputs.add(viewOutput('m-2'));
    await f.shows();
    expect(f.drawn).toEqual(['m-1 true']);
    expect(f.cell.model.trusted).toBe(false);
  });

  it('makes it an output when the cell gets trusted', async () => {
    const f = new Fixture();
    const standIn = await f.shows();
    f.cell.model.trusted = true;
    await turn();
    expect(f.drawn).toEqual(['m-1 true']);
    expect(f.outputs).toEqual(['stream', 'display_data']);
    standIn.dispose();
    expect(f.outputs).toEqual(['stream']);
  });

  it('shows nothing in an untrusted cell where no widget can be drawn', async () => {
    const f = new Fixture({ widgets: false });
    await f.shows();
    expect(f.outputs).toEqual(['stream']);
  });

  it('goes with its cell', async () => {
    const f = new Fixture();
    const standIn = await f.shows();
    f.cell.dispose();
    expect(standIn.isDisposed).toBe(true);
    expect(f.view.isDisposed).toBe(true);
  });
});
