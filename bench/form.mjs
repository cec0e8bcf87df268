/**
 * A form of 100 fields: time until it is shown.
 *
 * Compared with a plain `VBox` of 100 widgets of the same types and values,
 * described by the same labels. Ours share one layout and one style per kind,
 * which a `VBox` of widgets does not. Both take turns in one page and kernel.
 * Measured in the page, from the command that runs the cell until all 100
 * widgets are in the document and the frame after that is drawn.
 */

import { currentKernel, oldKernel } from './kernels.mjs';
import { milliseconds, times } from './report.mjs';
import { interleave, median, percentile, ratio } from './stats.mjs';

const LIMIT = 1.1;
const COUNT = 100;
const WIDGETS =
  '.jp-OutputArea-output :is(.widget-text, .widget-checkbox, .widget-dropdown, .widget-slider)';

const setUp = `
import ipywidgets as w
from blocking_widgets import form
from blocking_widgets.exchange import exchange
from blocking_widgets.fields import fields_of

kinds = {
    "text": ("EU", lambda **labels: w.Text("EU", **labels)),
    "number": (100, lambda **labels: w.Text("100", **labels)),
    "switch": (True, lambda **labels: w.Checkbox(True, indent=False, **labels)),
    "choice": (["a", "b", "c"], lambda **labels: w.Dropdown(options=["a", "b", "c"], **labels)),
    "range": ((0, 10), lambda **labels: w.IntSlider(5, 0, 10, **labels)),
}
names = [f"{kind}_{number}" for number in range(${COUNT} // len(kinds)) for kind in kinds]
fields = {name: kinds[name.split("_")[0]][0] for name in names}

def plain():
    return [kinds[name.split("_")[0]][1](description=name.replace("_", " ")) for name in names]

asked = fields_of(fields)
assert [type(one.widget) for one in asked.fields] == [type(one) for one in plain()]
w.Widget.close_all()
`;

export async function measureForm({ lab, quick }) {
  const rounds = quick ? 3 : 15;
  const results = [];
  for (const kernel of [currentKernel(), oldKernel]) {
    results.push({ kernel, ...(await compare(lab, kernel, rounds)) });
  }
  return {
    title: `A form of ${COUNT} fields, until it is shown`,
    about:
      'The ratio is that of the medians. Both took turns in the same page and kernel. The fields of a form share a layout and a style.',
    head: ['kernel', 'what', 'n', 'median', '95 %', 'ratio'],
    rows: results.flatMap(({ kernel, ours, plain }) => [
      [kernel, 'form()', ...describe(ours), times(ratio(ours, plain))],
      [kernel, 'VBox', ...describe(plain), '']
    ]),
    limits: results.map(({ kernel, ours, plain }) => ({
      what: `${COUNT} fields shown, over a plain \`VBox\`, ${kernel}`,
      value: times(ratio(ours, plain)),
      limit: times(LIMIT),
      met: ratio(ours, plain) <= LIMIT
    }))
  };
}

const describe = series => [
  series.length,
  milliseconds(median(series)),
  milliseconds(percentile(series, 0.95))
];

async function compare(lab, kernel, rounds) {
  const notebook = await lab.open(kernel);
  try {
    await notebook.finish(setUp);
    const shown = { selector: WIDGETS, count: COUNT };
    const [ours, plain] = await interleave(
      [
        async () => {
          const time = await notebook.timeRun(
            shown,
            'answers = form(remember=False, **fields)'
          );
          await notebook.page
            .locator('.jp-blocking-Prompt button.jp-mod-accept')
            .click();
          await notebook.finish('exchange().clear_up()');
          return time;
        },
        async () => {
          const time = await notebook.timeRun(
            shown,
            'display(w.VBox(plain()))'
          );
          await notebook.finish('w.Widget.close_all()');
          return time;
        }
      ],
      { rounds, warmUp: 2 }
    );
    return { ours, plain };
  } finally {
    await notebook.close();
  }
}
