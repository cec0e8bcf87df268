"""The server's part of Blocking Widgets: what a kernel says reaches the page at once.

Jupyter Server leaves Nagle's algorithm on for the websockets of its kernels. A
second small message then waits until the browser has acknowledged the first,
which browsers delay by 40 ms and more (RFC 1122, 4.2.3.2 and 4.2.3.4), and an
answer is followed by a handful of small messages.
"""

from __future__ import annotations

from typing import Any


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    """Where Jupyter Server finds the extension."""
    return [{"module": "jupyterlab_blocking_widgets"}]


def _load_jupyter_server_extension(server: Any) -> None:
    """Have the connections to kernels send without delay, of whichever class they are."""
    settings = server.web_app.settings
    stock = settings.get("kernel_websocket_connection_class")
    if isinstance(stock, type):
        settings["kernel_websocket_connection_class"] = sending_at_once(stock)


def sending_at_once(stock: type[Any]) -> type[Any]:
    """Make a class of kernel connections that turns Nagle's algorithm off.

    Parameters
    ----------
    stock
        A ``KernelWebsocketConnectionABC`` of Jupyter Server, or of an extension.

    Returns
    -------
    type
        A subclass that differs in nothing else.
    """

    class Connection(stock):  # type: ignore[misc]
        def connect(self) -> Any:
            # Tornado's documentation asks for it where messages are small.
            self.websocket_handler.set_nodelay(True)
            return super().connect()

    Connection.__name__ = stock.__name__
    Connection.__qualname__ = stock.__qualname__
    return Connection
