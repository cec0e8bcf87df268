import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import prettierRecommended from 'eslint-plugin-prettier/recommended';
import globals from 'globals';
import jupyterPlugin from '@jupyter/eslint-plugin';

export default defineConfig([
  {
    ignores: [
      '**/node_modules',
      '**/*.d.ts',
      '.kernels',
      '.setup',
      '.venv',
      '.yarn',
      'blocking_widgets/labextension',
      'coverage',
      'dist',
      'lib',
      'reports',
      'ui-tests/playwright-report',
      'ui-tests/test-results'
    ]
  },
  {
    files: ['**/*.{js,mjs,ts,tsx}'],
    ...js.configs.recommended,
    languageOptions: { globals: globals.node }
  },
  { plugins: { jupyter: jupyterPlugin } },
  jupyterPlugin.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      globals: { ...globals.browser, ...globals.es2021 },
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname
      }
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }
      ],
      '@typescript-eslint/naming-convention': [
        'error',
        {
          selector: 'interface',
          format: ['PascalCase'],
          custom: { regex: '^I[A-Z]', match: true }
        }
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      // JupyterLab's habit: options interfaces and private helpers live in a
      // namespace named after their class.
      '@typescript-eslint/no-namespace': 'off',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { args: 'none' }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // Signals take the method and its `this` side by side, which
      // jupyter/require-signal-this-arg sees to.
      '@typescript-eslint/unbound-method': 'off',
      // The whole extension is small and wanted with the first notebook.
      'jupyter/prefer-lazy-imports': 'off',
      curly: ['error', 'all'],
      eqeqeq: 'error',
      'prefer-arrow-callback': 'error'
    }
  },
  {
    files: [
      '**/*.spec.ts',
      '**/*.spec.tsx',
      'src/testing/**/*.ts',
      'ui-tests/**/*.ts'
    ],
    rules: {
      // What a test owns goes with its page.
      'jupyter/require-disposable-ownership': 'off',
      'jupyter/require-disposable-transfer': 'off',
      'jupyter/no-untranslated-string': 'off',
      // Fakes implement asynchronous interfaces with nothing to wait for.
      '@typescript-eslint/require-await': 'off'
    }
  },
  {
    files: ['ui-tests/**/*.ts'],
    rules: {
      // Galata's helpers wait until a cell has ended, which a waiting one has not.
      'jupyter/galata-prefer-notebook-cell-helper': 'off'
    }
  },
  { files: ['**/*.{js,mjs,ts,tsx}'], extends: [prettierRecommended] }
]);
