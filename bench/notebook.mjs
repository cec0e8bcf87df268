/**
 * One notebook on a page: writing and running its cells, and taking times.
 *
 * Times are taken in the page itself: from an event, as the first listener of
 * the window sees it, to the mutation of the page that brings what was waited
 * for. Nothing of the way between this process and the browser is in them.
 */

/* global document, jupyterapp, MutationObserver, requestAnimationFrame, requestIdleCallback, window */

const STARTUP_BOUND = 60_000;

export class Notebook {
  constructor(page, close) {
    this.page = page;
    this.close = close;
    page.setDefaultTimeout(STARTUP_BOUND);
  }

  /** Resolves once the kernel is idle. */
  async start() {
    await this.page.locator('.jp-NotebookPanel .jp-Notebook').waitFor();
    await this.page.evaluate(kernelIsReady);
    await this.page.evaluate(installProbe);
  }

  /** Put these cells in the place of what is there, and run them all. */
  async run(...sources) {
    await this.page.evaluate(writeCells, sources);
    await this.page.evaluate(runAll);
  }

  /** Run cells, and resolve with the text of the last one's output. */
  async finish(...sources) {
    const mark = `done ${Math.random()}`;
    await this.run(...sources, `print(${JSON.stringify(mark)})`);
    const last = this.page.locator('.jp-OutputArea-output', { hasText: mark });
    await last.or(this.page.locator('[data-mime-type$="stderr"]')).waitFor();
    const outputs = await this.outputs();
    if (!outputs.at(-1)?.includes(mark)) {
      throw new Error(outputs.join('\n'));
    }
    await this.settle();
    return outputs.at(-2);
  }

  /** Resolves once the kernel has run what it was given. */
  async idle() {
    await this.page
      .locator('.jp-InputPrompt', { hasText: '*' })
      .waitFor({ state: 'detached' });
    // It follows a moment later, and takes a cell that runs by then for done.
    await this.page
      .locator('.jp-Notebook-ExecutionIndicator[data-status="idle"]')
      .waitFor();
  }

  /** The texts of the outputs that are on the page. */
  outputs() {
    return this.page.locator('.jp-OutputArea-output').allInnerTexts();
  }

  /**
   * How long it takes in the page from an event to a text in an output.
   *
   * @param options.event - The event's type.
   * @param options.text - What the output holds.
   * @param options.bound - When to give up, in milliseconds.
   * @param cause - Makes the event happen.
   *
   * @returns Milliseconds, or null where the bound was reached.
   */
  async time(options, cause) {
    await this.settle();
    await this.page.evaluate(o => window.probe.arm(o), options);
    await cause();
    return this.page.evaluate(() => window.probe.result);
  }

  /**
   * How long it takes in the page from running cells until so many elements
   * are there and drawn, in milliseconds.
   */
  async timeRun({ selector, count }, ...sources) {
    await this.page.evaluate(writeCells, sources);
    await this.settle();
    return this.page.evaluate(runUntilShown, { selector, count });
  }

  /** Resolves once the kernel has handled what the page's widgets sent. */
  async heard() {
    await this.page.evaluate(() => window.probe.heard());
  }

  /** Have the page's garbage collected now and not some seconds later. */
  async collectGarbage() {
    this._cdp ??= await this.page.context().newCDPSession(this.page);
    await this._cdp.send('HeapProfiler.collectGarbage');
  }

  /** Resolves once the page has drawn what it has and has nothing to do. */
  async settle() {
    await this.page.evaluate(
      () =>
        new Promise(resolve => {
          requestAnimationFrame(() => requestIdleCallback(() => resolve()));
        })
    );
  }
}

/** In the page. */
async function kernelIsReady() {
  const { sessionContext } = jupyterapp.shell.currentWidget;
  await sessionContext.ready;
  await sessionContext.session.kernel.info;
}

/** In the page. */
function writeCells(sources) {
  const { content } = jupyterapp.shell.currentWidget;
  const { sharedModel } = content.model;
  sharedModel.transact(() => {
    sharedModel.deleteCellRange(0, sharedModel.cells.length);
    sharedModel.insertCells(
      0,
      sources.map(source => ({ cell_type: 'code', source, metadata: {} }))
    );
  });
  content.activeCellIndex = sources.length - 1;
  content.mode = 'command';
}

/** In the page. It does not wait for the cells: one of them may wait itself. */
function runAll() {
  void jupyterapp.commands.execute('notebook:run-all-cells');
}

/** In the page. */
function runUntilShown({ selector, count }) {
  return new Promise(resolve => {
    const start = performance.now();
    const observer = new MutationObserver(() => {
      if (document.querySelectorAll(selector).length < count) {
        return;
      }
      observer.disconnect();
      // What comes after a frame's callbacks comes after the frame is drawn.
      requestAnimationFrame(() =>
        setTimeout(() => resolve(performance.now() - start))
      );
    });
    observer.observe(document.body, { subtree: true, childList: true });
    void jupyterapp.commands.execute('notebook:run-all-cells');
  });
}

/** In the page. */
function installProbe() {
  const shows = text =>
    [...document.querySelectorAll('.jp-OutputArea-output')].some(output =>
      output.textContent.includes(text)
    );

  const measure = ({ event, text, bound }) =>
    new Promise(resolve => {
      let start = null;
      const observer = new MutationObserver(() => {
        if (start !== null && shows(text)) {
          end(performance.now() - start);
        }
      });
      const onEvent = () => {
        start = performance.now();
        timer = setTimeout(() => end(null), bound);
      };
      let timer;
      const end = result => {
        clearTimeout(timer);
        observer.disconnect();
        resolve(result);
      };
      observer.observe(document.body, {
        subtree: true,
        childList: true,
        characterData: true
      });
      window.addEventListener(event, onEvent, { capture: true, once: true });
    });

  const { kernel } = jupyterapp.shell.currentWidget.sessionContext.session;
  const unheard = new Set();
  let tell = () => undefined;
  kernel.anyMessage.connect((_, { msg, direction }) => {
    if (direction === 'send' && msg.header.msg_type === 'comm_msg') {
      unheard.add(msg.header.msg_id);
    } else if (msg.content.execution_state === 'idle') {
      unheard.delete(msg.parent_header.msg_id);
    }
    // What a widget held back meanwhile, it sends on this same message.
    setTimeout(() => unheard.size === 0 && tell());
  });

  window.probe = {
    result: null,
    heard: () =>
      new Promise(resolve => {
        tell = resolve;
        setTimeout(() => unheard.size === 0 && tell());
      }),
    arm: options => {
      window.probe.result = measure(options);
    }
  };
}
