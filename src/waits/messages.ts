import type { KernelMessage } from '@jupyterlab/services';
import { UUID } from '@lumino/coreutils';

/**
 * Questions about kernel messages. Pure.
 */

/**
 * The target of the comm by which ipywidgets asks for all widgets' state: the
 * name notwithstanding, it travels on shell.
 */
const STATE_TARGET = 'jupyter.widget.control';

const COMM_TYPES = ['comm_open', 'comm_msg', 'comm_close'];

/**
 * Is it a comm message?
 */
export function isCommMessage(msg: KernelMessage.IMessage): boolean {
  return COMM_TYPES.includes(msg.header.msg_type);
}

/**
 * Does it ask for the state of widgets, so that asking twice does no harm?
 */
export function isStateRequest(msg: KernelMessage.IMessage): boolean {
  const content = msg.content as Readonly<Record<string, unknown>>;
  if (msg.header.msg_type === 'comm_open') {
    return content.target_name === STATE_TARGET;
  }
  if (msg.header.msg_type !== 'comm_msg') {
    return false;
  }
  const { method } = (content.data ?? {}) as { method?: unknown };
  return method === 'request_states' || method === 'request_state';
}

/**
 * The same message under a new id.
 */
export function withNewId<T extends KernelMessage.IMessage>(msg: T): T {
  return { ...msg, header: { ...msg.header, msg_id: UUID.uuid4() } };
}

/**
 * How many bytes will the message take, its frame aside?
 */
export function sizeOf(msg: KernelMessage.IMessage): number {
  const buffers = (msg.buffers ?? []).reduce(
    (sum, buffer) => sum + buffer.byteLength,
    0
  );
  const text = JSON.stringify([msg.content, msg.metadata]);
  return buffers + utf8Length(text);
}

/**
 * The length of a text in UTF-8, without a copy of it.
 */
function utf8Length(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 0x7ff) {
      // A surrogate is half of a character of four bytes.
      bytes += code >= 0xd800 && code <= 0xdfff ? 1 : 2;
    } else if (code > 0x7f) {
      bytes += 1;
    }
  }
  return bytes;
}
