import { PromptModel } from './model';
import type { IPromptServices } from './services';
import { PromptView } from './view';

/**
 * The classes that the widget manager asks for by name, with the services of
 * this page: no module holds any state.
 */
export function promptExports(services: IPromptServices): {
  PromptModel: typeof PromptModel;
  PromptView: typeof PromptView;
} {
  class PagePromptView extends PromptView {
    protected override get services(): IPromptServices {
      return services;
    }
  }
  return { PromptModel, PromptView: PagePromptView };
}
