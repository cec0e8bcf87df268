import type { ServiceManager } from '@jupyterlab/services';

/**
 * Questions about kernels to what the server says of them. Pure.
 */

type Services = Pick<ServiceManager.IManager, 'kernels' | 'kernelspecs'>;

/**
 * May a cell of this kernel be waiting?
 *
 * The server says that it is busy, and its kernelspec says that it speaks
 * Python: another language has no `blocking_widgets`, and its kernel may make
 * nothing, or something else, of what only ipykernel is known to answer on
 * control. A kernel whose kernelspec the server doesn't list is left alone: a
 * page that connects to it while a cell waits is 3 s late, as without us.
 *
 * @param services - What the page last heard from the server.
 * @param kernelId - The kernel.
 */
export function mayWait(
  { kernels, kernelspecs }: Services,
  kernelId: string
): boolean {
  const model = [...kernels.running()].find(({ id }) => id === kernelId);
  if (model?.execution_state !== 'busy') {
    return false;
  }
  const spec = kernelspecs.specs?.kernelspecs[model.name];
  return spec?.language.toLowerCase() === 'python';
}
