import net from 'node:net';

const isFree = port =>
  new Promise(resolve => {
    const server = net.createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

/** The first of `count` free ports in a row, at `from` or above. */
export async function freePorts(from, count) {
  for (let first = from; ; first += count) {
    const row = Array.from({ length: count }, (_, index) => first + index);
    if ((await Promise.all(row.map(isFree))).every(Boolean)) {
      return first;
    }
  }
}
