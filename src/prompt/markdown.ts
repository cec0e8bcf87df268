import type { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import type { Widget } from '@lumino/widgets';

const MARKDOWN = 'text/markdown';

/**
 * Render Markdown as an untrusted output is rendered: sanitized.
 *
 * @returns A widget that fills itself.
 */
export function renderMarkdown(
  rendermime: IRenderMimeRegistry,
  text: string
): Widget {
  const renderer = rendermime.createRenderer(MARKDOWN);
  const model = rendermime.createModel({
    data: { [MARKDOWN]: text },
    trusted: false
  });
  renderer.renderModel(model).catch((reason: unknown) => {
    console.error(
      '[jupyterlab-blocking-widgets] rendering a help text',
      reason
    );
    renderer.node.textContent = text;
  });
  return renderer;
}
