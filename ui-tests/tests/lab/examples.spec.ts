import { Example } from '../helpers/examples';
import { expect, test } from '../helpers/fixtures';
import { answerPenguins, expectReport } from '../helpers/penguins';

// A whole notebook of questions, on a machine that may be busy.
test.describe.configure({ timeout: 180_000 });
test.use({ actionTimeout: 15_000 });

test('the main example: choose, plot, change, approve, report', async ({
  page,
  kernelName,
  tmpPath
}) => {
  const example = await Example.upload(page, {
    name: 'penguins',
    kernel: kernelName,
    folder: tmpPath
  });
  await page.notebook.openByPath(example.path);
  await example.runAll();
  await answerPenguins(example);
  await expectReport(example);
});

test('the kinds of input', async ({ page, kernelName, tmpPath }) => {
  const example = await Example.upload(page, {
    name: 'kinds_of_input',
    kernel: kernelName,
    folder: tmpPath
  });
  await page.notebook.openByPath(example.path);
  await example.runAll();

  await test.step('text and numbers', async () => {
    await example.fill('Your name', 'Ada');
    await example.answer('Nickname');
    await example.fill('City', 'Turku');
    await example.answer('Address');
    await example.fill('Rows', '12 000');
    await example.fill('Share', '0.5');
    await example.answer('Percent');
    await example.answer('Ratio');
  });

  await test.step('choices', async () => {
    await example.select('Region', 'US');
    await example.select('Speed', 'Fast');
    await example.answer('Quarter');
    await example.select('Island', 'Dream');
    await example.answer('Next island');
    await example.select('Sex', 'female');
    await example.select('Islands', 'Biscoe', 'Torgersen');
    await example.answer('With outliers', {
      act: prompt => prompt.getByRole('checkbox').check()
    });
  });

  await test.step('dates and times', async () => {
    await example.fill('Day', '2026-02-01');
    await example.answer('Alarm');
    await example.answer('Start');
  });

  await test.step('types', async () => {
    await example.fill('How many', '7');
    await example.answer('Limit');
    await example.answer('Birthday');
    await example.fill('Sizes', '1\n2\n3');
    await example.fill('Stars', '5');
  });

  await test.step('files and widgets', async () => {
    await example.fill('Output folder', 'results');
    await example.answer('A small file', {
      act: async prompt => {
        const chooser = page.waitForEvent('filechooser');
        await prompt.locator('button', { hasText: 'Upload' }).click();
        await (
          await chooser
        ).setFiles({
          name: 'small.txt',
          mimeType: 'text/plain',
          buffer: Buffer.from('12345')
        });
        await expect(prompt.getByText('Upload (1)')).toBeVisible();
      }
    });
    await example.answer('Colour');
    await example.select('Place', 'second');
    await example.fill('Token', 'open sesame');
  });

  await test.step('buttons and forms', async () => {
    await example.answer('Publish?', { press: 'No' });
    await example.answer('How many copies?', { press: 'A dozen' });
    await example.answer('Sample');
    await example.answer('Plot');
    await example.answer('Job');
    await example.answer('Model');
    await example.answer(/Everything up to here/);
  });

  await test.step('waiting for widgets', async () => {
    await example.answer('Set the slider');
    await example.answer('A button', { press: 'Start' });
    await example.answer('Choose another side', { press: 'right' });
    await example.answer('A word', {
      press: null,
      act: prompt => prompt.locator('input').pressSequentially('emu')
    });
    await example.answer('Several', { press: 'Discard' });
    await example.fill('With a callback', '5');
  });

  await test.step('options', async () => {
    await example.fill('An even number', '8');
    // Two questions time out by themselves before this one.
    await example.answer('Seed', { press: 'Draw the sample' });
  });

  const results = await example.finish();
  expect(results.failures).toEqual([]);
  const values = {
    name: "'Ada'",
    nickname: "''",
    city: "'Turku'",
    rows: '12000',
    share: '0.5',
    percent: '50',
    region: "'US'",
    speed: '10',
    quarter: '1',
    enum: "<Island.DREAM: 'Dream'>",
    literal: "'female'",
    several: "[<Island.BISCOE: 'Biscoe'>, <Island.TORGERSEN: 'Torgersen'>]",
    'yes-no': 'True',
    day: 'datetime.date(2026, 2, 1)',
    whole: '7',
    list: '[1, 2, 3]',
    annotated: '5',
    upload: '5',
    trait: '1',
    password: '11',
    choose: "'No'",
    'choose-default': '12',
    'form-pydantic': "Job(name='nightly', workers=4)",
    'form-param': '3',
    'wait-continue': '3',
    'wait-trait': "'right'",
    'wait-callable': "'emu'",
    'wait-several': "'Discard'",
    callbacks: '5',
    validate: '8',
    'timeout-default': "'nobody answered'",
    'all-options': '42'
  };
  expect(results.values(Object.keys(values))).toEqual(values);
  expect(results.text('callbacks')).toContain('now 5');
  expect(results.text('timeout')).toContain('Nobody answered within 2 seconds');
  expect(results.everything).not.toContain('open sesame');
});

test('what two other packages show', async ({ page, kernelName, tmpPath }) => {
  const example = await Example.upload(page, {
    name: 'coming_from_other_tools',
    kernel: kernelName,
    folder: tmpPath
  });
  await page.notebook.openByPath(example.path);
  await example.runAll();

  await example.answer(/Click “Click me” to go on/, { press: 'Click me' });
  await example.answer('Fill in both', {
    press: null,
    act: async prompt => {
      await prompt.getByLabel('Site').fill('Biscoe Point');
      await prompt.getByLabel('Depth, m').fill('12');
      await prompt.getByLabel('Depth, m').blur();
    }
  });
  await example.answer('Favourite food colour', { press: 'plum' });
  await example.answer('And a second one', { press: 'lime' });
  await example.answer('Text', {
    press: 'Run',
    act: prompt => prompt.locator('input[type="text"]').fill('linear')
  });
  // The widgets that an earlier cell shows work while this one waits.
  // (Not those of the prompt before it, which may be about to go.)
  await page
    .locator('.widget-text:not(.jp-blocking-Prompt *)')
    .getByLabel('Text')
    .fill('straight');
  await page.locator('.widget-button:text-is("Run")').click();
  await example.answer('Choose another one', { press: 'b' });
  await example.answer('A letter');
  await example.answer(/goes on by itself/, {
    press: null,
    act: async prompt => {
      await prompt.getByRole('slider').focus();
      await page.keyboard.press('End');
    }
  });

  const results = await example.finish();
  expect(results.failures).toEqual([]);
  expect(results.text('poll-button')).toContain('done');
  expect(results.text('poll-ui-next')).toContain('Biscoe Point 12.0');
  expect(results.value('poll-timeout')).toBe("'plum'");
  expect(results.value('poll-reason')).toBe("('lime', 'a person')");
  expect(results.text('blocking-form-next')).toContain('linear\nfoo');
  expect(results.text('blocking-own-next')).toContain('straight foo');
  expect(results.value('block')).toBe("'b'");
  expect(results.value('capture')).toBe('10');
});
