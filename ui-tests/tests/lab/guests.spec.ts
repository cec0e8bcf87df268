import { expect, test } from '../helpers/fixtures';

const IMPORT = 'from blocking_widgets import ask, wait_for';

test('an ipympl figure is used while the cell waits', async ({
  openNotebook
}) => {
  const notebook = await openNotebook([
    `%matplotlib widget
import matplotlib.pyplot as plt
${IMPORT}`,
    `points = []
fig, ax = plt.subplots(figsize=(4, 3))
fig.canvas.mpl_connect("button_press_event", lambda event: points.append(event.xdata))
wait_for(fig, until=lambda: len(points) == 2)
print("points", points[0] < points[1])`
  ]);
  await notebook.runAll();
  const canvas = notebook.prompt.locator('canvas').last();
  await expect(canvas).toBeVisible();
  await canvas.click({ position: { x: 120, y: 120 } });
  await canvas.click({ position: { x: 240, y: 120 } });
  await expect(notebook.output(1).last()).toHaveText('points True');
});

test('an anywidget counts while the cell waits', async ({ openNotebook }) => {
  const notebook = await openNotebook([
    `import anywidget, traitlets
${IMPORT}

class Counter(anywidget.AnyWidget):
    _esm = """
    export default { render({ model, el }) {
      const button = document.createElement("button");
      const show = () => button.textContent = "count " + model.get("value");
      button.onclick = () => {
        model.set("value", model.get("value") + 1);
        model.save_changes();
      };
      model.on("change:value", show);
      show();
      el.append(button);
    } };
    """
    value = traitlets.Int(0).tag(sync=True)`,
    'counter = Counter()\ncounter.observe(lambda c: print("saw", c.new), "value")\nprint(ask("How many?", counter))',
    'counter.value += 10\nprint(wait_for(counter, until="value"))'
  ]);
  await notebook.runAll();
  await notebook.button('count 0').click();
  await notebook.button('count 1').click();
  await expect(notebook.cell(1)).toContainText('saw 2');
  await notebook.button('Continue').click();
  await expect(notebook.output(1).last()).toHaveText(/^2\s*$/);

  await notebook.panel.getByRole('button', { name: 'count 12' }).last().click();
  await expect(notebook.output(2).last()).toHaveText(/13/);
});

test('a file is chosen with ipyfilechooser', async ({ openNotebook }) => {
  const notebook = await openNotebook([
    `from pathlib import Path
from ipyfilechooser import FileChooser
${IMPORT}
Path("files").mkdir(exist_ok=True)
Path("files/data.csv").write_text("a,b")
chooser = FileChooser("files")
print(Path(wait_for(chooser, until=lambda: chooser.value)).name)`
  ]);
  await notebook.runAll();
  const prompt = notebook.prompt;
  await prompt.getByRole('button', { name: 'Select' }).click();
  await prompt.getByRole('listbox').selectOption({ label: 'data.csv' });
  await prompt.getByRole('button', { name: 'Select', exact: true }).click();
  await expect(notebook.output(0).last()).toHaveText('data.csv');
});

test('an image that only the browser can make is awaited', async ({
  openNotebook
}) => {
  // As nglview's render_image() does: a custom message asks, another answers,
  // and plain Python code puts the value into a widget that was returned.
  const notebook = await openNotebook([
    `import anywidget, base64, ipywidgets
${IMPORT}

class View(anywidget.AnyWidget):
    _esm = """
    export default { render({ model, el }) {
      const canvas = document.createElement("canvas");
      el.append(canvas);
      model.on("msg:custom", ({ id }) => {
        canvas.getContext("2d").fillRect(0, 0, 9, 9);
        canvas.toBlob(async blob =>
          model.send({ id }, undefined, [await blob.arrayBuffer()]));
      });
    } };
    """
    def render_image(self):
        image = ipywidgets.Image()
        def put(_view, _content, buffers):
            image.value = bytes(buffers[0])
        self.on_msg(put)
        self.send({"id": 1})
        return image

view = View()
view`,
    `image = view.render_image()
png = wait_for(image, until=lambda: image.value)
print(bytes(png[1:4]), len(png) > 100)`
  ]);
  await notebook.run(0);
  await expect(notebook.cell(0).locator('canvas')).toBeVisible();
  await notebook.run(1);
  await expect(notebook.output(1).last()).toHaveText("b'PNG' True");
});
