/**
 * The version of this package; a spec holds it against `package.json`.
 *
 * Written here since the bundle should not carry all of `package.json`.
 */
export const VERSION = '0.1.0';

/**
 * The name of this package: the widgets' module and the translation domain.
 */
export const PACKAGE = 'jupyterlab-blocking-widgets';
