import { name, version } from '../../package.json';
import { PACKAGE, VERSION } from '../version';

it('is the version and the name of the package', () => {
  expect(VERSION).toBe(version);
  expect(PACKAGE).toBe(name);
});
