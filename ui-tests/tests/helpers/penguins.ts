import type { Example } from './examples';
import { expect } from './fixtures';

/**
 * Answer the main example as a person would: choose another table, refuse the
 * first plot, change it, and have the report written.
 */
export async function answerPenguins(example: Example): Promise<void> {
  await example.answer('Table', {
    act: prompt => prompt.locator('select').selectOption('Notes from the field')
  });
  await example.answer(/Look at the table above/);
  await example.answer('Across', {
    act: prompt => prompt.locator('select').selectOption('Culmen Length (mm)')
  });
  await example.answer('Up', {
    act: async prompt => {
      // The options come from the table, without the column that was taken.
      const options = prompt.locator('select option');
      await expect(options).toHaveText(
        [
          'Sample Number',
          'Culmen Depth (mm)',
          'Flipper Length (mm)',
          'Body Mass (g)',
          'Delta 15 N (o/oo)',
          'Delta 13 C (o/oo)'
        ],
        { useInnerText: true }
      );
      await prompt.locator('select').selectOption('Body Mass (g)');
    }
  });
  await example.answer('One colour for each', {
    act: prompt => prompt.locator('select').selectOption('Island')
  });
  await example.answer('What to show', { press: 'Draw' });
  await example.answer('Is this the plot?', { press: 'No, change it' });
  await example.answer('What to show', {
    press: 'Draw',
    act: async prompt => {
      await prompt.locator('select').selectOption(['Dream', 'Biscoe']);
      await prompt.locator('input[type="text"]').fill('Heavy penguins');
    }
  });
  await example.answer('Is this the plot?', { press: 'Yes, go on' });
  await example.answer('Report', {
    press: 'Write the report',
    act: prompt => prompt.locator('input[type="text"]').first().fill('Ada')
  });
}

/** Check what the notebook and the report say. */
export async function expectReport(example: Example): Promise<void> {
  const results = await example.finish();
  expect(results.failures).toEqual([]);
  expect(results.text('table')).toContain('Table: Notes from the field');
  expect(results.text('measured')).toContain('342 penguins have all three');
  expect(results.types('approve').filter(one => one === 'image/png')).toEqual([
    'image/png',
    'image/png'
  ]);
  expect(results.text('write')).toContain('Wrote penguins-report.md');

  const report = await example.written('penguins-report.md');
  expect(report).toContain('# Heavy penguins');
  expect(report).toContain('By Ada');
  expect(report).toContain('Measured at\nPalmer Station.');
  expect(report).toContain('Shown: Biscoe, Dream');
  expect(report).toContain('Penguins: 291 of 344');
}
